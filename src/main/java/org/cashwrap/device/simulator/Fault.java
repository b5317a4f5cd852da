package org.cashwrap.device.simulator;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

import org.cashwrap.config.Key;

import java.util.Optional;

/// What goes wrong with the cable in a payment, once, at a point of the dialogue.
///
/// @param what  what goes wrong
/// @param times how often; 1 if it is not said, see [Deed]
record Fault(
        Point at,
        @Key("do") Deed what,
        Optional<
                        @Min(value = 1, message = TIMES_RULE)
                        @Max(value = 100, message = TIMES_RULE) Integer>
                times) {
    static final String TIMES_RULE = "write a number from 1 to 100";

    /// Where in the dialogue.
    enum Point {
        /// The request has come and is not acknowledged yet.
        AFTER_0601,
        /// The request is answered; nothing else has been said.
        AFTER_8000,
        /// The host has decided; the till does not know yet.
        BEFORE_040F,
        /// The result has been sent; its answer has not been read.
        AFTER_040F,
        /// The till has answered the result.
        AFTER_ACK,
        /// The first message of the slips has been sent; its answer has not been read.
        PRINTING
    }

    /// What happens there.
    enum Deed {
        /// The cable is gone, and comes back. Further times: gone again at the next commands.
        DROP,
        /// The next messages are answered by a NAK. A serial line only.
        NAK,
        /// The next messages are not acknowledged, as if they had not come. A serial line only.
        NO_ACK,
        /// The next messages of the terminal carry a wrong checksum. A serial line only.
        BAD_CRC,
        /// Not a byte comes or goes until the payment is over. Further times: the next commands are not heard either.
        SILENT,
        /// The next message of the terminal goes out that often more, as if its acknowledge were lost.
        DUPLICATE
    }

    int count() {
        return times.orElse(1);
    }
}
