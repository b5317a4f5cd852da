package org.cashwrap.core.receipt;

import org.cashwrap.core.bill.Language;
import org.cashwrap.core.ledger.Body;
import org.cashwrap.core.ledger.Envelope;
import org.cashwrap.core.ledger.Hash;
import org.cashwrap.core.payment.Payment;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/// Everything the customer's receipt is made from. All of it stands in the journal, so a copy years later is the
/// original again; a name or a telephone number does not, so none can get on the paper.
///
/// @param header   the store's own lines, as a person wrote them
/// @param till     `STORE-N`
/// @param number   the receipt number, gapless per till, from 1
/// @param at       when the payment was committed
/// @param zone     the store's
/// @param clerk    who took the payment; none if it ended by itself
/// @param sequence of the payment's entry, and
/// @param hash     the entry's, by which the receipt can be found in the journal
/// @param training no money has moved
/// @param copy     0 for the original, n for the n-th copy
public record ReceiptFacts(
        List<String> header,
        String till,
        long number,
        Instant at,
        ZoneId zone,
        Optional<String> clerk,
        long sequence,
        Hash hash,
        boolean training,
        int copy,
        Payment.Committed payment) {
    public ReceiptFacts {
        header = List.copyOf(header);
        if (number < 1 || sequence < 1) {
            throw new IllegalArgumentException("receipts and entries are numbered from 1");
        }
        if (copy < 0) {
            throw new IllegalArgumentException("a copy is numbered from 1, the original is 0");
        }
    }

    /// As the journal tells it.
    ///
    /// @param header as it was when the payment was taken, from the `ProgramStarted` entry before
    /// @param hash   of the entry
    public static ReceiptFacts of(
            Envelope envelope,
            Body.PaymentCommitted committed,
            Hash hash,
            List<String> header,
            int copy) {
        return new ReceiptFacts(
                header,
                envelope.till(),
                committed.receipt(),
                envelope.at(),
                envelope.zone(),
                envelope.clerk(),
                envelope.sequence(),
                hash,
                envelope.training(),
                copy,
                committed.payment());
    }

    /// The customer's, which need not be the clerk's: the words given to [Receipt] are of this language.
    public Language language() {
        return payment.customer().language();
    }
}
