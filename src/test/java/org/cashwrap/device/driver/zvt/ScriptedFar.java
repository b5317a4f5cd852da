package org.cashwrap.device.driver.zvt;

import java.util.ArrayDeque;
import java.util.Deque;

/// A far end that says bytes as they are written down, each time when it has heard what it waits for.
final class ScriptedFar extends FarLine {
    private record Turn(String heard, long afterMs, String says) {}

    private final Deque<Turn> turns = new ArrayDeque<>();
    private String since = "";

    ScriptedFar(VirtualTime time) {
        super(time);
    }

    /// After what is already in the script: once these bytes have been heard, says these, all at once.
    ScriptedFar when(String heard, String says) {
        return when(heard, 1, says);
    }

    ScriptedFar when(String heard, long afterMs, String says) {
        turns.add(new Turn(heard.replace(" ", ""), afterMs, says));
        return this;
    }

    /// Without having heard anything.
    ScriptedFar at(long ms, String says) {
        time.laterMs(ms, () -> put(TestTerminal.bytes(says)));
        return this;
    }

    boolean isDone() {
        return turns.isEmpty();
    }

    @Override
    void heard(int b) {
        since += TestTerminal.hex((byte) b);
        if (!turns.isEmpty() && since.endsWith(turns.element().heard())) {
            since = "";
            var turn = turns.remove();
            time.laterMs(turn.afterMs() - 1, () -> put(TestTerminal.bytes(turn.says())));
        }
    }

    @Override
    void say(byte[] message, Runnable arrived, Runnable lost) {
        put(message);
    }

    @Override
    void drop() {
        turns.clear();
    }
}
