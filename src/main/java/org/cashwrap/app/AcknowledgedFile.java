package org.cashwrap.app;

import org.cashwrap.checkout.Parts;
import org.cashwrap.core.ledger.Hash;
import org.cashwrap.storage.Anchor;
import org.cashwrap.storage.AnchorFile;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// Keeps how far the head office has the journal: at most once in a while, for each costs the disk a sync; and what was passed
/// over then when it is said again, which an idle till does every minute, and at the end. Owned by the counter's thread.
final class AcknowledgedFile implements Parts.Watermark {
    private static final Duration KEPT_EVERY = Duration.ofSeconds(2);

    private final AnchorFile file;
    private final String epoch;
    private Optional<Instant> written = Optional.empty();
    private Optional<Anchor> passedOver = Optional.empty();
    private long lastKept;

    /// @param epoch of the journal
    /// @param kept  what stands in the file; 0 for nothing
    AcknowledgedFile(AnchorFile file, String epoch, long kept) {
        this.file = file;
        this.epoch = epoch;
        this.lastKept = kept;
    }

    @Override
    public void reaches(long sequence, Hash hash) {
        if (sequence == 0 || sequence == lastKept) {
            passedOver = Optional.empty();
            return;
        }
        var now = Instant.now();
        var anchor = anchor(sequence, hash, now);
        if (written.filter(it -> it.plus(KEPT_EVERY).isAfter(now)).isPresent()) {
            passedOver = Optional.of(anchor);
        } else {
            keep(anchor);
        }
    }

    @Override
    public void differs(long sequence, Hash hash) {
        keep(anchor(sequence, hash, Instant.now()));
    }

    /// What was passed over is kept after all.
    void end() {
        passedOver.ifPresent(this::keep);
    }

    private Anchor anchor(long sequence, Hash hash, Instant now) {
        return new Anchor(epoch, sequence, hash, Anchor.What.ACKNOWLEDGED, now);
    }

    private void keep(Anchor anchor) {
        passedOver = Optional.empty();
        written = Optional.of(anchor.at());
        lastKept = anchor.sequence();
        JournalStart.write(file, anchor);
    }
}
