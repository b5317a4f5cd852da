package org.cashwrap.script;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.cashwrap.checkout.CounterView;
import org.cashwrap.checkout.Lamp;
import org.cashwrap.checkout.Lamps;
import org.cashwrap.checkout.News;
import org.cashwrap.checkout.OfficeStanding;
import org.cashwrap.checkout.OfficeView;
import org.cashwrap.checkout.Request;
import org.cashwrap.core.bill.Language;
import org.cashwrap.core.money.CashPolicy;
import org.cashwrap.core.money.Money;
import org.cashwrap.core.payment.BatchTotals;
import org.cashwrap.core.payment.OpenPayments;
import org.cashwrap.core.payment.PaymentId;
import org.cashwrap.core.till.Till;
import org.cashwrap.text.EffectText;
import org.cashwrap.text.StopText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.UUID;

class ScriptTest {
    private static final Currency USD = Currency.getInstance("USD");
    private static final PaymentId PAYMENT =
            new PaymentId(UUID.fromString("01a20600-045c-7df2-8e84-a6ceae0aa306"));

    private static String line(News news) {
        var out = new ByteArrayOutputStream();
        var script =
                new Script(
                        USD,
                        (key, values) -> key + values,
                        EffectText.of(Language.EN),
                        StopText.of(Language.EN, ZoneOffset.UTC),
                        out);
        script.news(news);
        script.close();
        return out.toString(StandardCharsets.UTF_8);
    }

    @Test
    void whatTheTerminalShowsIsALineOfItsOwn() {
        assertEquals(
                """
                {"seq":7,"prompt":"insert-card","payment":"01a20600-045c-7df2-8e84-a6ceae0aa306",\
                "text":"prompt.insert-card[]"}
                """,
                line(
                        new News.Prompted(
                                7,
                                Optional.of(PAYMENT),
                                "insert-card",
                                "prompt.insert-card",
                                List.of())));
    }

    @Test
    void aNoticeOfNoPaymentSaysSo() {
        assertEquals(
                """
                {"seq":7,"notice":"terminal-silent","payment":null,"text":"notice.terminal-silent[1]"}
                """,
                line(
                        new News.Told(
                                7,
                                "terminal-silent",
                                Optional.empty(),
                                "notice.terminal-silent",
                                List.of(1))));
    }

    @Test
    void whatTheHeadOfficeHasIsALineOfItsOwn() {
        var office =
                new OfficeView(
                        new OfficeStanding.Reached(), 5, 0, Money.zero(USD), Optional.empty());
        var view =
                new CounterView(
                        7,
                        new Till.Closed(0),
                        Optional.empty(),
                        false,
                        Optional.empty(),
                        OpenPayments.NONE,
                        OptionalLong.empty(),
                        0,
                        new Lamps(Lamp.NONE, Lamp.NONE, Lamp.NONE, Lamp.NONE),
                        Optional.of(office),
                        false,
                        Optional.empty(),
                        Optional.empty(),
                        CashPolicy.EXACT);

        assertEquals("{\"seq\":7,\"uploaded\":5}\n", line(new News.Uploaded(view, 5)));
        // Lamps and standing are for screens; what comes late of a search is searched for again.
        assertEquals("", line(new News.Around(view)));
        assertEquals("", line(new News.Found(7, "nowak", List.of())));
    }

    @Test
    void aClosedBatchShowsItsTotals() {
        var totals =
                new BatchTotals(
                        "52000001",
                        OptionalInt.of(1),
                        OptionalInt.empty(),
                        Optional.of(new Money(-8437, USD)),
                        List.of(new BatchTotals.Group("Visa", 3, new Money(8437, USD))));

        assertEquals(
                """
                {"seq":9,"notice":"batch-closed","payment":null,"text":"notice.batch-closed[]",\
                "batch":{"terminal":"52000001","first_receipt":1,"last_receipt":null,\
                "total":"-84.37","groups":[{"name":"Visa","count":3,"sum":"84.37"}]}}
                """,
                line(new News.BatchClosed(9, totals)));
    }

    @Test
    void aSignatureIsOfThePaymentThatIsNamedOrOfTheOldest() {
        assertEquals(
                new ScriptLine.Of(new Request.Signature(Optional.empty(), true)),
                ScriptLine.of("{\"do\":\"signature\",\"matches\":true}", USD).asks());
        assertEquals(
                new ScriptLine.Of(new Request.Signature(Optional.of(PAYMENT), false)),
                ScriptLine.of(
                                "{\"do\":\"signature\",\"matches\":false,\"payment\":\""
                                        + PAYMENT
                                        + "\"}",
                                USD)
                        .asks());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"do\":\"signature\"}",
                "{\"do\":\"signature\",\"matches\":\"yes\"}",
                "{\"do\":\"signature\",\"matches\":null}"
            })
    void aSignatureWithoutAYesOrNoIsMalformed(String line) {
        assertEquals(
                new ScriptLine.Bad("malformed", "refused.bad-key", List.of("matches")),
                ScriptLine.of(line, USD).asks());
    }

    @Test
    void creditIsTheOnlyWayThatIsAskedFor() {
        var amount = Optional.of(new Money(10_03, USD));
        assertEquals(
                new ScriptLine.Of(new Request.Pay(amount, true)), pay("\"rounding\":\"credit\""));
        assertEquals(new ScriptLine.Of(new Request.Pay(amount, false)), pay("\"rounding\":null"));
        var malformed = new ScriptLine.Bad("malformed", "refused.bad-key", List.of("rounding"));
        assertEquals(malformed, pay("\"rounding\":\"round\""));
        assertEquals(malformed, pay("\"rounding\":true"));
    }

    private static ScriptLine.Asks pay(String key) {
        return ScriptLine.of("{\"do\":\"pay\",\"amount\":\"10.03\"," + key + "}", USD).asks();
    }

    @Test
    void theEndOfDayTakesNoKeys() {
        assertEquals(
                new ScriptLine.Of(new Request.EndOfDay()),
                ScriptLine.of("{\"do\":\"end-of-day\"}", USD).asks());
        assertEquals(
                new ScriptLine.Bad("unknown-key", "refused.unknown-key", List.of("payment")),
                ScriptLine.of("{\"do\":\"end-of-day\",\"payment\":1}", USD).asks());
    }
}
