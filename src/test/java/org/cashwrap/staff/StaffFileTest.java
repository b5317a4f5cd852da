package org.cashwrap.staff;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.cashwrap.config.ConfigProblem;
import org.cashwrap.config.Read;
import org.cashwrap.config.SafeFile;
import org.cashwrap.config.SafeFile.Written;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

class StaffFileTest {
    @TempDir Path folder;

    @Test
    void staffReadBackAsTheyWereWritten() throws IOException {
        var file = folder.resolve("staff.yaml");
        var odd =
                new Staff(
                        List.of(
                                new Person(
                                        "null",
                                        Optional.of("\"Lia\" # : \\ - نیما‌جان "),
                                        Role.MANAGER,
                                        Fixtures.PIN_482915,
                                        false),
                                Fixtures.person("007", Role.CLERK, true),
                                Fixtures.person("a.b-c", Role.CLERK, false)));
        for (var staff : List.of(Staff.NOBODY, Fixtures.STAFF, odd)) {
            assertEquals(new Written.Done(), StaffFile.write(file, staff));
            assertEquals(staff, valueOf(StaffFile.read(file)));
        }
        assertTrue(Files.readString(file).startsWith("# The people of this till."));
        if (SafeFile.hasPermissions(folder)) {
            assertEquals(
                    "rw-------",
                    PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
        }
    }

    @Test
    void aStaffFileThatCannotBeWrittenLeavesTheOldOne() throws IOException {
        var inside = Files.createDirectories(folder.resolve("staff.yaml")).resolve("old");
        Files.writeString(inside, "old");

        assertInstanceOf(
                Written.NotDone.class,
                StaffFile.write(folder.resolve("staff.yaml"), Fixtures.STAFF));
        assertEquals("old", Files.readString(inside));
    }

    @Test
    void everythingWrongIsSaidWithItsLineAndNoHashIsRepeated() throws IOException {
        var phc = Fixtures.PIN_482915.phc();
        var file = folder.resolve("staff.yaml");
        Files.writeString(
                file,
                """
                people:
                  anna:
                    role: chief
                    pin: "%s"
                    disabled: no
                  lia:
                    role: manager
                    pin: "%s"
                    disabled: false
                    display-name: "\\n"
                  omid: {role: manager, pin: 482915, disabled: true, badge: 7}
                """
                        .formatted(phc, phc.replace("19456", "4194304")));

        var text = problems(file);

        assertEquals(
                """
                3:people.anna.role: "chief" is not one of these; known here: clerk, manager
                5:people.anna.disabled: "no" is neither true nor false; write true or false, without quotes
                8:people.lia.pin: is not a PIN hash of this program ($argon2id$v=19$m=19456,t=2,p=1$…); set the PIN anew: cashwrap staff reset
                11:people.omid.badge: unknown key; known here: role, pin, disabled, display-name
                11:people.omid.pin: is not a PIN hash of this program ($argon2id$v=19$m=19456,t=2,p=1$…); set the PIN anew: cashwrap staff reset
                """,
                text);
        assertFalse(text.contains("482915"));
    }

    @Test
    void aFileWithoutAManagerWhoCanSignInIsRefused() throws IOException {
        var file = folder.resolve("staff.yaml");
        var entry = "{role: %s, pin: \"" + Fixtures.PIN_482915.phc() + "\", disabled: %s}\n";
        Files.writeString(
                file,
                "people:\n  lia: "
                        + entry.formatted("manager", true)
                        + "  anna: "
                        + entry.formatted("clerk", false));

        assertEquals(
                "1:people: somebody must be a manager and not disabled; without one, the till"
                        + " cannot be set up or mended\n",
                problems(file));
    }

    @Test
    void aNameThatNobodyCanHaveIsRefusedAtItsLine() throws IOException {
        var file = folder.resolve("staff.yaml");
        var entry =
                "{role: manager, pin: \"" + Fixtures.PIN_482915.phc() + "\", disabled: false}\n";
        Files.writeString(file, "people:\n  lia: " + entry + "  Anna: " + entry);

        assertEquals("3:people.Anna: " + Person.NAME_RULE + "\n", problems(file));
    }

    private static String problems(Path file) {
        return switch (StaffFile.read(file)) {
            case Read.Good<Staff>(var staff, _) -> throw new AssertionError(staff);
            case Read.Bad<Staff>(var problems) ->
                    problems.stream()
                            .map(ConfigProblem::toString)
                            .map(line -> line.substring((file + ":").length()) + "\n")
                            .collect(Collectors.joining());
        };
    }

    private static Staff valueOf(Read<Staff> read) {
        return switch (read) {
            case Read.Good<Staff>(var staff, _) -> staff;
            case Read.Bad<Staff>(var problems) -> throw new AssertionError(problems);
        };
    }
}
