package org.cashwrap.screen.counter;

import org.cashwrap.checkout.Request;
import org.cashwrap.core.bill.Stop;
import org.cashwrap.core.money.Money;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

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
    /// @param toPay   none if that is said already
    /// @param tender  cash or card
    /// @param despite stops that the clerk has read
    record Take(Work work, Optional<Money> toPay, Request tender, Set<Stop.Kind> despite)
            implements Deed {
        Take(Work work, Optional<Money> toPay, Request tender) {
            this(work, toPay, tender, Set.of());
        }

        /// After the clerk has read these, too.
        Take despite(Work now, Set<Stop.Kind> more) {
            var all = new HashSet<>(despite);
            all.addAll(more);
            return new Take(now, toPay, tender, Set.copyOf(all));
        }

        /// The tender, as it is asked for after all that was read.
        Request asked() {
            return tender instanceof Request.Cash(var received, _)
                    ? new Request.Cash(received, despite)
                    : tender;
        }
    }

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
