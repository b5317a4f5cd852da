package org.cashwrap.app;

import org.cashwrap.core.ledger.Body;
import org.cashwrap.core.ledger.Entry;
import org.cashwrap.core.ledger.EntryCodec;
import org.cashwrap.core.ledger.StoredEntry;
import org.cashwrap.storage.Found;
import org.cashwrap.storage.JournalEvidence;
import org.cashwrap.storage.Opening;

import java.nio.file.Files;
import java.util.Optional;

/// A station's journal to look at, for the commands that change nothing.
final class Evidence {
    private Evidence() {}

    static JournalEvidence open(OpenStation station) throws Unusable {
        if (!Files.exists(station.folder().journal())
                && !Files.exists(station.folder().anchor(station.station()))) {
            throw new Unusable("No counter has run on this station yet: it has no journal.");
        }
        return switch (JournalEvidence.open(station.journalFolder())) {
            case Opening.Opened<JournalEvidence>(var journal) -> journal;
            case Opening.InUse<JournalEvidence>(var who) -> throw JournalStart.inUse(station, who);
            case Opening.Newer<JournalEvidence>(var version) ->
                    throw new Unusable(
                            "The journal was written by a newer Cashwrap (form "
                                    + version
                                    + "); use that one.");
            case Opening.Broken<JournalEvidence>(var code, var why) ->
                    throw new Unusable("The journal cannot be read: " + code + ", " + why);
        };
    }

    /// The header of receipts at that entry: from the last start of the program before it.
    static Optional<Body.ProgramStarted> programAt(JournalEvidence journal, long sequence) {
        return journal.lastWith("\"kind\":\"ProgramStarted\"", sequence)
                                instanceof Found.Here<StoredEntry>(var stored)
                        && EntryCodec.read(stored.text())
                                instanceof Entry(_, Body.ProgramStarted program)
                ? Optional.of(program)
                : Optional.empty();
    }
}
