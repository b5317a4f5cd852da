package org.cashwrap.device.driver.zvt;

import java.util.function.Consumer;

/// The terminal's end of a cable: its own transport, written anew from the standard, so that a mistake of the driver's is not
/// repeated here.
abstract class FarLine {
    final VirtualTime time;
    private Consumer<byte[]> wire = _ -> {};
    private Runnable unplug = () -> {};
    private Consumer<byte[]> listener = _ -> {};
    private Runnable onHangUp = () -> {};

    /// Whether it puts its bytes on the wire one by one, a little apart.
    boolean slowly;

    FarLine(VirtualTime time) {
        this.time = time;
    }

    /// @param toTill the other side of the cable
    /// @param pull   breaks the cable, and the till is told
    void plugInto(Consumer<byte[]> toTill, Runnable pull) {
        wire = toTill;
        unplug = pull;
    }

    /// The terminal hangs up.
    final void hangUp() {
        unplug.run();
    }

    /// @param message told of each message that came in whole
    /// @param hangUp  told when the till has hung up, where that can be noticed
    void listen(Consumer<byte[]> message, Runnable hangUp) {
        listener = message;
        onHangUp = hangUp;
    }

    abstract void heard(int b);

    /// Says a message, after those that wait.
    abstract void say(byte[] message, Runnable arrived, Runnable lost);

    /// Drops what waits to be said.
    abstract void drop();

    void hungUp() {
        drop();
        onHangUp.run();
    }

    final void deliver(byte[] message) {
        time.laterMs(1, () -> listener.accept(message));
    }

    /// Puts bytes on the wire as they are.
    final void put(byte... bytes) {
        if (!slowly) {
            time.laterMs(1, () -> wire.accept(bytes));
            return;
        }
        for (int i = 0; i < bytes.length; i++) {
            var one = new byte[] {bytes[i]};
            time.laterMs(1 + 10L * i, () -> wire.accept(one));
        }
    }
}
