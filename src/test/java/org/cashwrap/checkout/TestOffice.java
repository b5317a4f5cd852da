package org.cashwrap.checkout;

import org.cashwrap.core.bill.Account;
import org.cashwrap.core.bill.AccountNumber;
import org.cashwrap.core.bill.OracleClock;
import org.cashwrap.core.ledger.Hash;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/// A head office that says and answers what the test says, when the test says so. Lives through several runs of a till.
final class TestOffice implements HeadOffice, Parts.Watermark {
    /// So short that a test does not feel it, and so long that no test reaches it.
    static final Parts.Waits WAITS = new Parts.Waits(Duration.ofMillis(20), Duration.ofMinutes(10));

    record Kept(long sequence, Hash hash) {}

    final AtomicInteger wakes = new AtomicInteger();
    final List<String> asked = new CopyOnWriteArrayList<>();
    volatile Kept kept = new Kept(0, Hash.ZERO);
    volatile Optional<Kept> differing = Optional.empty();
    volatile Runnable whenStopped = () -> {};

    /// What a search and a question about one account get; none completed is a head office that is slow.
    volatile CompletableFuture<Asked<List<Account>>> found =
            CompletableFuture.completedFuture(new Asked.NotReached<>());

    volatile CompletableFuture<Asked<Optional<Account>>> got =
            CompletableFuture.completedFuture(new Asked.NotReached<>());

    volatile OracleClock clock = OracleClock.unknown(Instant.EPOCH);

    private volatile Optional<Upload> upload = Optional.empty();

    @Override
    public void start(Upload to) {
        upload = Optional.of(to);
    }

    @Override
    public void wake() {
        wakes.incrementAndGet();
    }

    @Override
    public CompletionStage<Asked<List<Account>>> find(String text, int max) {
        asked.add("find " + text);
        return found;
    }

    @Override
    public CompletionStage<Asked<Optional<Account>>> get(AccountNumber number) {
        asked.add("get " + number);
        return got;
    }

    @Override
    public OracleClock clock() {
        return clock;
    }

    @Override
    public void stop() {
        whenStopped.run();
    }

    @Override
    public void reaches(long sequence, Hash hash) {
        kept = new Kept(sequence, hash);
    }

    @Override
    public void differs(long sequence, Hash hash) {
        differing = Optional.of(new Kept(sequence, hash));
    }

    // ---- what the test does in its place ----

    Upload upload() {
        return upload.orElseThrow();
    }

    Optional<Upload.Batch> next() {
        var batch = new CompletableFuture<Optional<Upload.Batch>>();
        upload().next(batch::complete);
        return batch.orTimeout(30, TimeUnit.SECONDS).join();
    }

    Upload.Verdict reached(long sequence, Hash hash) {
        var verdict = new CompletableFuture<Upload.Verdict>();
        upload().reaches(sequence, hash, verdict::complete);
        return verdict.orTimeout(30, TimeUnit.SECONDS).join();
    }

    /// Takes everything there is.
    void takeAll() {
        for (var batch = next(); batch.isPresent(); batch = next()) {
            var last = batch.get().entries().getLast();
            reached(last.sequence(), last.hash());
        }
    }
}
