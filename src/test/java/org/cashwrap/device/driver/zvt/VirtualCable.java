package org.cashwrap.device.driver.zvt;

import org.cashwrap.device.link.Cable;
import org.cashwrap.device.link.Link;
import org.cashwrap.device.link.LinkName;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HexFormat;
import java.util.List;

/// A cable in memory, on virtual time, that can be cut between any two bytes.
final class VirtualCable implements Cable {
    static final HexFormat HEX = HexFormat.ofDelimiter(" ").withUpperCase();

    enum Direction {
        TO_TERMINAL,
        TO_TILL
    }

    enum Cut {
        /// The adapter is pulled, the connection reset: our side is told.
        NOTICED,
        /// The line is dead, and nobody is told.
        SILENT,
        /// Only one of the two wires: the other side is still heard.
        ONE_WAY,
        /// What is sent arrives when the network is back, unless we hang up before.
        STALLED,
        /// One byte gets lost.
        DROPPED,
        /// One byte arrives as another; an acknowledge as its opposite.
        CHANGED
    }

    private record CutAt(Direction direction, int after, Cut cut, Duration away) {}

    private final LinkName name;
    private final VirtualTime time;
    private final FarLine far;

    /// What went over the wire to the terminal, a write a line.
    final List<String> written = new ArrayList<>();

    private final List<String> journal;
    private CutAt cutAt =
            new CutAt(Direction.TO_TILL, Integer.MAX_VALUE, Cut.SILENT, Duration.ZERO);
    private final int[] passed = new int[2];
    private final boolean[] mute = new boolean[2];
    private boolean away;
    private Wire open = new Wire();
    private final List<Runnable> held = new ArrayList<>();
    private boolean stalled;
    private long backAt;
    boolean wasCut;
    int opened;

    /// @param journal where each write is noted, among what else happens
    VirtualCable(LinkName name, VirtualTime time, FarLine far, List<String> journal) {
        this.name = name;
        this.time = time;
        this.far = far;
        this.journal = journal;
        open.closed = true;
        far.plugInto(
                bytes -> {
                    for (var b : bytes) {
                        pass(Direction.TO_TILL, b & 0xFF);
                    }
                },
                () -> open.broken = true);
    }

    static LinkName serial() {
        return new LinkName.Serial("/dev/ttyTEST");
    }

    static LinkName tcp() {
        return new LinkName.Tcp("terminal", 20007);
    }

    /// Cuts it after so many more bytes in one direction.
    ///
    /// @param until how long it stays cut
    void cut(Direction direction, int after, Cut cut, Duration until) {
        passed[0] = 0;
        passed[1] = 0;
        cutAt = new CutAt(direction, after, cut, until);
        cutIfDue(direction);
    }

    boolean isClosed() {
        return open.closed;
    }

    int passed(Direction direction) {
        return passed[at(direction)];
    }

    private static int at(Direction direction) {
        return direction == Direction.TO_TERMINAL ? 0 : 1;
    }

    private void pass(Direction direction, int b) {
        if (stalled) {
            held.add(() -> pass(direction, b));
            return;
        }
        if (mute[at(direction)] || away) {
            return;
        }
        passed[at(direction)]++;
        if (!isDue(direction) || cutAt.cut() != Cut.DROPPED) {
            arrive(direction, isDue(direction) && cutAt.cut() == Cut.CHANGED ? changed(b) : b);
        }
        cutIfDue(direction);
    }

    private void arrive(Direction direction, int b) {
        if (direction == Direction.TO_TERMINAL) {
            far.heard(b);
        } else if (!open.closed) {
            open.in.add(b);
        }
    }

    private static int changed(int b) {
        return b == FarSerial.ACK ? FarSerial.NAK : b == FarSerial.NAK ? FarSerial.ACK : b ^ 0x40;
    }

    private boolean isDue(Direction direction) {
        return direction == cutAt.direction() && passed[at(direction)] == cutAt.after();
    }

    private void cutIfDue(Direction direction) {
        if (!isDue(direction)) {
            return;
        }
        var cut = cutAt.cut();
        wasCut = true;
        backAt = time.nanos() + cutAt.away().toNanos();
        cutAt = new CutAt(direction, Integer.MAX_VALUE, cut, cutAt.away());
        switch (cut) {
            case NOTICED -> {
                away = true;
                open.broken = true;
                if (name instanceof LinkName.Tcp) {
                    far.hungUp();
                }
            }
            case SILENT -> {
                mute[0] = true;
                mute[1] = true;
            }
            case ONE_WAY -> mute[at(direction)] = true;
            case STALLED -> stalled = true;
            case DROPPED, CHANGED -> {}
        }
        time.later(cutAt.away(), this::back);
    }

    private boolean cutLasts() {
        return wasCut && time.nanos() < backAt;
    }

    private void back() {
        away = false;
        stalled = false;
        // A connection that has lost bytes is lost.
        if (name instanceof LinkName.Serial) {
            mute[0] = false;
            mute[1] = false;
        }
        var late = List.copyOf(held);
        held.clear();
        late.forEach(Runnable::run);
    }

    @Override
    public LinkName name() {
        return name;
    }

    @Override
    public Opening open() {
        opened++;
        time.pause(Duration.ofMillis(20));
        if (away || stalled || (cutLasts() && name instanceof LinkName.Tcp)) {
            return new Opening.NotOpened("not there");
        }
        // A terminal that was not told that the old connection is gone learns it by the new one.
        if (name instanceof LinkName.Tcp) {
            far.hungUp();
            mute[0] = false;
            mute[1] = false;
        }
        open = new Wire();
        return new Opening.Opened(open);
    }

    private final class Wire implements Link {
        private final Deque<Integer> in = new ArrayDeque<>();
        private boolean broken;
        private boolean closed;

        @Override
        public int next(Duration wait) {
            var until = time.nanos() + wait.toNanos();
            while (true) {
                if (closed) {
                    return BROKEN;
                }
                if (!in.isEmpty()) {
                    return in.remove();
                }
                if (broken) {
                    return BROKEN;
                }
                if (!time.step(until)) {
                    return NOTHING;
                }
            }
        }

        @Override
        public Sent write(byte[] bytes) {
            if (closed || broken) {
                return Sent.NOTHING;
            }
            var hex = HEX.formatHex(bytes);
            written.add(hex);
            journal.add(hex);
            for (var b : bytes) {
                if (broken) {
                    return Sent.UNSURE;
                }
                pass(Direction.TO_TERMINAL, b & 0xFF);
            }
            return Sent.DONE;
        }

        @Override
        public void close() {
            if (name instanceof LinkName.Tcp && !closed) {
                held.clear();
                if (!broken && !mute[0] && !stalled) {
                    far.hungUp();
                }
            }
            closed = true;
        }
    }
}
