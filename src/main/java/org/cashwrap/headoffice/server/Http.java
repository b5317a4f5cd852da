package org.cashwrap.headoffice.server;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/// The office at the other end of HTTP: which path, how large, by whom; and an answer in JSON whatever came. Stateless, on
/// as many virtual threads as there are requests.
final class Http implements HttpHandler {
    private static final System.Logger LOG = System.getLogger(Http.class.getName());

    private final Office office;
    private final AccessLog log;
    private final InstantSource clock;
    private final Intake intake = Intake.ofThisJava();

    Http(Office office, AccessLog log, InstantSource clock) {
        this.office = office;
        this.log = log;
        this.clock = clock;
    }

    @Override
    public void handle(HttpExchange exchange) {
        var begun = System.nanoTime();
        var said = answered(exchange);
        log.line(
                said.at(),
                said.who(),
                pathOf(exchange),
                said.status(),
                said.answer() instanceof Answer.Refused refused ? refused.code().word() : "ok",
                Duration.ofNanos(System.nanoTime() - begun).toMillis());
        try {
            send(exchange, said);
        } catch (IOException gone) {
            // The till asks again; sending twice is harmless.
            LOG.log(System.Logger.Level.DEBUG, "the till went away", gone);
        } finally {
            exchange.close();
        }
    }

    /// @param who the till, if its signature was right; else `-`
    private record Said(Answer answer, String who, Instant at) {
        int status() {
            return answer instanceof Answer.Refused refused ? refused.code().status() : 200;
        }
    }

    private Said answered(HttpExchange exchange) {
        var who = new String[] {"-"};
        var answer = answer(exchange, who);
        return new Said(answer, who[0], clock.instant());
    }

    private Answer answer(HttpExchange exchange, String[] who) {
        var path = pathOf(exchange);
        try {
            if (!Office.isPath(path)) {
                return Answer.Refused.of(Refusal.UNKNOWN_PATH, "there is nothing at this path");
            }
            if (!exchange.getRequestMethod().equals("POST")) {
                return Answer.Refused.of(Refusal.WRONG_METHOD, "only POST");
            }
            return intake.read(
                    exchange.getRequestBody(),
                    body -> {
                        var now = clock.instant();
                        var request =
                                SignedRequest.checked(
                                        name -> headers(exchange, name),
                                        "POST",
                                        targetOf(exchange),
                                        body,
                                        now);
                        who[0] = request.till();
                        return granted(path, request, body, now);
                    });
        } catch (RefusedException no) {
            return no.refused();
        } catch (IOException gone) {
            return Answer.Refused.of(Refusal.MALFORMED, "the request ended in the middle");
        } catch (RuntimeException | StackOverflowError ours) {
            LOG.log(System.Logger.Level.ERROR, "a request failed by a mistake of ours", ours);
            return Answer.Refused.of(Refusal.BUSY, "the head office failed; its log says how");
        }
    }

    private Answer granted(String path, SignedRequest sender, byte[] body, Instant now) {
        try {
            return office.answer(path, sender, body, now);
        } catch (StoreTroubleException trouble) {
            LOG.log(System.Logger.Level.WARNING, "told a till busy: {0}", trouble.getMessage());
            return Answer.Refused.of(Refusal.BUSY, "the head office cannot store now; come again");
        }
    }

    private static List<String> headers(HttpExchange exchange, String name) {
        var values = exchange.getRequestHeaders().get(name);
        return values == null ? List.of() : values;
    }

    /// `-` for one that is not ours.
    private static String pathOf(HttpExchange exchange) {
        var path = exchange.getRequestURI().getRawPath();
        return path != null && Office.isPath(path) ? path : "-";
    }

    private static String targetOf(HttpExchange exchange) {
        var query = exchange.getRequestURI().getRawQuery();
        return exchange.getRequestURI().getRawPath() + (query == null ? "" : "?" + query);
    }

    private static void send(HttpExchange exchange, Said said) throws IOException {
        var bytes = AnswerJson.of(said.answer(), said.at());
        var headers = exchange.getResponseHeaders();
        headers.set("Content-Type", "application/json");
        headers.set("Cache-Control", "no-store");
        if (said.status() == Refusal.WRONG_METHOD.status()) {
            headers.set("Allow", "POST");
        }
        if (exchange.getRequestMethod().equals("HEAD")) {
            exchange.sendResponseHeaders(said.status(), -1);
            return;
        }
        exchange.sendResponseHeaders(said.status(), bytes.length);
        try (var body = exchange.getResponseBody()) {
            body.write(bytes);
        }
    }
}
