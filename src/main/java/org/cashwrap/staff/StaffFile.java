package org.cashwrap.staff;

import org.cashwrap.config.BadValueException;
import org.cashwrap.config.Config;
import org.cashwrap.config.Read;
import org.cashwrap.config.SafeFile;
import org.cashwrap.config.SafeFile.Written;
import org.cashwrap.config.YamlText;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// `staff.yaml`: the people of one till, with the hashes of their PINs. Written by the program, readable by a human,
/// who may also mend a display name or put `disabled` back to false.
public final class StaffFile {
    private static final String HEAD =
            """
            # The people of this till. Written by `cashwrap staff add`, `reset` and `disable`, which replace this head too.
            #
            #   role          clerk or manager; what each may do stands in the roles file
            #   pin           the hash of the PIN, never the PIN: set it with `cashwrap staff reset NAME`
            #   disabled      true for somebody who left. Nobody is deleted: the journal goes on naming them
            #   display-name  optional: the name as colleagues know it, in any script
            #
            # This file is for its owner's eyes only (0600): a PIN of six digits is soon found from its hash.
            """;

    private StaffFile() {}

    /// The file as it stands.
    record Page(Map<String, Entry> people) {
        Page {
            for (var name : people.keySet()) {
                if (!Person.isName(name)) {
                    throw new BadValueException(Person.NAME_RULE, "people", name);
                }
            }
            if (!people.isEmpty() && people.values().stream().noneMatch(Entry::isActiveManager)) {
                throw new BadValueException(
                        Staff.NO_MANAGER + "; without one, the till cannot be set up or mended",
                        "people");
            }
        }

        Staff staff() {
            return new Staff(
                    people.entrySet().stream()
                            .map(named -> named.getValue().person(named.getKey()))
                            .toList());
        }
    }

    record Entry(Role role, String pin, boolean disabled, Optional<String> displayName) {
        Entry {
            try {
                var _ = PinHash.read(pin);
            } catch (IllegalArgumentException bad) {
                throw new BadValueException(String.valueOf(bad.getMessage()), "pin");
            }
            if (displayName.filter(shown -> !Person.isDisplayName(shown)).isPresent()) {
                throw new BadValueException(Person.DISPLAY_NAME_RULE, "display-name");
            }
        }

        private boolean isActiveManager() {
            return role == Role.MANAGER && !disabled;
        }

        private Person person(String name) {
            return new Person(name, displayName, role, PinHash.read(pin), disabled);
        }
    }

    public static Read<Staff> read(Path file) {
        return Config.read(file, Page.class).map(Page::staff);
    }

    /// Replaces the file, or leaves the old one whole.
    public static Written write(Path file, Staff staff) {
        return SafeFile.replace(file, text(staff).getBytes(StandardCharsets.UTF_8));
    }

    static String text(Staff staff) {
        return HEAD + people(staff.people());
    }

    private static String people(List<Person> people) {
        if (people.isEmpty()) {
            return "people: {}\n";
        }
        var text = new StringBuilder("people:\n");
        for (var person : people) {
            text.append("  ").append(YamlText.quoted(person.name())).append(":\n");
            person.displayName()
                    .ifPresent(shown -> line(text, "display-name", YamlText.quoted(shown)));
            line(text, "role", YamlText.word(person.role()));
            line(text, "pin", YamlText.quoted(person.pin().phc()));
            line(text, "disabled", String.valueOf(person.disabled()));
        }
        return text.toString();
    }

    private static void line(StringBuilder text, String key, String value) {
        text.append("    ").append(key).append(": ").append(value).append('\n');
    }
}
