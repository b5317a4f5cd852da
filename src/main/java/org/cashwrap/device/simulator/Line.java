package org.cashwrap.device.simulator;

import org.cashwrap.device.driver.zvt.wire.Apdu;

import java.time.Duration;
import java.util.Optional;

/// Whole messages over a cable, as one of the two transports of the standard wants it.
interface Line {
    /// What came.
    sealed interface Heard {
        record Message(Apdu apdu) implements Heard {}

        record Nothing() implements Heard {}

        record Gone() implements Heard {}
    }

    /// What became of a message, as far as the transport can tell.
    enum Said {
        DELIVERED,
        NOT_DELIVERED,
        GONE
    }

    /// What is told of each message before it is acknowledged.
    interface Arrival {
        void of(Apdu apdu);
    }

    Heard hear(Duration wait, Arrival arrival);

    /// A message that stands there before anything is said: whole, begun, or begun within the wait.
    Optional<Apdu> standing(Duration wait);

    Said say(Apdu apdu);

    /// How often the last message went out beyond the once it was meant to.
    int copiesSaid();

    /// Does a missing answer end the connection?
    boolean endsWithSilence();
}
