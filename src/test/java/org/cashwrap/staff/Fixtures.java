package org.cashwrap.staff;

import java.util.List;
import java.util.Optional;

/// People for tests. Hashing is slow, so they share the hash of 482915.
final class Fixtures {
    /// PIN 482915 and the salt `cashwrap-vector!`, hashed by Bouncy Castle 1.86, which has nothing in common with the
    /// library we use.
    static final PinHash PIN_482915 =
            PinHash.read(
                    "$argon2id$v=19$m=19456,t=2,p=1$Y2FzaHdyYXAtdmVjdG9yIQ$2yEAP1AFTWaypWJGHV4VD8hMPlxM4FXGNX4NJDI1GQA");

    static final Person LIA = person("lia", Role.MANAGER, false);
    static final Person OMID = person("omid", Role.MANAGER, false);
    static final Person ANNA = person("anna", Role.CLERK, false);
    static final Person LEFT = person("left", Role.MANAGER, true);
    static final Staff STAFF = new Staff(List.of(LIA, OMID, ANNA, LEFT));

    private Fixtures() {}

    static Person person(String name, Role role, boolean disabled) {
        return new Person(name, Optional.empty(), role, PIN_482915, disabled);
    }
}
