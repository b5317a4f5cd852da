package org.cashwrap.device.link;

import java.time.Duration;

/// An open cable. For one thread; only [#close] may be called from another, and it ends a wait there.
///
/// A cable that has broken stays broken: close it, and open its [Cable] anew.
public interface Link extends AutoCloseable {
    /// What [#next] says instead of a byte: nothing came within the wait.
    int NOTHING = -1;

    /// What [#next] says instead of a byte: the cable is gone, or the other end has hung up.
    int BROKEN = -2;

    /// The next byte that came in, 0 to 255, or [#NOTHING], or [#BROKEN]. What came in before the cable broke is read first.
    ///
    /// @param wait how long to wait for it; zero only looks
    int next(Duration wait);

    /// Hands all the bytes to the cable, or says what is known of them. Waits until they are handed over, at most as long as
    /// the cable's own watchdog allows.
    Sent write(byte[] bytes);

    /// What became of bytes that were to be sent.
    enum Sent {
        /// All were handed to the operating system. Whether they arrive is another matter.
        DONE,
        /// None was, for certain.
        NOTHING,
        /// Some may have been; the cable is broken from here on.
        UNSURE
    }

    /// Never fails, never waits longer than a watchdog; a second call does nothing.
    @Override
    void close();

    /// Closes it, and what the other side has not got yet it never will, as far as the cable can see to that. For what must
    /// not arrive late.
    default void abandon() {
        close();
    }
}
