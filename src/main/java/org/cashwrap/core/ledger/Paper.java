package org.cashwrap.core.ledger;

import org.cashwrap.core.payment.PaymentId;

import java.util.Optional;
import java.util.OptionalLong;

/// A piece of paper that the till owes somebody.
public sealed interface Paper {
    /// The payment that it is about; none for the card terminal's own business.
    Optional<PaymentId> of();

    /// The entry that holds its words, for a slip.
    OptionalLong slip();

    /// The customer's receipt of a committed payment.
    record Receipt(PaymentId payment) implements Paper {
        @Override
        public Optional<PaymentId> of() {
            return Optional.of(payment);
        }

        @Override
        public OptionalLong slip() {
            return OptionalLong.empty();
        }
    }

    /// What the card terminal wants printed.
    ///
    /// @param entry sequence of its `SlipSpooled`
    /// @param of    as it stands there
    record TerminalSlip(long entry, Optional<PaymentId> of) implements Paper {
        public TerminalSlip {
            if (entry < 1) {
                throw new IllegalArgumentException("entries are numbered from 1");
            }
        }

        @Override
        public OptionalLong slip() {
            return OptionalLong.of(entry);
        }
    }
}
