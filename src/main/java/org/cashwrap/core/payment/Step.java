package org.cashwrap.core.payment;

import java.util.List;

/// What follows from an event.
public sealed interface Step {
    /// @param payment where it stands now
    /// @param tasks   what is due, in this order, once the event is durable
    record Next(Payment payment, List<Task> tasks) implements Step {
        public Next {
            tasks = List.copyOf(tasks);
        }

        public Next(Payment payment, Task... tasks) {
            this(payment, List.of(tasks));
        }
    }

    /// Nothing changes and nothing is journalled.
    record Refused(Refusal why) implements Step {}
}
