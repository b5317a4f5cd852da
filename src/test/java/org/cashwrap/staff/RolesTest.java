package org.cashwrap.staff;

import static org.cashwrap.staff.Fixtures.ANNA;
import static org.cashwrap.staff.Fixtures.LEFT;
import static org.cashwrap.staff.Fixtures.LIA;
import static org.cashwrap.staff.Fixtures.OMID;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.cashwrap.config.Config;
import org.cashwrap.config.Read;
import org.cashwrap.staff.Permission.Allowed;
import org.cashwrap.staff.Permission.ApproverNeeded;
import org.cashwrap.staff.Permission.NotAllowed;
import org.cashwrap.staff.Permission.Why;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

class RolesTest {
    private static final Roles SHIPPED = valueOf(Roles.shipped());

    @ParameterizedTest
    @EnumSource(Operation.class)
    void byTheShippedRulesEverybodyDoesEverythingAloneButEndADoubt(Operation operation) {
        var expected =
                operation == Operation.END_DOUBT ? new ApproverNeeded(Role.MANAGER) : new Allowed();
        for (var role : EnumSet.allOf(Role.class)) {
            assertEquals(expected, SHIPPED.allows(operation, role, "anna", Optional.empty()));
        }
    }

    @Test
    void aDoubtIsEndedByAManagerWhoHadNoHandInIt() {
        assertEquals(new Allowed(), endDoubt(Set.of("anna"), LIA));
        assertEquals(new Allowed(), endDoubt(Set.of("omid"), LIA));
        assertEquals(new NotAllowed(Why.SAME_PERSON), endDoubt(Set.of("lia"), LIA));
        assertEquals(new NotAllowed(Why.APPROVER_ROLE), endDoubt(Set.of("lia"), ANNA));
        assertEquals(new NotAllowed(Why.APPROVER_DISABLED), endDoubt(Set.of("anna"), LEFT));
    }

    @Test
    void whoBeganThePaymentCannotApproveItForWhoeverStandsThereNow() {
        assertEquals(new NotAllowed(Why.SAME_PERSON), endDoubt(Set.of("anna", "lia"), LIA));
        assertEquals(new Allowed(), endDoubt(Set.of("anna", "lia"), OMID));
    }

    private static Permission endDoubt(Set<String> initiators, Person approver) {
        return SHIPPED.allows(
                Operation.END_DOUBT,
                OptionalLong.empty(),
                Role.MANAGER,
                initiators,
                Optional.of(approver));
    }

    @Test
    void aLimitHoldsUpToTheLastCent() {
        var roles = ownGiveBack("{may: with-approver, approver: clerk, alone-up-to-minor: 5000}");

        assertEquals(new Allowed(), giveBack(roles, OptionalLong.of(0), Optional.empty()));
        assertEquals(new Allowed(), giveBack(roles, OptionalLong.of(5000), Optional.empty()));
        assertEquals(
                new ApproverNeeded(Role.CLERK),
                giveBack(roles, OptionalLong.of(5001), Optional.empty()));
        assertEquals(
                new ApproverNeeded(Role.CLERK),
                giveBack(roles, OptionalLong.empty(), Optional.empty()));
        assertEquals(new Allowed(), giveBack(roles, OptionalLong.of(5001), Optional.of(ANNA)));
        // A manager may do whatever a clerk is asked for.
        assertEquals(new Allowed(), giveBack(roles, OptionalLong.of(5001), Optional.of(LIA)));
        assertThrows(
                IllegalArgumentException.class,
                () -> giveBack(roles, OptionalLong.of(-1), Optional.empty()));
    }

    @Test
    void withoutALimitEveryAmountNeedsTheApprover() {
        var roles = ownGiveBack("{may: with-approver, approver: manager}");

        assertEquals(
                new ApproverNeeded(Role.MANAGER),
                giveBack(roles, OptionalLong.of(0), Optional.empty()));
    }

    @Test
    void neverMeansNotEvenWithASecondPerson() {
        var roles = ownGiveBack("{may: never}");

        assertEquals(
                new NotAllowed(Why.ROLE), giveBack(roles, OptionalLong.of(1), Optional.of(LIA)));
    }

    private static Permission giveBack(
            Roles roles, OptionalLong amountMinor, Optional<Person> approver) {
        return roles.allows(Operation.GIVE_BACK, amountMinor, Role.CLERK, Set.of("nima"), approver);
    }

    @Test
    void aFileMustNameEveryOperationForEveryRole() {
        var text =
                shippedText()
                        .replaceAll("(?m)^  take-payment:\n.*\n.*\n", "")
                        .replaceFirst("(?m)^(  open-till:\n.*\n)    manager: .*\n", "$1")
                        .replace("print-again:", "print-again: {}\n  print-agian:");

        assertEquals(
                """
                r:12:operations: "take-payment" is missing; add it here
                r:16:operations.open-till: "manager" is missing; add it here
                r:27:operations.print-again: "clerk" is missing; add it here
                r:27:operations.print-again: "manager" is missing; add it here
                r:28:operations.print-agian: unknown key; did you mean "print-again"?
                """,
                problems(text));
    }

    @Test
    void noFileLetsOnePersonEndADoubt() {
        var rule = "{may: with-approver, approver: manager}";
        for (var loose :
                new String[] {
                    "{may: alone}",
                    "{may: with-approver, approver: clerk}",
                    "{may: with-approver, approver: manager, alone-up-to-minor: 0}"
                }) {
            var clerk = shippedText().replace("clerk: " + rule, "clerk: " + loose);
            var manager = shippedText().replace("manager: " + rule, "manager: " + loose);
            var why =
                    ": nobody ends a card doubt alone; write {may: with-approver, approver:"
                            + " manager} or {may: never}\n";

            assertEquals("r:29:operations.end-doubt.clerk" + why, problems(clerk));
            assertEquals("r:30:operations.end-doubt.manager" + why, problems(manager));
        }
        assertInstanceOf(Read.Good.class, read(shippedText().replace(rule, "{may: never}")));
    }

    @Test
    void aRowThatContradictsItselfIsRefused() {
        assertEquals(
                "r:24:operations.give-back.clerk.may: with-approver needs to know whom; add"
                        + " approver: manager or approver: clerk\n",
                problems(giveBackText("{may: with-approver}")));
        assertEquals(
                "r:24:operations.give-back.clerk.approver: nobody is asked here; take approver out,"
                        + " or write may: with-approver\n",
                problems(giveBackText("{may: alone, approver: manager}")));
        assertEquals(
                "r:24:operations.give-back.clerk.alone-up-to-minor: has no meaning here; take it"
                        + " out, or write may: with-approver\n",
                problems(giveBackText("{may: never, alone-up-to-minor: 1}")));
        assertEquals(
                "r:24:operations.give-back.clerk.alone-up-to-minor: is negative; write an amount in"
                        + " cents\n",
                problems(
                        giveBackText(
                                "{may: with-approver, approver: manager, alone-up-to-minor: -1}")));
    }

    @Test
    void aStationsOwnFileIsUsedWholeEvenIfItIsBroken(@TempDir Path folder) throws IOException {
        var own = folder.resolve("roles.yaml");
        assertEquals(Roles.shipped(), Roles.inForce(own));

        Files.writeString(own, giveBackText("{may: never}"));
        assertEquals(ownGiveBack("{may: never}"), valueOf(Roles.inForce(own)));

        Files.writeString(own, "");
        assertInstanceOf(Read.Bad.class, Roles.inForce(own));
    }

    private static String giveBackText(String rule) {
        return shippedText().replaceFirst("(  give-back:\n    clerk: ).*", "$1" + rule);
    }

    private static Roles ownGiveBack(String rule) {
        return valueOf(read(giveBackText(rule)));
    }

    private static Read<Roles> read(String text) {
        return Config.read("r", text, Roles.class);
    }

    private static String problems(String text) {
        return switch (read(text)) {
            case Read.Good<Roles>(var roles, _) -> throw new AssertionError(roles);
            case Read.Bad<Roles>(var problems) -> {
                var lines = new StringBuilder();
                problems.forEach(problem -> lines.append(problem).append('\n'));
                yield lines.toString();
            }
        };
    }

    private static Roles valueOf(Read<Roles> read) {
        return switch (read) {
            case Read.Good<Roles>(var roles, _) -> roles;
            case Read.Bad<Roles>(var problems) -> throw new AssertionError(problems);
        };
    }

    private static String shippedText() {
        try (var in = Roles.class.getResourceAsStream("roles.yaml")) {
            return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException broken) {
            throw new AssertionError(broken);
        }
    }
}
