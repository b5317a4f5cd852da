package org.cashwrap.app;

import org.cashwrap.core.ledger.BadEntryException;
import org.cashwrap.core.ledger.EntryCodec;
import org.cashwrap.core.ledger.ExportLine;
import org.cashwrap.core.ledger.Hash;
import org.cashwrap.core.ledger.HeadSignature;
import org.cashwrap.core.ledger.StoredEntry;

import java.io.PrintStream;
import java.util.Optional;

/// Writes an export line by line. A damaged journal is exported too, as far as it can be read: whoever checks it sees the
/// damage.
final class JournalExport {
    private final PrintStream out;
    private String epoch = "";
    private Hash head = Hash.ZERO;
    private long sequence;
    private long signedAt;

    JournalExport(PrintStream out) {
        this.out = out;
    }

    /// The head that no signature was exported for.
    record Head(String epoch, long sequence, Hash hash) {}

    void entry(StoredEntry entry) {
        if (epoch.isEmpty()) {
            epoch = epochOf(entry);
        }
        out.print(ExportLine.of(epoch, head, entry) + "\n");
        head = entry.hash();
        sequence = entry.sequence();
    }

    void signature(HeadSignature signature, String publicKey) {
        out.print(ExportLine.of(signature, publicKey) + "\n");
        signedAt = signature.sequence();
        out.flush();
    }

    Optional<Head> unsignedHead() {
        return sequence == 0 || signedAt == sequence
                ? Optional.empty()
                : Optional.of(new Head(epoch, sequence, head));
    }

    private static String epochOf(StoredEntry entry) {
        try {
            return EntryCodec.read(entry.text()).envelope().epoch();
        } catch (BadEntryException notAnEntry) {
            return "";
        }
    }
}
