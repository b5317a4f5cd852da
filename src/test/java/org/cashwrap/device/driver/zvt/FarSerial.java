package org.cashwrap.device.driver.zvt;

import java.io.ByteArrayOutputStream;
import java.util.ArrayDeque;
import java.util.Deque;

/// Framed messages, acknowledged and repeated: PA00P016 rev. 04, chapter 3.
final class FarSerial extends FarLine {
    static final byte ACK = 0x06;
    static final byte NAK = 0x15;

    private record Saying(String message, Runnable arrived, Runnable lost) {}

    private final Deque<Saying> outbox = new ArrayDeque<>();
    private final ByteArrayOutputStream in = new ByteArrayOutputStream();
    private String state = "idle";
    private int crcLow;
    private int sent;
    private long turn;

    /// How many of the next messages arrive damaged.
    int deaf;

    FarSerial(VirtualTime time) {
        super(time);
    }

    /// `10 02`, the message with every `10` doubled, `10 03`, checksum.
    static byte[] frame(byte... message) {
        var out = new ByteArrayOutputStream();
        out.write(0x10);
        out.write(0x02);
        for (var b : message) {
            if (b == 0x10) {
                out.write(0x10);
            }
            out.write(b);
        }
        out.write(0x10);
        out.write(0x03);
        var crc = crc(message);
        out.write(crc & 0xFF);
        out.write(crc >>> 8);
        return out.toByteArray();
    }

    /// Bit by bit, the lowest first.
    static int crc(byte... message) {
        var register = 0;
        for (int i = 0; i <= message.length; i++) {
            var b = i < message.length ? message[i] & 0xFF : 0x03;
            for (int bit = 0; bit < 8; bit++) {
                var out = (register ^ (b >> bit)) & 1;
                register >>= 1;
                if (out == 1) {
                    register ^= 0x8408;
                }
            }
        }
        return register;
    }

    @Override
    void heard(int b) {
        switch (state) {
            case "idle" -> idle(b);
            case "start" -> state = b == 0x02 ? "data" : b == 0x10 ? "start" : "idle";
            case "data" -> {
                if (b == 0x10) {
                    state = "escape";
                } else {
                    in.write(b);
                }
            }
            case "escape" -> {
                if (b == 0x10) {
                    in.write(b);
                    state = "data";
                } else if (b == 0x02) {
                    in.reset();
                    state = "data";
                } else {
                    state = b == 0x03 ? "crc low" : "idle";
                }
            }
            case "crc low" -> {
                crcLow = b;
                state = "crc high";
            }
            default -> {
                state = "idle";
                ended(b << 8 | crcLow);
            }
        }
    }

    private void idle(int b) {
        if (b == 0x10) {
            in.reset();
            state = "start";
        } else if (b == ACK && !outbox.isEmpty() && sent > 0) {
            arrived();
        } else if (b == NAK && !outbox.isEmpty() && sent > 0) {
            transmit();
        }
    }

    private void ended(int crc) {
        var message = in.toByteArray();
        in.reset();
        if (crc != crc(message) || deaf > 0) {
            deaf--;
            put(NAK);
            return;
        }
        put(ACK);
        if (!outbox.isEmpty() && sent > 0) {
            arrived();
        }
        deliver(message);
    }

    @Override
    void say(byte[] message, Runnable arrived, Runnable lost) {
        outbox.add(new Saying(TestTerminal.hex(message), arrived, lost));
        if (outbox.size() == 1) {
            time.laterMs(2, this::first);
        }
    }

    private void first() {
        if (!outbox.isEmpty() && sent == 0) {
            transmit();
        }
    }

    private void transmit() {
        if (sent == 3) {
            var saying = outbox.remove();
            sent = 0;
            turn++;
            saying.lost().run();
            time.laterMs(2, this::first);
            return;
        }
        sent++;
        var mine = ++turn;
        put(frame(TestTerminal.bytes(outbox.element().message())));
        time.laterMs(
                5_000,
                () -> {
                    if (turn == mine) {
                        transmit();
                    }
                });
    }

    private void arrived() {
        var saying = outbox.remove();
        sent = 0;
        turn++;
        saying.arrived().run();
        time.laterMs(2, this::first);
    }

    @Override
    void drop() {
        outbox.clear();
        sent = 0;
        turn++;
        state = "idle";
    }
}
