package org.cashwrap.device.simulator;

import org.cashwrap.device.driver.zvt.wire.Apdu;

import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/// The commands that ask the terminal's books, and the one that closes a batch.
final class Reports {
    private static final int CLOSING = 0x0E;
    private static final int END_OF_DAY_NOT_POSSIBLE = 0x77;
    private static final int NO_SUCH_RECEIPT = 0x83;

    private static final int WITH_STATUS = 0x01;
    private static final int WITHOUT_PRINT = 0x02;
    private static final String OF_END_OF_DAY = "04";

    private final Session session;
    private final TerminalState state;
    private final Talk talk;

    Reports(Session session) {
        this.session = session;
        this.state = session.state();
        this.talk = session.talk();
    }

    void repeat(Apdu apdu) {
        var request = session.requestWithPassword(apdu, 0x03, 0x06);
        if (request.isEmpty() || !session.beginsRegistered()) {
            return;
        }
        var service = request.get().single(0x03).orElse(0);
        if (state.tellsRecord()) {
            if ((service & WITH_STATUS) != 0 && !talk.tell(lastRecord())) {
                return;
            }
            if ((service & WITHOUT_PRINT) == 0) {
                session.print(
                        request.get().tag(0x1F01).contains(OF_END_OF_DAY)
                                ? lastClosed()
                                : copies(told()));
            }
        }
        talk.tell(Messages.DONE);
    }

    /// Stored ones only, and none that an end of day makes it forget; unless its habits are others.
    private Optional<BookLine> told() {
        return state.settings().has(TerminalSettings.Habit.TELLS_LAST_EXECUTED)
                ? state.memory().lastExecuted()
                : state.memory().lastStored();
    }

    private Apdu lastRecord() {
        var memory = state.memory();
        return told().map(this::record)
                .orElseGet(() ->
                        Messages.nothingStored(
                                memory.lastReceipt(),
                                memory.turnover(),
                                state.settings().terminalId()));
    }

    private Apdu record(BookLine line) {
        return line.what().isDeclined()
                ? Messages.declined(line, state.clock().zone())
                : Messages.approved(
                        line,
                        originalTrace(line),
                        state.clock().zone(),
                        new Messages.Form(true, session.registration().containers(), Set.of()));
    }

    private OptionalInt originalTrace(BookLine line) {
        return line.original().isPresent()
                ? state.memory()
                        .stored(line.original().getAsInt())
                        .map(original -> OptionalInt.of(original.trace()))
                        .orElse(OptionalInt.empty())
                : OptionalInt.empty();
    }

    private List<Receipt> copies(Optional<BookLine> line) {
        if (!session.registration().printsPayments() || line.isEmpty()) {
            return List.of();
        }
        return line.get().what().isDeclined()
                ? session.slips(false).declined(line.get())
                : session.slips(false).approved(line.get(), false, true);
    }

    private List<Receipt> lastClosed() {
        return session.registration().printsAdministration()
                ? state.memory().lastClosed().stream()
                        .map(closed ->
                                session.slips(false)
                                        .batch("END OF DAY", closed.line(), closed.totals()))
                        .toList()
                : List.of();
    }

    void reprint(Apdu apdu) {
        var request = session.requestWithPassword(apdu, 0x06);
        if (request.isEmpty() || !session.beginsUnlocked()) {
            return;
        }
        var first = (int) request.get().digits("first").orElse(0);
        var last = (int) request.get().digits("last").orElse(first);
        var copies = new ArrayList<Receipt>();
        var found = false;
        for (var number = first; number <= last; number++) {
            var line = state.memory().stored(number);
            found |= line.isPresent();
            copies.addAll(copies(line));
        }
        if (found && session.print(copies)) {
            talk.tell(Messages.DONE);
        } else {
            talk.tell(Messages.aborted(NO_SUCH_RECEIPT));
        }
    }

    void totals(Apdu apdu) {
        if (session.requestWithPassword(apdu).isEmpty() || !session.beginsUnlocked()) {
            return;
        }
        var totals = state.memory().totals(currency());
        var line = line(BookLine.What.BATCH_NOT_CLOSED, state.memory().trace(), totals);
        if (isSaid("TOTALS", line, totals)) {
            talk.tell(Messages.DONE);
        }
    }

    /// Closed only when the till has answered the totals and every line of the slip.
    void endOfDay(Apdu apdu) {
        if (session.requestWithPassword(apdu, 0x06).isEmpty() || !session.beginsRegistered()) {
            return;
        }
        if (closesBatch()) {
            talk.tell(Messages.DONE);
        } else {
            talk.tell(Messages.aborted(END_OF_DAY_NOT_POSSIBLE));
        }
    }

    /// @return false if the till has not answered all of it, so that the batch stays open
    boolean closesBatch() {
        session.show("END OF DAY");
        session.status(CLOSING);
        var totals = state.memory().totals(currency());
        var line = line(BookLine.What.BATCH_CLOSED, state.memory().nextTrace(), totals);
        if (isSaid("END OF DAY", line, totals)) {
            state.books().write(line);
            state.isDone(TerminalSettings.Habit.NEEDS_END_OF_DAY);
            return true;
        }
        state.books().write(line(BookLine.What.BATCH_NOT_CLOSED, line.trace(), totals));
        return false;
    }

    private boolean isSaid(String title, BookLine line, Memory.Totals totals) {
        if (!talk.tell(Messages.totals(line, totals, state.clock().zone()))) {
            return false;
        }
        return !session.registration().printsAdministration()
                || session.print(List.of(session.slips(false).batch(title, line, totals)));
    }

    private BookLine line(BookLine.What what, int trace, Memory.Totals totals) {
        return new BookLine(
                what,
                state.clock().now(),
                OptionalInt.empty(),
                trace,
                state.memory().turnover(),
                totals.total(),
                0x00,
                Optional.empty(),
                Optional.empty(),
                state.settings().terminalId(),
                OptionalInt.empty());
    }

    /// Of the batch, or of the till where it is empty.
    private Currency currency() {
        return state.memory()
                .batchCurrency()
                .or(() -> session.registration().currency())
                .orElse(state.settings().taken().getFirst());
    }
}
