package org.cashwrap.screen.counter;

import org.cashwrap.checkout.Reply;
import org.cashwrap.checkout.Request;

import java.util.function.Consumer;

/// The way from the screen to the counter: `Counter::submit` in the shop.
public interface Asks {
    /// Never waits. `tell` gets exactly one answer, on any thread.
    void ask(Request request, Consumer<Reply.Answer> tell);
}
