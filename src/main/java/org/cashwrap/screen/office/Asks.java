package org.cashwrap.screen.office;

import org.cashwrap.checkout.Reply;
import org.cashwrap.checkout.Request;

import java.util.function.Consumer;

/// Whoever answers what a screen asks: `counter::submit` in the shop. Never waits; `tell` gets one answer, on any thread.
@FunctionalInterface
public interface Asks {
    void ask(Request request, Consumer<Reply.Answer> tell);
}
