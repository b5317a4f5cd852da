package org.cashwrap.script;

import org.cashwrap.checkout.Request;
import org.cashwrap.checkout.TestTill;
import org.cashwrap.core.bill.Language;
import org.cashwrap.core.payment.CardAnswer;
import org.cashwrap.core.payment.CardApproval;
import org.cashwrap.core.payment.Payment;
import org.cashwrap.text.EffectText;
import org.cashwrap.text.StopText;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;

/// Runs a script of `docs/scripts` on a till.
final class ScriptRun {
    private static final ObjectMapper JSON = new ObjectMapper();

    private ScriptRun() {}

    /// What was answered of amounts and money.
    static List<String> of(String name, Path folder, Consumer<TestTill> fitted) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var till = TestTill.open(folder, new TestTill.Clock())) {
            fitted.accept(till);
            var script =
                    new Script(
                            TestTill.USD,
                            (key, values) -> key,
                            EffectText.of(Language.EN),
                            StopText.of(Language.EN, ZoneOffset.UTC),
                            out);
            till.listener = script::news;
            try (var in = lines(name, till)) {
                script.run(till.counter, in);
            }
            script.close();
        }
        var said = new ArrayList<String>();
        for (var line : out.toString(StandardCharsets.UTF_8).lines().toList()) {
            var node = JSON.readTree(line);
            var id = node.path("re").stringValue("");
            if (node.has("refused")) {
                said.add(
                        id
                                + ": refused "
                                + node.get("refused").stringValue()
                                + " "
                                + node.get("text").stringValue());
            } else if (isOfMoney(node) && !id.startsWith("sign") && !id.equals("quit")) {
                said.add(id + ": " + money(node));
            }
        }
        return said;
    }

    /// Before a script waits for it, the card terminal has approved what it was asked for.
    private static InputStream lines(String name, TestTill till) throws IOException {
        var text = Files.readString(Path.of("docs/scripts/" + name + ".jsonl"));
        var at = text.indexOf("\n{\"id\":\"until it is known\"");
        if (at < 0) {
            return bytes(text);
        }
        var rest = bytes(text.substring(at + 1));
        return new SequenceInputStream(
                Collections.enumeration(
                        List.of(
                                bytes(text.substring(0, at + 1)),
                                new FilterInputStream(rest) {
                                    private boolean answered;

                                    @Override
                                    public int read() throws IOException {
                                        answer();
                                        return super.read();
                                    }

                                    @Override
                                    public int read(byte[] to, int from, int max)
                                            throws IOException {
                                        answer();
                                        return super.read(to, from, max);
                                    }

                                    private void answer() {
                                        if (!answered) {
                                            answered = true;
                                            approve(till);
                                        }
                                    }
                                })));
    }

    private static void approve(TestTill till) {
        for (int tries = 0; tries < 30_000; tries++) {
            if (till.must(new Request.Status()).payments().active().orElse(null)
                    instanceof Payment.AtTerminal at) {
                till.terminalSays(
                        new CardAnswer.Approved(
                                CardApproval.ofSlip(at.request().amount(), "804213")));
                return;
            }
        }
        throw new IllegalStateException("no card was asked for");
    }

    private static InputStream bytes(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    private static boolean isOfMoney(JsonNode node) {
        var state = node.path("state").stringValue("");
        return node.has("re") && (state.equals("tendering") || state.equals("committed"));
    }

    private static String money(JsonNode node) {
        var payment = node.get("payment");
        var said = new StringBuilder(node.get("state").stringValue());
        for (var key : List.of("paid", "left", "change", "rounding")) {
            said.append(" ").append(key).append(" ").append(payment.get(key).stringValue());
        }
        for (var tender : payment.get("tenders")) {
            var kind = tender.get("kind").stringValue();
            if (!kind.equals("cash")) {
                said.append(" by ").append(kind);
                said.append(" ").append(tender.get("amount").stringValue());
            }
        }
        if (payment.has("way")) {
            said.append(" way ").append(payment.get("way").stringValue());
        }
        if (payment.has("cash_asked")) {
            said.append(" asked ").append(payment.get("cash_asked").stringValue());
        }
        return said.toString();
    }
}
