package org.cashwrap.staff;

import org.cashwrap.config.BadValueException;
import org.cashwrap.config.Config;
import org.cashwrap.config.Read;
import org.cashwrap.config.YamlText;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/// Who may do what, up to which amount, and with whom: the whole of the separation of duties, read from one file.
/// The file names every operation for every role; what it leaves out is an error, not a permission.
///
/// @param operations complete: every operation, every role
public record Roles(Map<Operation, Map<Role, Rule>> operations) {
    /// The doubt of a card payment is about money that may be gone, and its end is somebody's word. No file can make
    /// that the word of one person.
    public Roles {
        operations = Map.copyOf(operations);
        operations
                .getOrDefault(Operation.END_DOUBT, Map.of())
                .forEach((role, rule) -> {
                    if (rule.may() == May.ALONE
                            || rule.aloneUpToMinor().isPresent()
                            || rule.approver().filter(Role.CLERK::equals).isPresent()) {
                        throw new BadValueException(
                                "nobody ends a card doubt alone; write {may: with-approver,"
                                        + " approver: manager} or {may: never}",
                                "operations",
                                "end-doubt",
                                YamlText.word(role));
                    }
                });
    }

    /// One row of the file: what one role may do in one operation.
    ///
    /// @param aloneUpToMinor with an approver only: up to this amount, inclusive, none is needed; in minor units
    /// @param approver       with an approver only: the least that the second person must be
    public record Rule(May may, Optional<Long> aloneUpToMinor, Optional<Role> approver) {
        public Rule {
            if (may == May.WITH_APPROVER && approver.isEmpty()) {
                throw new BadValueException(
                        "with-approver needs to know whom; add approver: manager or approver:"
                                + " clerk",
                        "may");
            }
            if (may != May.WITH_APPROVER && approver.isPresent()) {
                throw new BadValueException(
                        "nobody is asked here; take approver out, or write may: with-approver",
                        "approver");
            }
            if (may != May.WITH_APPROVER && aloneUpToMinor.isPresent()) {
                throw new BadValueException(
                        "has no meaning here; take it out, or write may: with-approver",
                        "alone-up-to-minor");
            }
            if (aloneUpToMinor.filter(limit -> limit < 0).isPresent()) {
                throw new BadValueException(
                        "is negative; write an amount in cents", "alone-up-to-minor");
            }
        }
    }

    /// How far one role is trusted with one operation.
    public enum May {
        ALONE,
        WITH_APPROVER,
        NEVER
    }

    /// As [#allows(Operation, OptionalLong, Role, Set, Optional)], for one person and no amount.
    public Permission allows(
            Operation operation, Role role, String initiator, Optional<Person> approver) {
        return allows(operation, OptionalLong.empty(), role, Set.of(initiator), approver);
    }

    /// May it be done? To be asked again with the approver once one is found and has signed.
    ///
    /// @param amountMinor what it is about, not negative; where a limit stands and no amount is known, an approver is needed
    /// @param role        of the person who asks
    /// @param initiators  the names of everyone who had a hand in it: who asks, and, where that is somebody else, who
    ///                    began the payment. None of them can approve it.
    /// @param approver    the second person, whose PIN has been found right
    public Permission allows(
            Operation operation,
            OptionalLong amountMinor,
            Role role,
            Set<String> initiators,
            Optional<Person> approver) {
        if (amountMinor.isPresent() && amountMinor.getAsLong() < 0) {
            throw new IllegalArgumentException("amount is negative: " + amountMinor);
        }
        var rule = operations.getOrDefault(operation, Map.of()).get(role);
        if (rule == null) {
            return new Permission.NotAllowed(Permission.Why.ROLE);
        }
        return switch (rule.may()) {
            case ALONE -> new Permission.Allowed();
            case NEVER -> new Permission.NotAllowed(Permission.Why.ROLE);
            case WITH_APPROVER -> {
                var asked = rule.approver().orElseThrow();
                yield isWithin(rule, amountMinor)
                        ? new Permission.Allowed()
                        : approver.map(second -> approved(asked, initiators, second))
                                .orElseGet(() -> new Permission.ApproverNeeded(asked));
            }
        };
    }

    private static boolean isWithin(Rule rule, OptionalLong amountMinor) {
        return amountMinor.isPresent()
                && rule.aloneUpToMinor()
                        .filter(limit -> amountMinor.getAsLong() <= limit)
                        .isPresent();
    }

    private static Permission approved(Role asked, Set<String> initiators, Person second) {
        if (initiators.contains(second.name())) {
            return new Permission.NotAllowed(Permission.Why.SAME_PERSON);
        }
        if (second.disabled()) {
            return new Permission.NotAllowed(Permission.Why.APPROVER_DISABLED);
        }
        return second.role().covers(asked)
                ? new Permission.Allowed()
                : new Permission.NotAllowed(Permission.Why.APPROVER_ROLE);
    }

    /// The rules for a station: its own file if there is one, even a broken one, else those that ship with the program.
    public static Read<Roles> inForce(Path ownFile) {
        return Files.exists(ownFile, LinkOption.NOFOLLOW_LINKS)
                ? Config.read(ownFile, Roles.class)
                : shipped();
    }

    /// The rules that ship with the program.
    public static Read<Roles> shipped() {
        try (var in = Roles.class.getResourceAsStream("roles.yaml")) {
            if (in == null) {
                throw new IllegalStateException("roles.yaml is not in the program");
            }
            return Config.read("roles.yaml", in.readAllBytes(), Roles.class);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
