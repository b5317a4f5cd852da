package org.cashwrap.checkout;

import org.cashwrap.core.payment.PaymentId;

import java.util.List;
import java.util.Optional;

/// What the counter tells unasked. On the counter's thread.
public sealed interface News {
    /// Something moved that nobody here asked for: the card terminal answered, a doubt ended.
    record Moved(CounterView view) implements News {}

    /// @param kind   a short word for scripts
    /// @param text   key of what a person reads
    /// @param values for the text's places
    record Told(String kind, Optional<PaymentId> payment, String text, List<Object> values)
            implements News {
        public Told {
            values = List.copyOf(values);
        }
    }
}
