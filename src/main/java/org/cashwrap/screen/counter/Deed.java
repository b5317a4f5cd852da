package org.cashwrap.screen.counter;

import org.cashwrap.checkout.Request;
import org.cashwrap.core.money.Money;

import java.util.Optional;

/// What a key comes to.
sealed interface Deed {
    /// A dead key.
    record Nothing() implements Deed {}

    /// It stays on the screen.
    record Now(Work work) implements Deed {}

    /// The search's text is another one.
    record Search(Work work) implements Deed {}

    record Open(Work work, Request.Choose choose) implements Deed {
        Open(Work work, String number) {
            this(work, new Request.Choose(number));
        }
    }

    /// Takes money: what is paid is said with the amount that the screen shows, and only then the tender.
    ///
    /// @param toPay  none if that is said already
    /// @param tender cash or card
    record Take(Work work, Optional<Money> toPay, Request tender) implements Deed {}

    /// One question to the counter, of which only a refusal is said.
    ///
    /// @param about the notice that is answered by it, and goes once it is
    record Ask(Work work, Request request, Optional<Posted> about) implements Deed {
        Ask(Work work, Request request) {
            this(work, request, Optional.empty());
        }
    }

    /// The last receipt is wanted on the screen.
    record ShowLast(Work work) implements Deed {}

    /// A second person ends a doubt.
    record Resolve(Work work, Request request) implements Deed {}
}
