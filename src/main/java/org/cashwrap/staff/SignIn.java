package org.cashwrap.staff;

/// Whether somebody is who they say. Knows nothing of wrong tries before: ask the [Lockout] first, and tell it after.
public sealed interface SignIn {
    /// The PIN is that person's, who is not disabled.
    record Right(Person person) implements SignIn {}

    /// There is such a person, but the PIN is another.
    record Wrong() implements SignIn {}

    /// Nobody of that name can sign in. To be shown exactly as [Wrong]: who works here is nobody's business.
    record Unknown() implements SignIn {}

    /// Takes 0.1 to 0.5 s and 19 MiB, and as long for a name that nobody has, so that names cannot be found out by
    /// time. Never call it on the counter's thread or the screen's, and not twice at a time: the next try is weighed
    /// only when this one has been counted.
    static SignIn of(Staff staff, String name, Pin typed) {
        var person = staff.find(name).filter(found -> !found.disabled());
        var isRight = person.map(Person::pin).orElse(PinHash.OF_NOBODY).matches(typed);
        return person.<SignIn>map(found -> isRight ? new Right(found) : new Wrong())
                .orElseGet(Unknown::new);
    }
}
