package org.cashwrap.app;

import org.cashwrap.checkout.JournalWriter;
import org.cashwrap.checkout.TillClock;
import org.cashwrap.core.ledger.Body;
import org.cashwrap.staff.Person;
import org.cashwrap.staff.Staff;
import org.cashwrap.staff.StaffFile;

import java.util.function.Function;

/// A change of who works at a till: an entry of the journal, and then the file. The same behind `cashwrap staff` and where a
/// till is set up.
final class StaffChange {
    private StaffChange() {}

    /// What is wished for.
    @FunctionalInterface
    interface Wish {
        Staff.Change of(Staff staff) throws Unusable;
    }

    /// The entry first, then the file: a change that nobody wrote down must not hold.
    ///
    /// @param done    the word of the journal: `added`, `reset`, `disabled`
    /// @param refused says why not, in plain English with the cure
    /// @return whom it is about, after the change
    static Person make(
            OpenStation open, Wish wish, String done, Function<Staff.Why, String> refused)
            throws Unusable {
        var journal = JournalStart.open(open, TillClock.system(), false);
        try (var _ = journal.file()) {
            // Read again under the journal's lock: two changes at a time would lose one.
            var fresh = OpenStation.read(open.folder().path());
            return switch (wish.of(fresh.staff())) {
                case Staff.Change.Refused(var why) -> throw new Unusable(refused.apply(why));
                case Staff.Change.Done(var staff, var person) -> {
                    write(journal, fresh.programStarted());
                    write(
                            journal,
                            new Body.StaffChanged(person.name(), person.role().word(), done));
                    NewTill.must(
                            StaffFile.write(open.folder().staff(), staff), open.folder().staff());
                    write(journal, new Body.ProgramStopped());
                    journal.writer()
                            .sign(fresh.key()::sign)
                            .ifPresent(_ -> journal.anchor(journal.writer()));
                    yield person;
                }
            };
        }
    }

    private static void write(JournalStart journal, Body body) throws Unusable {
        if (!(journal.writer().write(JournalWriter.By.NOBODY, body)
                instanceof JournalWriter.Written.Durable)) {
            throw new Unusable("The journal cannot be written; the staff is as it was.");
        }
    }
}
