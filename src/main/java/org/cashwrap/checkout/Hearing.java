package org.cashwrap.checkout;

import java.util.function.Consumer;

/// The counter's ear for what devices say: of one payment, or of none. From any thread; never waits.
public interface Hearing {
    /// What became of what was said.
    enum Heard {
        /// The journal has it, and what follows from it is under way; of what is not kept there: it was heard.
        KEPT,
        /// By the rules, for good: saying it again changes nothing.
        REFUSED,
        /// The journal did not take it, or is not known to have it, or nobody listens any more.
        NOT_KEPT
    }

    /// @param heard told once, on another thread or here and now
    void hear(Said said, Consumer<Heard> heard);

    default void hear(Said said) {
        hear(said, _ -> {});
    }
}
