package org.cashwrap.checkout;

import org.cashwrap.core.ledger.HeadSignature;
import org.cashwrap.core.ledger.PaymentRow;
import org.cashwrap.core.ledger.StoredEntry;
import org.cashwrap.storage.Appended;
import org.cashwrap.storage.Found;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// The journal as the counter needs it: the file in the shop, the file with faults in a test.
public interface EntryStore {
    /// Durable when it answers `Stored`.
    ///
    /// @param row the projection of a committed payment, stored with its entry in one transaction
    Appended append(StoredEntry entry, Optional<PaymentRow> row);

    Appended sign(HeadSignature signature);

    Found<StoredEntry> entry(long sequence);

    Found<PaymentRow> payment(UUID id);

    /// The last entry, from this one back, whose text holds these words. A look at every entry on the way.
    Found<StoredEntry> lastWith(String words, long upTo);

    /// A batch of entries in order, from one on; fewer than `max` only at the end of the journal.
    Found<List<StoredEntry>> read(long from, int max);

    /// The last signatures of heads up to an entry, the newest first.
    Found<List<HeadSignature>> signatures(long through, int max);

    /// The payments committed after an entry, in order. A look at every payment there is.
    Found<List<PaymentRow>> paymentsAfter(long sequence);

    /// All entries from one on whose text holds these words, in order. A look at every one of them.
    Found<List<StoredEntry>> allWith(String words, long from);
}
