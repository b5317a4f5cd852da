package org.cashwrap.staff;

import static org.cashwrap.staff.Fixtures.PIN_482915;
import static org.cashwrap.staff.Fixtures.STAFF;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.cashwrap.staff.Staff.Change;
import org.cashwrap.staff.Staff.Why;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Optional;

class StaffTest {
    private static final PinHash OTHER_PIN = PinHash.OF_NOBODY;

    @Test
    void theFirstMustBeAManager() {
        assertEquals(
                new Change.Refused(Why.FIRST_MUST_BE_MANAGER),
                Staff.NOBODY.add("anna", Optional.empty(), Role.CLERK, PIN_482915));

        var lia = Fixtures.LIA;
        assertEquals(
                new Change.Done(new Staff(List.of(lia)), lia),
                Staff.NOBODY.add("lia", Optional.empty(), Role.MANAGER, PIN_482915));
    }

    @Test
    void whoIsAddedComesLast() {
        var nima = new Person("nima", Optional.of("نیما"), Role.CLERK, OTHER_PIN, false);

        assertEquals(
                new Change.Done(
                        new Staff(
                                List.of(
                                        Fixtures.LIA,
                                        Fixtures.OMID,
                                        Fixtures.ANNA,
                                        Fixtures.LEFT,
                                        nima)),
                        nima),
                STAFF.add("nima", Optional.of("نیما"), Role.CLERK, OTHER_PIN));
    }

    @Test
    void aNameIsGivenOnceEvenIfItsOwnerLeft() {
        assertEquals(
                new Change.Refused(Why.NAME_TAKEN),
                STAFF.add("anna", Optional.empty(), Role.CLERK, OTHER_PIN));
        assertEquals(
                new Change.Refused(Why.NAME_TAKEN),
                STAFF.add("left", Optional.empty(), Role.CLERK, OTHER_PIN));
    }

    @Test
    void aNameThatCannotBeTypedOrTellsALieIsRefused() {
        for (var name :
                new String[] {
                    "", "Anna", "an na", "änna", "-anna", ".anna", "*", "a\n", "a".repeat(33)
                }) {
            assertEquals(
                    new Change.Refused(Why.BAD_NAME),
                    STAFF.add(name, Optional.empty(), Role.CLERK, OTHER_PIN));
        }
        assertInstanceOf(
                Change.Done.class,
                STAFF.add("0-a.z" + "a".repeat(27), Optional.empty(), Role.CLERK, OTHER_PIN));
        for (var shown : new String[] {"", "  ", "a\nb", "a\u2028b", "x".repeat(65)}) {
            assertEquals(
                    new Change.Refused(Why.BAD_DISPLAY_NAME),
                    STAFF.add("nima", Optional.of(shown), Role.CLERK, OTHER_PIN));
        }
    }

    @Test
    void resetChangesThePinAndNothingElse() {
        var anna = new Person("anna", Optional.empty(), Role.CLERK, OTHER_PIN, false);

        assertEquals(
                new Change.Done(
                        new Staff(List.of(Fixtures.LIA, Fixtures.OMID, anna, Fixtures.LEFT)), anna),
                STAFF.reset("anna", OTHER_PIN));
    }

    @Test
    void whoLeftAndWhoNeverCameCannotBeResetOrDisabled() {
        assertEquals(new Change.Refused(Why.DISABLED), STAFF.reset("left", OTHER_PIN));
        assertEquals(new Change.Refused(Why.DISABLED), STAFF.disable("left"));
        assertEquals(new Change.Refused(Why.NO_SUCH_PERSON), STAFF.reset("nima", OTHER_PIN));
        assertEquals(new Change.Refused(Why.NO_SUCH_PERSON), STAFF.disable("nima"));
    }

    @Test
    void theLastManagerCannotBeDisabled() {
        var withoutOmid = assertInstanceOf(Change.Done.class, STAFF.disable("omid"));

        assertEquals(true, withoutOmid.person().disabled());
        assertEquals(new Change.Refused(Why.LAST_MANAGER), withoutOmid.staff().disable("lia"));
        assertInstanceOf(Change.Done.class, withoutOmid.staff().disable("anna"));
    }

    @Test
    void staffWithoutAManagerCannotBe() {
        assertThrows(
                IllegalArgumentException.class,
                () -> new Staff(List.of(Fixtures.ANNA, Fixtures.LEFT)));
        assertThrows(
                IllegalArgumentException.class,
                () -> new Staff(List.of(Fixtures.LIA, Fixtures.LIA)));
    }

    @Test
    void wrongTriesOfAllWhoCannotSignInAreCountedTogether() {
        assertEquals("anna", STAFF.lockoutName("anna"));
        assertEquals(Lockout.NOBODY, STAFF.lockoutName("left"));
        assertEquals(Lockout.NOBODY, STAFF.lockoutName("nobody"));
        assertEquals(Lockout.NOBODY, STAFF.lockoutName("\u0000".repeat(1000)));
    }
}
