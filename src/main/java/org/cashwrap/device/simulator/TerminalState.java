package org.cashwrap.device.simulator;

import org.cashwrap.device.driver.zvt.wire.Apdu;
import org.cashwrap.device.driver.zvt.wire.Control;

import java.time.Clock;
import java.util.ArrayDeque;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;

/// What the terminal is between two commands, whatever cable it hangs on.
final class TerminalState {
    private final TerminalSettings settings;
    private final Bookkeeper books;
    private final TerminalClock clock;
    private final Mischief mischief = new Mischief();
    private final Map<Transaction.Kind, Queue<Turn>> turns = new EnumMap<>(Transaction.Kind.class);
    private final Set<TerminalSettings.Habit> needs;
    private Registration registration = Registration.NONE;
    private boolean tellsRecord = true;
    private int busyPolls;
    private int dropsToCome;

    TerminalState(TerminalScript script, Books books, Clock clock) {
        this.settings = script.settings();
        this.books =
                new Bookkeeper(
                        books,
                        settings.receipt().orElse(0),
                        settings.has(TerminalSettings.Habit.DECLINES_USE_NUMBERS));
        this.clock = new TerminalClock(clock);
        this.busyPolls = settings.busyPolls().orElse(0);
        this.needs = EnumSet.noneOf(TerminalSettings.Habit.class);
        this.needs.addAll(settings.habits());
        turns.put(Transaction.Kind.PAYMENT, played(script.payments()));
        turns.put(Transaction.Kind.REVERSAL, played(script.reversals()));
        turns.put(Transaction.Kind.REFUND, played(script.refunds()));
    }

    private static Queue<Turn> played(Optional<List<ScriptedPayment>> entries) {
        var queue = new ArrayDeque<Turn>();
        entries.orElse(List.of()).forEach(entry -> queue.add(new Turn(entry)));
        return queue;
    }

    TerminalSettings settings() {
        return settings;
    }

    Bookkeeper books() {
        return books;
    }

    Memory memory() {
        return books.memory();
    }

    TerminalClock clock() {
        return clock;
    }

    Mischief mischief() {
        return mischief;
    }

    Registration registration() {
        return registration;
    }

    void register(Registration now) {
        registration = now;
    }

    // The script

    /// The entry that the next request of this kind will play.
    Turn next(Transaction.Kind kind) {
        var queue = turns.getOrDefault(kind, new ArrayDeque<>());
        return queue.isEmpty() ? new Turn(ScriptedPayment.USUAL) : queue.element();
    }

    /// It is played now, and not again.
    void taken(Transaction.Kind kind) {
        turns.getOrDefault(kind, new ArrayDeque<>()).poll();
    }

    /// A message has come and is not acknowledged yet: the place of the earliest fault.
    void arrived(Apdu apdu, Wire wire) {
        if (dropsToCome > 0) {
            dropsToCome--;
            wire.cut();
            return;
        }
        kind(apdu)
                .ifPresent(kind -> {
                    mischief.quirks(next(kind).quirksFromTheStart());
                    strike(next(kind), Fault.Point.AFTER_0601, wire);
                    if (wire.isGone()) {
                        taken(kind);
                    }
                });
    }

    private static Optional<Transaction.Kind> kind(Apdu apdu) {
        return switch (apdu.control()) {
            case Control.PAYMENT -> Optional.of(Transaction.Kind.PAYMENT);
            case Control.REVERSAL -> Optional.of(Transaction.Kind.REVERSAL);
            case Control.REFUND -> Optional.of(Transaction.Kind.REFUND);
            default -> Optional.empty();
        };
    }

    /// Plays the fault of this point, if there is one.
    void strike(Turn turn, Fault.Point point, Wire wire) {
        turn.at(point)
                .ifPresent(fault -> {
                    switch (fault.what()) {
                        case DROP -> {
                            dropsToCome = fault.count() - 1;
                            wire.cut();
                        }
                        case SILENT -> wire.dead(true);
                        case NAK -> mischief.nakNext(fault.count());
                        case NO_ACK -> mischief.ignoreNext(fault.count());
                        case BAD_CRC -> mischief.spoilNext(fault.count());
                        case DUPLICATE -> mischief.copyNext(fault.count());
                    }
                });
    }

    /// What the terminal is like after a played entry.
    void remember(Turn turn) {
        busyPolls = turn.entry().busyPolls().orElse(busyPolls);
        tellsRecord = !turn.has(Quirk.NO_RECORD);
    }

    /// The cable is well again, but for what the fault has yet to do.
    void mend(Turn turn, Wire wire) {
        mischief.none();
        if (wire.isDead()) {
            wire.dead(false);
            mischief.loseNext(turn.entry().fault().map(Fault::count).orElse(1) - 1);
        }
    }

    boolean tellsRecord() {
        return tellsRecord && !settings.has(TerminalSettings.Habit.NO_RECORD) && !hasForgotten();
    }

    private boolean hasForgotten() {
        return settings.has(TerminalSettings.Habit.FORGETS_AT_END_OF_DAY)
                && memory().inBatch() == 0
                && memory().lastClosed().isPresent();
    }

    // What is in the way

    boolean isBusy() {
        return busyPolls > 0;
    }

    void polled() {
        busyPolls--;
    }

    void isDone(TerminalSettings.Habit need) {
        needs.remove(need);
    }

    void endOfDayDue() {
        needs.add(TerminalSettings.Habit.NEEDS_END_OF_DAY);
    }

    /// Why nothing can be paid now, as a result code; 00 if nothing is in the way.
    int lock() {
        if (needs.contains(TerminalSettings.Habit.NEEDS_INITIALISATION)) {
            return 0x51;
        }
        if (needs.contains(TerminalSettings.Habit.NEEDS_TIME)) {
            return 0x62;
        }
        if (needs.contains(TerminalSettings.Habit.NEEDS_DIAGNOSIS)) {
            return 0xC2;
        }
        var full = settings.batchMax().filter(max -> memory().inBatch() >= max).isPresent();
        return full || needs.contains(TerminalSettings.Habit.NEEDS_END_OF_DAY) ? 0xF0 : 0x00;
    }
}
