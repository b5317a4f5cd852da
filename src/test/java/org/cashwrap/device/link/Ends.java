package org.cashwrap.device.link;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import org.cashwrap.device.link.Cable.Opening.NotOpened;
import org.cashwrap.device.link.Cable.Opening.Opened;

import java.io.Closeable;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;

/// Both ends of an open cable.
record Ends(Link a, Link b, Closeable cable) implements Closeable {
    static final SerialSettings SETTINGS = new SerialSettings(9600, 2);

    /// So long that only a hang can take it.
    static final Duration HANG_GUARD = Duration.ofSeconds(30);

    /// The kinds of cable, each made the real way.
    enum Kind {
        SERIAL,
        TCP,
        LOOP_BACK
    }

    static Ends of(Kind kind) throws IOException {
        return of(kind, Porter.PATIENCE);
    }

    /// @param patience how long a's writes may stand still
    static Ends of(Kind kind, Duration patience) throws IOException {
        return switch (kind) {
            case SERIAL -> {
                var pair = PtyPair.open();
                yield new Ends(
                        serial(pair.a(), patience), serial(pair.b(), Porter.PATIENCE), pair::close);
            }
            case TCP -> {
                var listening = listening();
                var a = opened(new TcpCable(listening.name(), patience));
                yield new Ends(
                        a, opened(listening.accept(HANG_GUARD).orElseThrow()), listening::close);
            }
            case LOOP_BACK -> {
                var loop = new LoopBack(patience);
                yield new Ends(loop.a(), loop.b(), () -> {});
            }
        };
    }

    static Listening listening() {
        return switch (Listening.on(new LinkName.Tcp("127.0.0.1", 0))) {
            case Listening.Start.Listens(var at) -> at;
            case Listening.Start.NotListening(var why) -> fail(why);
        };
    }

    static Link serial(String path, Duration patience) {
        return opened(new SerialCable(new LinkName.Serial(path), SETTINGS, patience));
    }

    static Link opened(Cable cable) {
        return opened(cable.open());
    }

    static Link opened(Cable.Opening opening) {
        return switch (opening) {
            case Opened(var link) -> link;
            case NotOpened(var why) -> fail(why);
        };
    }

    static String whyNot(Cable cable) {
        return switch (cable.open()) {
            case Opened(var link) -> {
                link.close();
                yield fail("opened " + cable.name());
            }
            case NotOpened(var why) -> why;
        };
    }

    /// Exactly so many bytes, however they come.
    static byte[] read(Link from, int count) {
        var bytes = new byte[count];
        for (var i = 0; i < count; i++) {
            var next = from.next(HANG_GUARD);
            assertTrue(next >= 0, "said " + next + " after " + i + " bytes");
            bytes[i] = (byte) next;
        }
        return bytes;
    }

    /// What is left until it breaks.
    static byte[] readToTheBreak(Link from) {
        var bytes = new byte[Incoming.ROOM * 4];
        for (var count = 0; ; count++) {
            var next = from.next(HANG_GUARD);
            if (next < 0) {
                assertEquals(Link.BROKEN, next);
                return Arrays.copyOf(bytes, count);
            }
            bytes[count] = (byte) next;
        }
    }

    @Override
    public void close() throws IOException {
        a.close();
        b.close();
        cable.close();
    }
}
