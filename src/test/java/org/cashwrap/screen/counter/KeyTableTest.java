package org.cashwrap.screen.counter;

import static org.cashwrap.checkout.TestTill.ALI;
import static org.cashwrap.checkout.TestTill.HOTEL;
import static org.cashwrap.checkout.TestTill.MARIA;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.cashwrap.checkout.Request;
import org.cashwrap.checkout.TestTill;
import org.cashwrap.screen.counter.HeldKeysAndScansTest.Place;
import org.cashwrap.screen.counter.Press.Named;
import org.cashwrap.screen.counter.Press.Sign;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Every key in every place.
class KeyTableTest {
    @TempDir private Path folder;

    private static List<Press> allKeys() {
        var all = new ArrayList<Press>(List.of(Named.values()));
        "0123456789.,+-*/pynqۀ۵ \t\u0000".codePoints().mapToObj(Sign::of).forEach(all::add);
        return all;
    }

    /// What a key asks, in short: `-` is a dead key, `.` stays on the screen.
    private static String deed(Work work, Press press) {
        return switch (KeyTable.press(work, press)) {
            case Deed.Nothing() -> "-";
            case Deed.Now _ -> ".";
            case Deed.Search _ -> "search";
            case Deed.Open _ -> "open";
            case Deed.Take take -> take.tender().getClass().getSimpleName();
            case Deed.Ask ask -> ask.request().getClass().getSimpleName();
            case Deed.ShowLast _ -> "last";
            case Deed.Resolve _ -> "resolve";
        };
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // place       F2  F3   F4 F5   F8   F9          F10 F12  H    Enter  Esc
                "FREE         | .  last -  -    -    -           -  Lock -    -      -",
                "BILL         | .  last .  Cash Cash Card        -  Lock Hold -      Cancel",
                "TYPED        | .  last .  .    .    .           -  Lock Hold Cash   .",
                "OTHER_AMOUNT | .  last .  Cash Cash Card        -  Lock Hold .      .",
                "SEARCHING    | .  last .  .    .    .           -  Lock -    open   .",
                "PART         | .  last -  Cash Cash Card        -  Lock -    Settle .",
                "GIVING_BACK  | -  -    -  -    -    -           -  -    -    GiveBack .",
                "TERMINAL     | -  -    -  -    -    -           -  -    -    -      Cancel",
                "DOUBT        | .  last -  -    -    AskTerminal .  Lock -    -      -",
                "FORM         | -  -    -  -    -    -           -  -    -    .      .",
                "DONE         | .  last -  -    -    -           -  Lock -    -      .",
                "LAST_RECEIPT | .  -    -  -    -    -           -  Lock -    -      ."
            })
    void inThisPlaceTheKeysMean(Place place, String deeds) {
        var keys =
                List.of(
                        Named.FIND,
                        Named.LAST_RECEIPT,
                        Named.TOWARDS,
                        Named.QUICK_1,
                        Named.EXACT_CASH,
                        Named.CARD,
                        Named.OTHER,
                        Named.LOCK,
                        Named.HOLDER,
                        Named.ENTER,
                        Named.ESCAPE);
        try (var screen = new TillScreen(folder)) {
            place.reach(screen);
            var work = screen.screen.work();
            var expected = List.of(deeds.strip().split("\\s+"));
            // F3 closes the receipt that it has opened.
            var found = keys.stream().map(key -> deed(work, key)).toList();
            assertEquals(
                    expected,
                    place == Place.LAST_RECEIPT ? withClosing(found) : found,
                    place.toString());
        }
    }

    private static List<String> withClosing(List<String> found) {
        assertEquals(".", found.get(1));
        var dead = new ArrayList<>(found);
        dead.set(1, "-");
        return dead;
    }

    /// Nothing fails, and only the tender keys take money; with a hand on the bill and nowhere else.
    @ParameterizedTest
    @EnumSource
    void noKeyFailsAnywhereNorTakesMoneyWhereItShouldNot(Place place) {
        try (var screen = new TillScreen(folder)) {
            place.reach(screen);
            var work = screen.screen.work();
            for (var press : allKeys()) {
                var deed = KeyTable.press(work, press);
                if (deed instanceof Deed.Take) {
                    assertTrue(
                            Situation.of(work) == Situation.BILL
                                    || Situation.of(work) == Situation.PART,
                            () -> press + " takes money at " + place);
                    assertFalse(work.isFinding());
                }
                if (press == Named.ENTER && work.paying().typed().isEmpty()) {
                    assertFalse(deed instanceof Deed.Take, place::toString);
                }
                // Busy, shut and stopped, every key is dead.
                assertEquals(new Deed.Nothing(), dead(work.busy(true), press));
            }
        }
    }

    /// The terminal's own Esc apart, which has to reach it.
    private static Deed dead(Work work, Press press) {
        return Situation.of(work) == Situation.TERMINAL && press == Named.ESCAPE
                ? new Deed.Nothing()
                : KeyTable.press(work, press);
    }

    @Test
    void whatIsPaidGoesRound() {
        try (var screen = new TillScreen(folder)) {
            screen.bill(MARIA);
            assertEquals("209.97", screen.now().bill().orElseThrow().toPay());
            screen.type("-");
            assertEquals("129.98", screen.now().bill().orElseThrow().toPay());
            screen.key(Named.TOWARDS);
            assertEquals("–", screen.now().bill().orElseThrow().toPay());
            assertEquals(Work.Focus.TO_PAY, screen.now().focus());
            // No amount to pay: the tender keys say so.
            screen.key(Named.EXACT_CASH);
            assertTrue(screen.now().said().orElseThrow().startsWith("No amount to pay"));
            screen.type("30").key(Named.ENTER);
            assertEquals("30.00", screen.now().bill().orElseThrow().toPay());
            assertEquals(Work.Focus.AMOUNT, screen.now().focus());
            screen.key(Named.TOWARDS);
            assertEquals("209.97", screen.now().bill().orElseThrow().toPay());
        }
    }

    /// Without a past due there is nothing to choose but the whole and another amount.
    @Test
    void whatTheBillDoesNotHaveIsNotOffered() {
        try (var screen = new TillScreen(folder)) {
            screen.bill(ALI).key(Named.TOWARDS);

            assertEquals(Work.Focus.TO_PAY, screen.now().focus());
            assertEquals(
                    List.of("Total due", "Other…"),
                    screen.now().bill().orElseThrow().choices().stream()
                            .map(CounterScreen.Choice::label)
                            .toList());
        }
    }

    @Test
    void nothingDueBeginsWithAnotherAmount() {
        try (var screen = new TillScreen(folder)) {
            screen.bill("8245987650000111");
            assertEquals(Work.Focus.TO_PAY, screen.now().focus());
            screen.type("20").key(Named.EXACT_CASH);

            assertEquals(Situation.DONE, screen.situation());
        }
    }

    @Test
    void theCardIsNotChargedMoreThanIsToBePaidWithoutBeingAsked() {
        try (var screen = new TillScreen(folder)) {
            screen.bill(ALI).type("100").key(Named.CARD);
            assertInstanceOf(
                    Paying.Question.CardOver.class,
                    screen.screen.work().paying().question().orElseThrow());
            assertEquals(List.of(), screen.asked);
            screen.key(Named.ENTER);
            assertEquals(List.of(), screen.asked);
            screen.key(Named.CARD);
            assertEquals(Situation.TERMINAL, screen.situation());
        }
    }

    /// The tender key again passes nothing: a key that bounces would.
    @Test
    void whoHasPaidAlreadyPaysAgainOnlyAfterThatWasRead() {
        try (var screen = new TillScreen(folder)) {
            screen.bill(MARIA).key(Named.EXACT_CASH).key(Named.ESCAPE);
            screen.bill(MARIA).key(Named.EXACT_CASH);
            assertEquals(Situation.QUESTION, screen.situation());
            assertTrue(screen.now().question().orElseThrow().text().startsWith("209.97 was taken"));
            screen.asked.clear();
            screen.keys(Named.EXACT_CASH, Named.CARD, Named.ENTER);
            assertEquals(List.of(), screen.asked);
            screen.key(Named.ESCAPE);
            assertEquals(Situation.BILL, screen.situation());

            screen.type("20").keys(Named.ENTER, Named.ENTER);
            assertEquals(Situation.QUESTION, screen.situation());
            screen.key(Named.OTHER);
            assertEquals(Situation.PART, screen.situation());
        }
    }

    /// The bill on screen is given up for the next one only once that one opens.
    @Test
    void aBillStaysWhereTheNextOneMayNotBeOpened() {
        try (var screen = new TillScreen(folder)) {
            screen.bill(ALI);
            screen.till.must(new Request.Pay(Optional.empty()));
            screen.settle();
            screen.scan(TestTill.HELD);
            assertTrue(screen.now().said().orElseThrow().contains("bankruptcy court"));
            assertEquals("79.30", screen.now().bill().orElseThrow().toPay());

            screen.scan(MARIA);
            assertEquals("209.97", screen.now().bill().orElseThrow().toPay());
        }
    }

    /// After the amount was said it is not said again.
    @Test
    void muchCashIsTakenAfterTheReportWasRead() {
        try (var screen = new TillScreen(folder)) {
            screen.bill(HOTEL).key(Named.EXACT_CASH);
            assertEquals(Situation.QUESTION, screen.situation());
            assertTrue(
                    screen.now()
                            .question()
                            .orElseThrow()
                            .text()
                            .contains("in cash within 24 hours"));
            screen.key(Named.OTHER);
            assertEquals(Situation.DONE, screen.situation());
        }
    }

    @Test
    void aSecondPersonEndsADoubt() {
        try (var screen = new TillScreen(folder)) {
            Place.FORM.reach(screen);
            screen.keys(Named.ENTER).type("A1").keys(Named.ENTER).type("lia").keys(Named.ENTER);
            screen.type("111111").key(Named.ENTER);
            // A wrong PIN is said, and everything else is still there.
            assertTrue(screen.now().said().orElseThrow().startsWith("Not that PIN."));
            assertEquals("", screen.screen.work().form().orElseThrow().pin());
            assertFalse(screen.now().toString().contains("730264"));
            screen.type("730264");
            assertFalse(screen.now().toString().contains("730264"));
            assertFalse(screen.screen.work().toString().contains("730264"));
            screen.key(Named.ENTER);

            assertEquals(Situation.DONE, screen.situation());
            assertEquals("79.30 card", screen.now().done().orElseThrow().paid());
        }
    }

    @Test
    void whatWasNotChargedNeedsNoAmount() {
        try (var screen = new TillScreen(folder)) {
            Place.DOUBT.reach(screen);
            screen.key(Named.OTHER).type("2lia").key(Named.ENTER).type("730264").key(Named.ENTER);

            assertEquals(Situation.BILL, screen.situation());
            assertEquals(List.of(), screen.now().notices());
        }
    }

    @Test
    void aDoubtIsParkedByTheNextCustomer() {
        try (var screen = new TillScreen(folder)) {
            Place.DOUBT.reach(screen);
            screen.key(Named.FIND);
            assertEquals(Situation.FREE, screen.situation());
            assertEquals("1 in doubt", screen.now().strip().doubts());
            screen.scan(MARIA);
            assertEquals(Situation.BILL, screen.situation());
            assertEquals("1 in doubt", screen.now().strip().doubts());
            // Its own bill is blocked, and stays so.
            screen.scan(ALI);
            assertTrue(screen.now().said().orElseThrow().contains("in doubt"));
            assertEquals("209.97", screen.now().bill().orElseThrow().toPay());
            assertTrue(screen.asked.contains(new Request.Choose(ALI)));
        }
    }
}
