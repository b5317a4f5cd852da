package org.cashwrap.device.link;

import org.cashwrap.device.link.Link.Sent;

import java.time.Duration;

/// A cable without a cable, for tests: two ends joined in memory, which can be cut after any byte of either direction.
///
/// A cut is met as on a real cable: what had passed can still be read, then both ends are broken. Of a write that the cut
/// falls into, the writer learns [Sent#UNSURE], if any byte of it had passed; cut after exactly its last byte, it is
/// [Sent#DONE].
public final class LoopBack {
    private static final int UNCUT = Integer.MAX_VALUE;

    private final Object lock = new Object();
    private final Incoming toA = new Incoming();
    private final Incoming toB = new Incoming();
    private final Duration writePatience;
    private int leftFromA = UNCUT;
    private int leftFromB = UNCUT;

    public LoopBack() {
        this(Porter.PATIENCE);
    }

    LoopBack(Duration writePatience) {
        this.writePatience = writePatience;
    }

    /// One end. For one thread, as any link.
    public Link a() {
        return new End(true);
    }

    /// The other end.
    public Link b() {
        return new End(false);
    }

    /// Lets so many more bytes pass from a to b, then cuts the cable in both directions. Zero cuts it now.
    public void cutAfterFromA(int bytes) {
        cutAfter(true, bytes);
    }

    /// Lets so many more bytes pass from b to a, then cuts the cable in both directions. Zero cuts it now.
    public void cutAfterFromB(int bytes) {
        cutAfter(false, bytes);
    }

    private void cutAfter(boolean fromA, int bytes) {
        if (bytes < 0) {
            throw new IllegalArgumentException("cut after " + bytes + " bytes");
        }
        synchronized (lock) {
            if (fromA) {
                leftFromA = bytes;
            } else {
                leftFromB = bytes;
            }
        }
        if (bytes == 0) {
            cut();
        }
    }

    private void cut() {
        toA.breakOff();
        toB.breakOff();
    }

    private int allowed(boolean fromA, int wanted) {
        synchronized (lock) {
            return Math.min(wanted, fromA ? leftFromA : leftFromB);
        }
    }

    private boolean isUsedUpBy(boolean fromA, int passed) {
        synchronized (lock) {
            if (fromA) {
                leftFromA = leftFromA == UNCUT ? UNCUT : leftFromA - passed;
                return leftFromA == 0;
            }
            leftFromB = leftFromB == UNCUT ? UNCUT : leftFromB - passed;
            return leftFromB == 0;
        }
    }

    private final class End implements Link {
        private final boolean isA;

        private End(boolean isA) {
            this.isA = isA;
        }

        @Override
        public int next(Duration wait) {
            return mine().next(wait);
        }

        @Override
        public Sent write(byte[] bytes) {
            if (theirs().isBroken()) {
                return Sent.NOTHING;
            }
            var allowed = allowed(isA, bytes.length);
            var passed = theirs().put(bytes, 0, allowed, writePatience);
            if (isUsedUpBy(isA, passed) || passed < allowed) {
                cut();
            }
            if (passed == bytes.length) {
                return Sent.DONE;
            }
            return passed == 0 ? Sent.NOTHING : Sent.UNSURE;
        }

        @Override
        public void close() {
            mine().discard();
            cut();
        }

        private Incoming mine() {
            return isA ? toA : toB;
        }

        private Incoming theirs() {
            return isA ? toB : toA;
        }
    }
}
