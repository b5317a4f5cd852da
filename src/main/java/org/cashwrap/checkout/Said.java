package org.cashwrap.checkout;

import org.cashwrap.core.payment.PaymentEvent;
import org.cashwrap.core.payment.Slip;
import org.cashwrap.device.BatchAnswer;
import org.cashwrap.device.TerminalPrompt;
import org.cashwrap.device.TerminalTrouble;

import java.util.List;

/// What a device says to the counter.
public sealed interface Said {
    /// What happened to the payment.
    record Event(PaymentEvent event) implements Said {}

    /// What the card terminal wants printed.
    record Printed(Slip slip) implements Said {}

    /// The customer of the payment must sign.
    record SignatureNeeded() implements Said {}

    record Prompt(TerminalPrompt prompt) implements Said {}

    record Trouble(TerminalTrouble trouble) implements Said {}

    /// The trouble that was told is over.
    record Ready() implements Said {}

    /// The card terminal was there, and its record does not tell what became of the payment's request.
    record CannotTell() implements Said {}

    /// The card terminal is there again: whichever of these requests are still in doubt can be asked about now.
    ///
    /// @param references of requests that nobody has its answer about
    record AskAgain(List<String> references) implements Said {
        public AskAgain {
            references = List.copyOf(references);
        }
    }

    /// What became of closing the batch.
    record Batch(BatchAnswer answer) implements Said {}

    /// A mistake of ours in a driver.
    ///
    /// @param code to read out on the telephone
    record Broken(String code) implements Said {}
}
