package org.cashwrap.checkout;

import java.util.function.Consumer;

/// The counter's ear for what devices say: of one payment, or of none. From any thread; never waits.
public interface Hearing {
    /// @param durable told once, on another thread or here and now, whether the journal has what was said and what follows
    ///                from it is under way; of what is not kept there, whether it was heard
    void hear(Said said, Consumer<Boolean> durable);

    default void hear(Said said) {
        hear(said, _ -> {});
    }
}
