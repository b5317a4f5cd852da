package org.cashwrap.device.driver.zvt;

import java.io.ByteArrayOutputStream;

/// Bare messages: control field, length, data.
final class FarTcp extends FarLine {
    private final ByteArrayOutputStream in = new ByteArrayOutputStream();

    FarTcp(VirtualTime time) {
        super(time);
    }

    @Override
    void heard(int b) {
        in.write(b);
        var bytes = in.toByteArray();
        if (bytes.length >= 3 && bytes.length == 3 + (bytes[2] & 0xFF)) {
            in.reset();
            deliver(bytes);
        }
    }

    @Override
    void say(byte[] message, Runnable arrived, Runnable lost) {
        put(message);
        time.laterMs(2, arrived);
    }

    @Override
    void drop() {
        in.reset();
    }
}
