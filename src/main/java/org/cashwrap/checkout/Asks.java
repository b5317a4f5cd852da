package org.cashwrap.checkout;

import java.util.function.Consumer;

/// The way from a screen to the counter: `counter::submit` in the shop.
@FunctionalInterface
public interface Asks {
    /// Never waits. `tell` gets exactly one answer, on any thread.
    void ask(Request request, Consumer<Reply.Answer> tell);
}
