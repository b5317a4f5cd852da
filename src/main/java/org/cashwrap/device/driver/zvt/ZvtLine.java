package org.cashwrap.device.driver.zvt;

import org.cashwrap.device.driver.zvt.wire.Apdu;

import java.time.Duration;

/// Whole messages over a cable, acknowledged and repeated as the transport demands. For the device's thread.
interface ZvtLine extends AutoCloseable {
    /// Whether a message that nobody acknowledged may be sent again.
    enum Repeat {
        /// As the standard says: after a refusal, and after silence.
        ALWAYS,
        /// Only where the other side said that it got it damaged. For what moves money: after silence nobody knows.
        ONLY_IF_REFUSED
    }

    /// What became of a message.
    enum Delivery {
        /// The other side has it.
        DELIVERED,
        /// The other side has not got it, for certain.
        NOT_DELIVERED,
        /// Nobody knows.
        UNSURE
    }

    /// What came in.
    sealed interface Heard {
        /// Already acknowledged.
        record Message(Apdu apdu) implements Heard {}

        /// Nothing whole within the wait.
        record Nothing() implements Heard {}

        /// The cable is gone.
        record Gone() implements Heard {}
    }

    Delivery send(Apdu apdu, Repeat repeat);

    /// Acknowledges what it hears before anybody looks into it.
    Heard next(Duration wait);

    /// Is the cable known to be gone?
    boolean isGone();

    @Override
    void close();
}
