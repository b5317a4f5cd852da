package org.cashwrap.app;

import org.cashwrap.staff.Pin;
import org.cashwrap.staff.PinHash;
import org.cashwrap.staff.Role;
import org.cashwrap.staff.Staff;
import org.jspecify.annotations.Nullable;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;

@Command(
        name = "staff",
        description =
                "Adds people, gives them a new PIN, disables them. Each change is an entry of the"
                        + " journal.",
        mixinStandardHelpOptions = true,
        subcommands = {
            StaffCommand.Add.class,
            StaffCommand.Reset.class,
            StaffCommand.Disable.class
        })
final class StaffCommand implements Runnable {
    @CommandLine.Spec private CommandLine.Model.@Nullable CommandSpec spec;

    @Override
    public void run() {
        throw new CommandLine.ParameterException(
                Objects.requireNonNull(spec).commandLine(), "Which one: add, reset or disable?");
    }

    /// What the three have in common.
    abstract static class Change implements Callable<Integer> {
        @Mixin private final StationOption station = new StationOption();

        @Parameters(
                paramLabel = "NAME",
                description = "Small letters, digits, - and .; at most 32.")
        private @Nullable String name;

        private final String done;

        Change(String done) {
            this.done = done;
        }

        abstract Staff.Change change(Staff staff, String who) throws Unusable;

        @Override
        public Integer call() throws Unusable {
            var person =
                    StaffChange.make(
                            station.open(),
                            staff -> change(staff, Objects.requireNonNull(name)),
                            done,
                            why -> refused(why, Objects.requireNonNull(name)));
            System.out.println(person.name() + " (" + person.role().word() + ") " + done);
            return Exit.WELL;
        }

        static String refused(Staff.Why why, String who) {
            return switch (why) {
                case BAD_NAME ->
                        "A name is 1 to 32 small letters a to z, digits, - or ., and begins with a"
                                + " letter or digit.";
                case BAD_DISPLAY_NAME -> "A display name is 1 to 64 characters on one line.";
                case NAME_TAKEN ->
                        who
                                + " is taken, perhaps by somebody disabled: in the journal a name"
                                + " means one person for ever.";
                case FIRST_MUST_BE_MANAGER -> "The first must be a manager: add --role manager.";
                case NO_SUCH_PERSON -> "There is nobody called " + who + ".";
                case DISABLED -> who + " is disabled.";
                case LAST_MANAGER -> who + " is the last manager; add another one first.";
            };
        }

        static PinHash pin() throws Unusable {
            String line;
            try {
                line =
                        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))
                                .readLine();
            } catch (IOException unreadable) {
                throw new Unusable("The PIN is read from standard input, which cannot be read.");
            }
            if (line == null) {
                throw new Unusable("The PIN is read from standard input, and there was none.");
            }
            return switch (Pin.choose(line.strip())) {
                case Pin.Choice.Good(var good) -> PinHash.of(good);
                case Pin.Choice.Bad(var why) ->
                        throw new Unusable(
                                "Not a good PIN ("
                                        + why.key()
                                        + "): 6 to 12 digits, no runs, no repeats, no years.");
            };
        }
    }

    @Command(
            name = "add",
            description =
                    "Adds somebody; the PIN is read from standard input. The first must be a"
                            + " manager.",
            mixinStandardHelpOptions = true)
    static final class Add extends Change {
        @Option(
                names = "--role",
                defaultValue = "CLERK",
                description = "clerk or manager. Default: clerk")
        private Role role = Role.CLERK;

        @Option(names = "--display-name", description = "The name as colleagues know it.")
        private @Nullable String displayName;

        Add() {
            super("added");
        }

        @Override
        Staff.Change change(Staff staff, String who) throws Unusable {
            return staff.add(who, Optional.ofNullable(displayName), role, pin());
        }
    }

    @Command(
            name = "reset",
            description = "Gives somebody a new PIN, read from standard input.",
            mixinStandardHelpOptions = true)
    static final class Reset extends Change {
        Reset() {
            super("reset");
        }

        @Override
        Staff.Change change(Staff staff, String who) throws Unusable {
            return staff.reset(who, pin());
        }
    }

    @Command(
            name = "disable",
            description = "Somebody cannot sign in or approve any more.",
            mixinStandardHelpOptions = true)
    static final class Disable extends Change {
        Disable() {
            super("disabled");
        }

        @Override
        Staff.Change change(Staff staff, String who) {
            return staff.disable(who);
        }
    }
}
