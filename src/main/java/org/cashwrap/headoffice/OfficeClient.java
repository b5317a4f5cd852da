package org.cashwrap.headoffice;

import org.cashwrap.checkout.Asked;
import org.cashwrap.checkout.HeadOffice;
import org.cashwrap.checkout.Upload;
import org.cashwrap.core.bill.Account;
import org.cashwrap.core.bill.AccountNumber;
import org.cashwrap.core.bill.OracleClock;
import org.cashwrap.headoffice.Bell.Ring;

import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import java.net.ProxySelector;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicReference;

import javax.net.ssl.SSLParameters;

/// The head office by HTTP. One thread uploads; accounts are asked for beside it, a few at a time, and nobody waits long for
/// them, nor at all while the head office is known to be away.
public final class OfficeClient implements HeadOffice {
    private static final int LOOKUPS_MAX = 8;
    private static final int HTTP_THREADS = 2;

    /// What was sent is let go of this soon after it was told to.
    private static final Duration LETTING_GO = Duration.ofMillis(500);

    private final Limits limits;
    private final Pace pace;
    private final ExecutorService threads =
            Executors.newFixedThreadPool(
                    HTTP_THREADS,
                    Thread.ofPlatform().daemon().name("head-office-http-", 1).factory());
    private final HttpClient http;
    private final Wire wire;
    private final AccountsAnswer accounts;
    private final Bell bell = new Bell();
    private final Outage outage;
    private final Semaphore lookups = new Semaphore(LOOKUPS_MAX);
    private final AtomicReference<Optional<Thread>> uploading =
            new AtomicReference<>(Optional.empty());

    /// @param till     `STORE-N`
    /// @param currency accounts of another one are of no use here
    public OfficeClient(
            OfficeAddress address,
            Trust trust,
            String till,
            Currency currency,
            RequestSigner signer) {
        this(address, trust, till, currency, signer, Limits.SHOP, Pace.SHOP);
    }

    OfficeClient(
            OfficeAddress address,
            Trust trust,
            String till,
            Currency currency,
            RequestSigner signer,
            Limits limits,
            Pace pace) {
        this.limits = limits;
        this.pace = pace;
        this.http = http(address, trust);
        this.wire = new Wire(http, address, till, signer, pace);
        this.accounts = new AccountsAnswer(currency);
        this.outage = new Outage(limits, pace);
    }

    private HttpClient http(OfficeAddress address, Trust trust) {
        var protocols = new SSLParameters();
        protocols.setProtocols(new String[] {"TLSv1.3", "TLSv1.2"});
        protocols.setEndpointIdentificationAlgorithm("HTTPS");
        return HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                // What goes to this computer goes through no other. What goes further is protected
                // by TLS from end to end.
                .proxy(address.isHere() ? HttpClient.Builder.NO_PROXY : ProxySelector.getDefault())
                .connectTimeout(limits.connect())
                .sslContext(trust.context())
                .sslParameters(protocols)
                .executor(threads)
                .build();
    }

    @Override
    public OracleClock clock() {
        return wire.clock().now();
    }

    @Override
    public void start(Upload upload) {
        var uploader = new Uploader(wire, upload, limits, pace, bell, outage);
        var thread = Thread.ofPlatform().daemon().name("head-office").unstarted(uploader);
        if (!uploading.compareAndSet(Optional.empty(), Optional.of(thread))) {
            throw new IllegalStateException("started twice");
        }
        thread.start();
    }

    @Override
    public void wake() {
        bell.ring(Ring.NEW);
    }

    @Override
    public CompletionStage<Asked<List<Account>>> find(String text, int max) {
        var asked = object();
        asked.put("text", text).put("max", max);
        return ask("/v1/accounts/find", asked, fields -> accounts.found(fields, max));
    }

    @Override
    public CompletionStage<Asked<Optional<Account>>> get(AccountNumber number) {
        var asked = object();
        asked.put("account", number.digits());
        return ask("/v1/accounts/get", asked, fields -> accounts.got(fields, number));
    }

    private <T> CompletionStage<Asked<T>> ask(
            String path, ObjectNode asked, Wire.Reading<T> reading) {
        if (bell.isRung(Ring.STOP) || outage.isFresh() || !lookups.tryAcquire()) {
            return CompletableFuture.completedStage(new Asked.NotReached<>());
        }
        return CompletableFuture.completedFuture(asked)
                // On a thread of ours: signing takes its time, and the counter has none.
                .thenComposeAsync(
                        body ->
                                wire.post(
                                        path,
                                        body.toString().getBytes(StandardCharsets.UTF_8),
                                        limits.lookup(),
                                        reading),
                        this::elsewhere)
                .thenApply(this::asked)
                .exceptionally(_ -> new Asked.NotReached<>())
                .whenComplete((_, _) -> lookups.release());
    }

    /// Once stopped, here: it fails at once.
    private void elsewhere(Runnable job) {
        try {
            threads.execute(job);
        } catch (RejectedExecutionException stopped) {
            job.run();
        }
    }

    private <T> Asked<T> asked(Heard<T> heard) {
        return switch (heard) {
            case Heard.Answered<T>(var answer) -> {
                outage.ended();
                bell.ring(Ring.HEARD);
                yield new Asked.Answered<>(answer);
            }
            // The uploading thread finds out, and says so.
            case Heard.Refused<T> _ -> {
                bell.ring(Ring.LOST);
                yield new Asked.NotReached<>();
            }
            case Heard.Lost<T>(var why) -> {
                outage.failed(why);
                bell.ring(Ring.LOST);
                yield new Asked.NotReached<>();
            }
        };
    }

    @Override
    public void stop() {
        bell.ring(Ring.STOP);
        try {
            var thread = uploading.get();
            if (thread.isPresent() && !thread.get().join(limits.stop())) {
                thread.get().interrupt();
                thread.get().join(LETTING_GO);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        http.shutdownNow();
        threads.shutdownNow();
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }
}
