package org.cashwrap.checkout;

import org.cashwrap.core.payment.PaymentEvent;
import org.cashwrap.core.payment.Task;
import org.cashwrap.core.payment.TerminalMark;

import java.util.Optional;
import java.util.function.Consumer;

/// Who runs what is due after an event: the devices. Never waits; what a device says comes back as an event.
public interface Errands {
    /// Where the card terminal's record stands; none while it has not told, and then no card is charged.
    Optional<TerminalMark> terminalMark();

    /// @param tell the device's events about the task's payment, from any thread
    void run(Task task, Consumer<PaymentEvent> tell);

    /// A station without devices: cash is taken, receipts are read from the journal.
    static Errands none() {
        return new Errands() {
            @Override
            public Optional<TerminalMark> terminalMark() {
                return Optional.empty();
            }

            @Override
            public void run(Task task, Consumer<PaymentEvent> tell) {}
        };
    }
}
