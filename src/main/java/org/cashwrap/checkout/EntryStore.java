package org.cashwrap.checkout;

import org.cashwrap.core.ledger.HeadSignature;
import org.cashwrap.core.ledger.PaymentRow;
import org.cashwrap.core.ledger.StoredEntry;
import org.cashwrap.storage.Appended;

import java.util.Optional;

/// The journal as the counter needs it: the file in the shop, the file with faults in a test.
public interface EntryStore {
    /// Durable when it answers `Stored`.
    ///
    /// @param row the projection of a committed payment, stored with its entry in one transaction
    Appended append(StoredEntry entry, Optional<PaymentRow> row);

    Appended sign(HeadSignature signature);
}
