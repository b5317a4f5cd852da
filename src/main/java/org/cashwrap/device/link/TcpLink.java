package org.cashwrap.device.link;

import jdk.net.ExtendedSocketOptions;

import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.StandardSocketOptions;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/// An open connection. Read on the thread that asks, written on the porter's.
final class TcpLink implements Link {
    private static final int PIECE = 4096;

    private final Socket socket;
    private final Porter porter;
    private final byte[] buffer = new byte[8192];
    private int first;
    private int end;
    private volatile boolean broken;
    private volatile boolean closed;

    TcpLink(Socket socket, Porter porter) {
        this.socket = socket;
        this.porter = porter;
    }

    /// Small messages go out at once, and a partner that vanished without a word is noticed after half a minute.
    static void prepare(Socket socket) throws IOException {
        socket.setOption(StandardSocketOptions.TCP_NODELAY, true);
        socket.setOption(StandardSocketOptions.SO_KEEPALIVE, true);
        var known = socket.supportedOptions();
        if (known.contains(ExtendedSocketOptions.TCP_KEEPIDLE)
                && known.contains(ExtendedSocketOptions.TCP_KEEPINTERVAL)
                && known.contains(ExtendedSocketOptions.TCP_KEEPCOUNT)) {
            socket.setOption(ExtendedSocketOptions.TCP_KEEPIDLE, 15);
            socket.setOption(ExtendedSocketOptions.TCP_KEEPINTERVAL, 5);
            socket.setOption(ExtendedSocketOptions.TCP_KEEPCOUNT, 3);
        }
    }

    @Override
    public int next(Duration wait) {
        if (closed) {
            return BROKEN;
        }
        if (first < end) {
            return Byte.toUnsignedInt(buffer[first++]);
        }
        if (broken) {
            return BROKEN;
        }
        try {
            socket.setSoTimeout(millis(wait));
            var came = socket.getInputStream().read(buffer);
            if (came < 0) {
                breakOff();
                return BROKEN;
            }
            first = 1;
            end = came;
            return Byte.toUnsignedInt(buffer[0]);
        } catch (SocketTimeoutException nothing) {
            return NOTHING;
        } catch (IOException gone) {
            breakOff();
            return BROKEN;
        }
    }

    @Override
    public Sent write(byte[] bytes) {
        if (broken) {
            return Sent.NOTHING;
        }
        var sent = porter.write(bytes, PIECE, this::take);
        if (sent != Sent.DONE) {
            breakOff();
        }
        return sent;
    }

    @Override
    public void close() {
        closed = true;
        breakOff();
    }

    /// Resets the connection: without that the system goes on sending what waits in it, for minutes.
    @Override
    public void abandon() {
        try {
            socket.setOption(StandardSocketOptions.SO_LINGER, 0);
        } catch (IOException gone) {
            // Then nothing waits in it, either.
        }
        close();
    }

    private Sent take(byte[] bytes, int offset, int length) {
        try {
            socket.getOutputStream().write(bytes, offset, length);
            return Sent.DONE;
        } catch (IOException gone) {
            // The system may have taken part of them before it found out.
            return Sent.UNSURE;
        }
    }

    /// Closing a socket ends what waits in it, reading or writing.
    private void breakOff() {
        broken = true;
        porter.end(() -> {});
        try {
            socket.close();
        } catch (IOException gone) {
            // It is closed all the same.
        }
    }

    /// Rounded up: zero would mean for ever.
    static int millis(Duration wait) {
        return Math.clamp(TimeUnit.MILLISECONDS.convert(wait), 0, Integer.MAX_VALUE - 1) + 1;
    }
}
