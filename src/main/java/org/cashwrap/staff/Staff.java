package org.cashwrap.staff;

import org.cashwrap.config.YamlText;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// Everyone who works, or worked, at this till. Empty before the first run; after that there is always a manager who
/// can sign in.
///
/// @param people in the order in which they came
public record Staff(List<Person> people) {
    /// Before the first person, who must be a manager.
    public static final Staff NOBODY = new Staff(List.of());

    static final String NO_MANAGER = "somebody must be a manager and not disabled";

    public Staff {
        people = List.copyOf(people);
        var names = new HashSet<String>();
        for (var person : people) {
            if (!names.add(person.name())) {
                throw new IllegalArgumentException("two people are called " + person.name());
            }
        }
        if (!people.isEmpty() && people.stream().noneMatch(Staff::isActiveManager)) {
            throw new IllegalArgumentException(NO_MANAGER);
        }
    }

    /// What became of a wish to change the staff.
    public sealed interface Change {
        /// @param staff  everyone, after the change; not yet written
        /// @param person whom it is about, after the change
        record Done(Staff staff, Person person) implements Change {}

        record Refused(Why why) implements Change {}
    }

    public enum Why {
        /// See [Person#name].
        BAD_NAME,
        /// See [Person#displayName].
        BAD_DISPLAY_NAME,
        /// Also if that person is disabled: in the journal a name means one person for ever.
        NAME_TAKEN,
        /// Somebody must be able to do what only a manager may, from the first day on.
        FIRST_MUST_BE_MANAGER,
        NO_SUCH_PERSON,
        /// Has been disabled before.
        DISABLED,
        /// There would be no manager left who can sign in.
        LAST_MANAGER;

        /// The word for it in texts and messages: `last-manager`.
        public String key() {
            return YamlText.word(this);
        }
    }

    public Optional<Person> find(String name) {
        return people.stream().filter(person -> person.name().equals(name)).findFirst();
    }

    /// Whose wrong tries are counted when this name is typed: their own, or, for everything that is not the name of
    /// somebody who can sign in, [Lockout#NOBODY]. So what is typed cannot fill the journal's memory with names.
    public String lockoutName(String typed) {
        return find(typed).filter(person -> !person.disabled()).isPresent()
                ? typed
                : Lockout.NOBODY;
    }

    public Change add(String name, Optional<String> displayName, Role role, PinHash pin) {
        if (!Person.isName(name)) {
            return new Change.Refused(Why.BAD_NAME);
        }
        if (displayName.filter(shown -> !Person.isDisplayName(shown)).isPresent()) {
            return new Change.Refused(Why.BAD_DISPLAY_NAME);
        }
        if (find(name).isPresent()) {
            return new Change.Refused(Why.NAME_TAKEN);
        }
        if (people.isEmpty() && role != Role.MANAGER) {
            return new Change.Refused(Why.FIRST_MUST_BE_MANAGER);
        }
        var added = new Person(name, displayName, role, pin, false);
        var more = new ArrayList<>(people);
        more.add(added);
        return new Change.Done(new Staff(more), added);
    }

    /// Gives somebody another PIN. It does not end a [Lockout]: that is the journal's.
    public Change reset(String name, PinHash pin) {
        return change(
                name, old -> new Person(old.name(), old.displayName(), old.role(), pin, false));
    }

    public Change disable(String name) {
        var isLast = people.stream().filter(Staff::isActiveManager).map(Person::name).toList();
        if (isLast.equals(List.of(name))) {
            return new Change.Refused(Why.LAST_MANAGER);
        }
        return change(
                name,
                old -> new Person(old.name(), old.displayName(), old.role(), old.pin(), true));
    }

    private Change change(String name, UnaryOperator<Person> how) {
        var old = find(name);
        if (old.isEmpty()) {
            return new Change.Refused(Why.NO_SUCH_PERSON);
        }
        if (old.get().disabled()) {
            return new Change.Refused(Why.DISABLED);
        }
        var changed = how.apply(old.get());
        return new Change.Done(
                new Staff(people.stream().map(p -> p.equals(old.get()) ? changed : p).toList()),
                changed);
    }

    private static boolean isActiveManager(Person person) {
        return person.role() == Role.MANAGER && !person.disabled();
    }
}
