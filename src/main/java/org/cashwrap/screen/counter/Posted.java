package org.cashwrap.screen.counter;

import org.cashwrap.core.payment.PaymentId;

import java.util.List;
import java.util.Optional;

/// A notice on the [Board].
///
/// @param id   its own, for the keys on it
/// @param kind as [org.cashwrap.checkout.News.Told] names it
record Posted(
        long id, String kind, Optional<PaymentId> payment, Said said, Look look, List<Act> acts) {
    Posted {
        acts = List.copyOf(acts);
    }

    /// How it is meant; each has a shape and a colour.
    enum Look {
        /// Money may be in doubt, or must not be taken.
        STOP,
        /// Something does not work; the money is safe.
        TROUBLE,
        WAITING,
        DONE
    }

    /// What the clerk can do about it.
    enum Act {
        PRINT_AGAIN('P'),
        PAPER_IS_THERE('I'),
        GIVE_UP_PAPER('G'),
        ASK_TERMINAL('T'),
        SECOND_PERSON('S'),
        SIGNATURE_MATCHES('Y'),
        SIGNATURE_DIFFERS('N'),
        /// It was read.
        DISMISS('R');

        private final char letter;

        Act(char letter) {
            this.letter = letter;
        }

        /// With Alt it works in every place where keys work; some places have it without, too.
        char letter() {
            return letter;
        }
    }

    boolean offers(Act act) {
        return acts.contains(act);
    }

    /// Without a key for it, it goes with the next one.
    boolean isPassing() {
        return acts.isEmpty() && look == Look.DONE;
    }
}
