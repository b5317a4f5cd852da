package org.cashwrap.headoffice;

import org.cashwrap.checkout.OfficeStanding;
import org.cashwrap.checkout.Upload;
import org.cashwrap.core.ledger.HeadSignature;
import org.cashwrap.core.ledger.StoredEntry;
import org.cashwrap.headoffice.Bell.Ring;
import org.cashwrap.headoffice.Heard.Reach;

import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/// Uploads the journal on the head office's thread: asks how far the head office has it, sends what comes after that, and waits
/// for more.
final class Uploader implements Runnable {
    private static final System.Logger LOG = System.getLogger(Uploader.class.getName());

    private static final Set<Ring> WORK = Set.of(Ring.NEW, Ring.LOST, Ring.STOP);

    /// After a failure new work wakes nobody: if every payment tried a dead head office, each would cost something. That others
    /// have just reached it does.
    private static final Set<Ring> BACK = Set.of(Ring.HEARD, Ring.STOP);

    private static final Set<Ring> END = Set.of(Ring.STOP);

    private final Wire wire;
    private final Upload upload;
    private final Limits limits;
    private final Pace pace;
    private final Bell bell;
    private final Outage outage;
    private final Backoff backoff;

    /// The head office was asked how far it has the journal, and nothing has failed since.
    private boolean isMet;

    private boolean hadGap;

    Uploader(Wire wire, Upload upload, Limits limits, Pace pace, Bell bell, Outage outage) {
        this.wire = wire;
        this.upload = upload;
        this.limits = limits;
        this.pace = pace;
        this.bell = bell;
        this.outage = outage;
        this.backoff = new Backoff(limits, pace);
    }

    /// What came of one exchange.
    private sealed interface Step {
        /// There may be more to send.
        record Go() implements Step {}

        record NothingLeft() implements Step {}

        record Away(String why) implements Step {}

        record Refused(String code) implements Step {}

        /// The counter cannot read its journal just now.
        record Later() implements Step {}

        /// Never again in this run.
        record NotOurs() implements Step {}
    }

    @Override
    public void run() {
        try {
            while (goOn(step())) {
                // Each step says how it goes on.
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /// @return false at the end
    private boolean goOn(Step step) throws InterruptedException {
        var stopping = bell.isRung(Ring.STOP);
        switch (step) {
            case Step.Go() -> {
                backoff.succeeded();
                outage.ended();
                upload.stands(new OfficeStanding.Reached());
            }
            case Step.NothingLeft() -> {
                if (stopping) {
                    return false;
                }
                pace.rest(bell, WORK, limits.idle());
                // Looked at not for each payment, but after a while of silence, and when others
                // have
                // lost it.
                isMet =
                        (bell.isRung(Ring.NEW) || bell.isRung(Ring.STOP))
                                && !bell.isRung(Ring.LOST);
            }
            case Step.Away(var why) -> {
                outage.failed(why);
                upload.stands(new OfficeStanding.Away());
                return again(BACK);
            }
            case Step.Refused(var code) -> {
                outage.ended();
                refuses(code);
                return again(END);
            }
            case Step.Later() -> {
                return again(END);
            }
            case Step.NotOurs() -> {
                outage.ended();
                refuses(RefusalCode.FORK.word());
                return false;
            }
        }
        return true;
    }

    private void refuses(String code) {
        LOG.log(System.Logger.Level.WARNING, "the head office takes nothing: {0}", code);
        upload.stands(new OfficeStanding.Refuses(code));
    }

    private boolean again(Set<Ring> until) throws InterruptedException {
        isMet = false;
        if (bell.isRung(Ring.STOP)) {
            return false;
        }
        pace.rest(bell, until, backoff.failed());
        return !bell.isRung(Ring.STOP);
    }

    private Step step() throws InterruptedException {
        // What rings from here on may not be in what is read next.
        bell.silence();
        try {
            return isMet ? send() : meet();
        } catch (ExecutionException ours) {
            LOG.log(System.Logger.Level.ERROR, "uploading failed", ours);
            return new Step.Away("a mistake of ours");
        }
    }

    private Step meet() throws InterruptedException, ExecutionException {
        var asked = object();
        asked.put("epoch", upload.journal().epoch());
        var heard =
                wire.post(
                                "/v1/head",
                                bytes(asked),
                                limits.request(),
                                fields -> UploadAnswer.head(fields, upload.journal()))
                        .get();
        return switch (heard) {
            case Heard.Answered<Reach>(var reach) -> {
                isMet = true;
                yield reaches(reach);
            }
            case Heard.Refused<Reach>(var code, _) -> new Step.Refused(code.word());
            case Heard.Lost<Reach>(var why) -> new Step.Away(why);
        };
    }

    private Step send() throws InterruptedException, ExecutionException {
        var waiting = new CompletableFuture<Optional<Upload.Batch>>();
        upload.next(waiting::complete);
        var batch = waiting.get();
        return batch.isEmpty() ? new Step.NothingLeft() : send(batch.get());
    }

    private Step send(Upload.Batch batch) throws InterruptedException, ExecutionException {
        var heard =
                wire.post(
                                "/v1/entries",
                                bytes(upload.journal().epoch(), batch),
                                limits.entries(),
                                fields -> UploadAnswer.stored(fields, upload.journal(), batch))
                        .get();
        return switch (heard) {
            case Heard.Answered<Reach>(var reach) -> {
                hadGap = false;
                yield reaches(reach);
            }
            case Heard.Refused<Reach>(var code, var reach) -> refused(code, reach, batch);
            case Heard.Lost<Reach>(var why) -> new Step.Away(why);
        };
    }

    /// A head office that says where its copy ends is believed, but not for ever: one that misses entries right after it was
    /// given what it missed, or calls its own copy another one, is mistaken.
    private Step refused(RefusalCode code, Optional<Reach> reach, Upload.Batch batch)
            throws InterruptedException, ExecutionException {
        if (reach.isEmpty()) {
            return new Step.Refused(code.word());
        }
        if (code == RefusalCode.FORK) {
            return reaches(reach.get()) instanceof Step.NotOurs notOurs
                    ? notOurs
                    : new Step.Refused(code.word());
        }
        var isGap = reach.get().sequence() < batch.entries().getFirst().sequence() - 1;
        if (!isGap || hadGap) {
            return new Step.Refused(code.word());
        }
        hadGap = true;
        return reaches(reach.get());
    }

    private Step reaches(Reach reach) throws InterruptedException, ExecutionException {
        var verdict = new CompletableFuture<Upload.Verdict>();
        upload.reaches(reach.sequence(), reach.hash(), verdict::complete);
        return switch (verdict.get()) {
            case TAKEN -> new Step.Go();
            case NOT_OURS -> new Step.NotOurs();
            case NOT_HEARD -> new Step.Later();
        };
    }

    private static byte[] bytes(String epoch, Upload.Batch batch) {
        var node = object();
        node.put("epoch", epoch);
        node.put("prev", batch.before().toString());
        var entries = node.putArray("entries");
        for (StoredEntry entry : batch.entries()) {
            entries.addObject()
                    .put("seq", entry.sequence())
                    .put("hash", entry.hash().toString())
                    .put("entry", entry.text());
        }
        var signatures = node.putArray("signatures");
        for (HeadSignature signature : batch.signatures()) {
            signatures
                    .addObject()
                    .put("seq", signature.sequence())
                    .put("hash", signature.hash().toString())
                    .put("sig", signature.signature());
        }
        return bytes(node);
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    private static byte[] bytes(ObjectNode node) {
        return node.toString().getBytes(StandardCharsets.UTF_8);
    }
}
