package org.cashwrap.headoffice;

import org.cashwrap.headoffice.Heard.Reach;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.concurrent.TimeUnit;

import javax.net.ssl.SSLException;

/// Signs a request, sends it, and reads the answer as far as the contract goes. May be called on any thread and never waits.
///
/// Every request can be sent twice without harm: one whose cable broke is sent again at once, and one that was refused because
/// the two clocks differ is sent again by the head office's.
final class Wire {
    static final int BYTES_MAX = 4 << 20;
    private static final int OK = 200;

    /// Always three digits of milliseconds, so that the form is one.
    private static final DateTimeFormatter TIME =
            new DateTimeFormatterBuilder().appendInstant(3).toFormatter(Locale.ROOT);

    /// What is asked for, made of an answer.
    interface Reading<T> {
        T of(AnswerFields fields) throws NotOfTheContract;
    }

    private final HttpClient http;
    private final OfficeAddress address;
    private final String till;
    private final RequestSigner signer;
    private final Pace pace;
    private final OfficeClock clock;

    /// The head office's clock less this machine's.
    private volatile Duration offset = Duration.ZERO;

    Wire(HttpClient http, OfficeAddress address, String till, RequestSigner signer, Pace pace) {
        this.http = http;
        this.address = address;
        this.till = till;
        this.signer = signer;
        this.pace = pace;
        this.clock = new OfficeClock(pace);
    }

    OfficeClock clock() {
        return clock;
    }

    /// @param atMost until the whole answer is there, all tries together
    /// @return never fails
    <T> CompletableFuture<Heard<T>> post(
            String path, byte[] body, Duration atMost, Reading<T> reading) {
        var deadline = System.nanoTime() + atMost.toNanos();
        return attempt(path, body, deadline, reading)
                .thenCompose(first ->
                        switch (first) {
                            case Tried.Done<T>(var heard) ->
                                    CompletableFuture.completedStage(heard);
                            case Tried.Broken<T> _ -> last(path, body, deadline, reading);
                            case Tried.WrongClock<T>(var theirs) -> {
                                offset = Duration.between(pace.now(), theirs);
                                yield last(path, body, deadline, reading);
                            }
                        })
                .exceptionally(Wire::mistake);
    }

    private <T> CompletionStage<Heard<T>> last(
            String path, byte[] body, long deadline, Reading<T> reading) {
        return attempt(path, body, deadline, reading)
                .thenApply(second ->
                        switch (second) {
                            case Tried.Done<T>(var heard) -> heard;
                            case Tried.Broken<T>(var why) -> new Heard.Lost<>(why);
                            case Tried.WrongClock<T> _ ->
                                    new Heard.Refused<>(RefusalCode.CLOCK, Optional.empty());
                        });
    }

    private static <T> Heard<T> mistake(Throwable ours) {
        System.getLogger(Wire.class.getName())
                .log(System.Logger.Level.ERROR, "a request to the head office failed", ours);
        return new Heard.Lost<>("a mistake of ours");
    }

    /// What came of one try.
    private sealed interface Tried<T> {
        record Done<T>(Heard<T> heard) implements Tried<T> {}

        /// The connection ended in the middle, as one does that was kept open too long.
        record Broken<T>(String why) implements Tried<T> {}

        record WrongClock<T>(Instant theirs) implements Tried<T> {}
    }

    private <T> CompletableFuture<Tried<T>> attempt(
            String path, byte[] body, long deadline, Reading<T> reading) {
        var asked = pace.nanos();
        var sent = http.sendAsync(signed(path, body), Wire::kept);
        var tried =
                sent.handle((response, failed) ->
                                failed == null
                                        ? heard(response, reading, asked)
                                        : Wire.<T>failed(failed))
                        .completeOnTimeout(
                                lost("no whole answer in time"),
                                Math.max(0, deadline - System.nanoTime()),
                                TimeUnit.NANOSECONDS);
        // Whoever talks on after that is not listened to.
        return tried.whenComplete((_, _) -> sent.cancel(true));
    }

    private HttpRequest signed(String path, byte[] body) {
        var to = address.of(path);
        var time = TIME.format(pace.now().plus(offset));
        var lines =
                List.of("cashwrap request 1", "POST", to.getRawPath(), till, time, sha256(body));
        var message = (String.join("\n", lines) + "\n").getBytes(StandardCharsets.US_ASCII);
        return HttpRequest.newBuilder(to)
                .header("Accept", "application/json")
                .header("Content-Type", "application/json")
                .header("User-Agent", "cashwrap")
                .header("Cashwrap-Till", till)
                .header("Cashwrap-Key", signer.publicKey())
                .header("Cashwrap-Time", time)
                .header("Cashwrap-Signature", signer.sign(message))
                .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                .build();
    }

    private static String sha256(byte[] body) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(body));
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }

    private static <T> Tried<T> lost(String why) {
        return new Tried.Done<>(new Heard.Lost<>(why));
    }

    private static <T> Tried<T> failed(Throwable failed) {
        var cause =
                failed instanceof CompletionException && failed.getCause() != null
                        ? failed.getCause()
                        : failed;
        var why = cause.getClass().getSimpleName();
        return switch (cause) {
            case NotOfTheContract not -> lost(not.why());
            // Says which certificate is not believed and why, which is of use to who looks after
            // it.
            case SSLException tls -> lost(why + ": " + tls.getMessage());
            case ConnectException _ -> lost("nobody is there");
            case HttpTimeoutException _ -> lost("nobody answers");
            case IOException _ -> new Tried.Broken<>("the connection broke: " + why);
            default -> lost(why);
        };
    }

    private <T> Tried<T> heard(HttpResponse<byte[]> response, Reading<T> reading, long asked) {
        try {
            var fields = AnswerFields.of(response.body());
            clock.heard(fields.instant("at"), asked);
            return response.statusCode() == OK
                    ? new Tried.Done<>(new Heard.Answered<>(reading.of(fields)))
                    : refused(fields);
        } catch (NotOfTheContract not) {
            return lost("answer " + response.statusCode() + ": " + not.why());
        }
    }

    private static <T> Tried<T> refused(AnswerFields fields) throws NotOfTheContract {
        var at = fields.instant("at");
        var code =
                RefusalCode.ofWord(fields.text("refused"))
                        .orElseThrow(() -> new NotOfTheContract("refused is no code"));
        fields.text("why");
        var reach =
                code == RefusalCode.GAP || code == RefusalCode.FORK
                        ? Optional.of(UploadAnswer.reach(fields))
                        : Optional.<Reach>empty();
        fields.end();
        return switch (code) {
            case CLOCK -> new Tried.WrongClock<>(at);
            case BUSY -> lost("it is busy with trouble of its own");
            case NOT_ENROLLED,
                    WRONG_KEY,
                    BAD_SIGNATURE,
                    MALFORMED,
                    TOO_LARGE,
                    GAP,
                    FORK,
                    BROKEN_CHAIN,
                    BAD_ENTRY,
                    BAD_HEAD_SIGNATURE,
                    OTHER_EPOCH,
                    UNKNOWN_PATH ->
                    new Tried.Done<>(new Heard.Refused<>(code, reach));
        };
    }

    /// Nothing is read that is announced as something else, or as more, than the contract has.
    private static HttpResponse.BodySubscriber<byte[]> kept(HttpResponse.ResponseInfo info) {
        var type = info.headers().firstValue("content-type").orElse("");
        if (!type.toLowerCase(Locale.ROOT).matches("application/json( *;.*)?")) {
            return new Kept(Optional.of("answer " + info.statusCode() + ": not JSON by its type"));
        }
        var length = info.headers().firstValue("content-length").orElse("0");
        return new Kept(
                !length.matches("[0-9]{1,7}") || Long.parseLong(length) > BYTES_MAX
                        ? Optional.of("a longer answer than may be")
                        : Optional.empty());
    }

    /// Keeps what comes up to the limit, and hangs up on more.
    private static final class Kept implements HttpResponse.BodySubscriber<byte[]> {
        private final CompletableFuture<byte[]> body = new CompletableFuture<>();
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        private final Optional<String> refused;
        private Optional<Flow.Subscription> subscription = Optional.empty();

        Kept(Optional<String> refused) {
            this.refused = refused;
        }

        @Override
        public CompletionStage<byte[]> getBody() {
            return body;
        }

        @Override
        public void onSubscribe(Flow.Subscription from) {
            subscription = Optional.of(from);
            if (refused.isPresent()) {
                hangUp(refused.get());
            } else {
                from.request(1);
            }
        }

        private void hangUp(String why) {
            subscription.ifPresent(Flow.Subscription::cancel);
            body.completeExceptionally(new NotOfTheContract(why));
        }

        @Override
        public void onNext(List<ByteBuffer> some) {
            for (var buffer : some) {
                if (bytes.size() + buffer.remaining() > BYTES_MAX) {
                    hangUp("a longer answer than may be");
                    return;
                }
                var chunk = new byte[buffer.remaining()];
                buffer.get(chunk);
                bytes.writeBytes(chunk);
            }
            subscription.ifPresent(from -> from.request(1));
        }

        @Override
        public void onError(Throwable broken) {
            body.completeExceptionally(broken);
        }

        @Override
        public void onComplete() {
            body.complete(bytes.toByteArray());
        }
    }
}
