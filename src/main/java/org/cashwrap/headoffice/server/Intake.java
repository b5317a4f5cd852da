package org.cashwrap.headoffice.server;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.atomic.AtomicLong;

/// Reads the bodies of requests without letting anybody fill our memory: each has a cap, and so have all of them together.
/// Who sends slowly holds no more than he has sent.
final class Intake {
    /// 4 MiB, also of an answer.
    static final int REQUEST_MAX = 4 << 20;

    /// What is above the cap is read and thrown away up to here, so that the sender gets to read our answer; then the line
    /// is cut.
    private static final long THROWN_AWAY_MAX = 64L << 20;

    private static final int PIECE = 16_384;

    private final long allMax;
    private final AtomicLong held = new AtomicLong();

    /// @param allMax bytes of all requests at work together
    Intake(long allMax) {
        this.allMax = allMax;
    }

    /// A quarter of what Java may have: the rest is for what is made of it.
    static Intake ofThisJava() {
        return new Intake(Math.max(REQUEST_MAX, Runtime.getRuntime().maxMemory() / 4));
    }

    /// What is done with a body while its bytes are held.
    @FunctionalInterface
    interface Work<T> {
        T with(byte[] body);
    }

    /// @throws IOException if the sender went away
    <T> T read(InputStream from, Work<T> work) throws IOException {
        var body = new ByteArrayOutputStream();
        var piece = new byte[PIECE];
        try {
            for (int count = from.read(piece); count >= 0; count = from.read(piece)) {
                if (body.size() + count > REQUEST_MAX) {
                    throwAway(from);
                    throw new RefusedException(
                            Refusal.TOO_LARGE, "a request has at most " + REQUEST_MAX + " bytes");
                }
                if (held.addAndGet(count) > allMax) {
                    held.addAndGet(-count);
                    throw new RefusedException(Refusal.BUSY, "too many requests at once");
                }
                body.write(piece, 0, count);
            }
            return work.with(body.toByteArray());
        } finally {
            held.addAndGet(-body.size());
        }
    }

    private static void throwAway(InputStream from) throws IOException {
        var piece = new byte[PIECE];
        var left = THROWN_AWAY_MAX;
        for (int count = 0; count >= 0 && left > 0; left -= count) {
            count = from.read(piece);
        }
    }
}
