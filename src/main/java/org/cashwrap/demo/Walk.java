package org.cashwrap.demo;

import javafx.scene.Scene;
import javafx.scene.input.KeyCode;

import org.cashwrap.core.money.Money;
import org.cashwrap.screen.counter.CounterScreen;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Currency;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;

/// A clerk's morning by the keys of the real window, from signing in to the last receipt, with what goes wrong on the way: the
/// same keys on the same screens that a clerk has. What hands put into the drawer and took out of it is counted here and nowhere
/// else, so that the other books can be held against it.
public final class Walk {
    /// The clerk's PIN at a station with sample staff.
    private static final String PIN = "482915";

    /// On Maria's bill: account 8245123450123458.
    private static final String STUB = "824512345012345811302600012998000209973";

    /// Nothing here takes this long; it only keeps a broken build from hanging.
    private static final Duration GUARD = Duration.ofSeconds(60);

    private final Scene scene;
    private final Supplier<CounterScreen> screen;
    private final Supplier<String> page;
    private final Office office;
    private final Album album;
    private final Consumer<String> say;
    private final Currency currency;
    private final Hands hands = Hands.make();
    private Money drawer;

    /// The head office, as far as a walk-through plays with it.
    public interface Office {
        void goAway();

        void comeBack();
    }

    private Walk(
            Scene scene,
            Supplier<CounterScreen> screen,
            Supplier<String> page,
            Office office,
            Album album,
            Currency currency,
            Consumer<String> say) {
        this.scene = scene;
        this.screen = screen;
        this.page = page;
        this.office = office;
        this.album = album;
        this.currency = currency;
        this.say = say;
        this.drawer = Money.zero(currency);
    }

    /// What came of it.
    ///
    /// @param openingFloat as it was counted
    /// @param drawer       what hands put into the drawer less what they took out, beyond the float
    public record Done(Money openingFloat, Money drawer) {}

    /// Walks through the whole morning. Not for the FX thread.
    ///
    /// @param scene   of the window
    /// @param screen  what the counter's page shows now
    /// @param page    the name of the page that is shown now
    /// @param screens the folder for pictures
    /// @param say     told what was done, for people
    /// @throws StuckException if it does not come to what must come
    public static Done through(
            Scene scene,
            Supplier<CounterScreen> screen,
            Supplier<String> page,
            Office office,
            Path screens,
            Currency currency,
            Consumer<String> say)
            throws IOException {
        var walk = new Walk(scene, screen, page, office, new Album(screens), currency, say);
        var opened = walk.run();
        return new Done(opened, walk.drawer);
    }

    /// It did not come to what must come.
    public static final class StuckException extends RuntimeException {
        private static final long serialVersionUID = 1;

        StuckException(String what) {
            super(what);
        }
    }

    /// @return the float that was counted
    private Money run() {
        signIn();
        var opened = openTill();
        exactCashByStub();
        cashWithChange();
        outOfPaper();
        cardApproved();
        cardDeclined();
        cardCutOff();
        officeAway();
        spanish();
        persian();
        around();
        return opened;
    }

    // ---- the morning ----

    private void signIn() {
        until("the sign-in", () -> page.get().equals("sign-in"));
        shot("sign-in");
        // Anna is the third of the names.
        hands.press(KeyCode.F4);
        hands.type(PIN.substring(0, 4));
        shot("sign-in-pin");
        hands.type(PIN.substring(4));
        hands.press(KeyCode.ENTER);
        said("signed in as anna");
    }

    private Money openTill() {
        until("opening the till", () -> page.get().equals("open-till"));
        // From the largest down: 100s, 50s, 20s, 10s, 5s, 2s, 1s …; the float is 2 × 50, 4 × 20, 2
        // × 10.
        for (var pieces : new String[] {"0", "2", "4", "2"}) {
            hands.type(pieces);
            hands.press(KeyCode.ENTER);
        }
        shot("open-till");
        hands.press(KeyCode.F8);
        until("the counter", () -> page.get().equals("counter"));
        shot("counter-empty");
        said("till opened with a counted float of 200.00");
        return money("200.00");
    }

    private void exactCashByStub() {
        hands.scan(STUB);
        await("Maria's bill", now -> now.bill().isPresent());
        shot("bill-by-stub");
        hands.press(KeyCode.F8);
        paid("exact-cash", "209.97", "0.00");
        said("a stub scanned, 209.97 in cash, exactly");
    }

    private void cashWithChange() {
        find("5550178");
        shot("bill-found-by-phone");
        hands.type("100");
        shot("amount-typed");
        hands.press(KeyCode.ENTER);
        paid("change", "100.00", "20.70");
        said("found by phone, 79.30 paid with 100.00, change 20.70");
    }

    private void outOfPaper() {
        find("8245987650000111");
        hands.press(KeyCode.F8);
        paid("paper-out", "45.00", "0.00");
        await("the notice that paper is out", now -> !now.notices().isEmpty());
        shot("paper-out-notice");
        // Somebody changes the roll meanwhile; then P prints it.
        until("the receipt after a new roll", this::isPrintedAgain);
        shot("printed-again");
        said("45.00 in cash; the roll was at its end, the receipt came out after a new one");
    }

    private boolean isPrintedAgain() {
        if (isPrinted()) {
            return true;
        }
        hands.press(KeyCode.P);
        sleep(Duration.ofSeconds(2));
        return isPrinted();
    }

    private boolean isPrinted() {
        return screen.get().done().filter(CounterScreen.DonePanel::isPrinted).isPresent();
    }

    private void cardApproved() {
        find("5550163");
        hands.press(KeyCode.F9);
        await("the card terminal", now -> now.card().isPresent());
        sleep(Duration.ofMillis(600));
        shot("card-at-terminal");
        await("the card's approval", now -> now.done().isPresent());
        sleep(Duration.ofMillis(500));
        shot("card-approved");
        said("64.15 by card, approved");
    }

    private void cardDeclined() {
        find("5550127");
        hands.press(KeyCode.F9);
        await("the card terminal", now -> now.card().isPresent());
        await("the decline", now -> now.card().isEmpty() && !now.notices().isEmpty());
        shot("card-declined");
        hands.type("40");
        hands.press(KeyCode.ENTER);
        await("what is left", now -> now.pay().flatMap(CounterScreen.PayPanel::part).isPresent());
        shot("part-payment");
        hands.press(KeyCode.ENTER);
        paid("part-paid", "40.00", "0.00");
        said("a card declined; 40.00 in cash as a part payment instead");
    }

    private void cardCutOff() {
        find("5550135");
        hands.press(KeyCode.F9);
        await("the card terminal", now -> now.card().isPresent());
        await(
                "the doubt or its end",
                now ->
                        now.card().filter(CounterScreen.CardPanel::doubt).isPresent()
                                || now.card().isEmpty());
        shot("card-cut-off");
        await("the truth", now -> now.card().isEmpty());
        sleep(Duration.ofMillis(500));
        shot("card-recovered");
        hands.press(KeyCode.F8);
        paid("cash-after-doubt", "39.99", "0.00");
        // What the clerk was told of the doubt is read.
        hands.press(KeyCode.ALT, KeyCode.R);
        said(
                "the cable was cut in the middle of a card payment; the terminal's own record said:"
                        + " not charged; 39.99 in cash");
    }

    private void officeAway() {
        office.goAway();
        find("8245987650000111");
        shot("office-away-bill");
        hands.type("10");
        hands.press(KeyCode.ENTER);
        // The customer whose receipt waited for paper has paid already today: that is read first.
        await("what was paid already", now -> now.question().isPresent());
        shot("paid-already");
        hands.press(KeyCode.F10);
        await("what is left", now -> now.pay().flatMap(CounterScreen.PayPanel::part).isPresent());
        hands.press(KeyCode.ENTER);
        paid("office-away-paid", "10.00", "0.00");
        await("the queue", now -> !now.strip().queue().isEmpty());
        shot("office-away-queue");
        office.comeBack();
        await("the empty queue", now -> now.strip().queue().isEmpty());
        shot("office-back");
        said("10.00 taken while the head office was away; it was sent by itself when it was back");
    }

    private void spanish() {
        hands.press(KeyCode.CONTROL, KeyCode.L);
        find("5550184");
        shot("spanish-bill");
        hands.type("60");
        hands.press(KeyCode.ENTER);
        paid("spanish-paid", "60.00", "7.60");
        said("a customer in Spanish: 52.40 paid with 60.00, change 7.60");
    }

    private void persian() {
        hands.press(KeyCode.CONTROL, KeyCode.L);
        find("8245987650000012");
        shot("persian-bill");
        hands.press(KeyCode.CONTROL, KeyCode.T);
        shot("persian-bill-dark");
        hands.press(KeyCode.CONTROL, KeyCode.T);
        hands.press(KeyCode.F8);
        paid("persian-paid", "120.00", "0.00");
        hands.press(KeyCode.CONTROL, KeyCode.L);
        said("a customer in Persian: 120.00 in cash, exactly");
    }

    private void around() {
        hands.press(KeyCode.F3);
        await("the last receipt", now -> now.receipt().isPresent());
        shot("last-receipt");
        hands.press(KeyCode.ESCAPE);
        hands.press(KeyCode.F1);
        sleep(Duration.ofMillis(200));
        shot("help");
        hands.press(KeyCode.ESCAPE);
        lockedWithWork();
        hands.press(KeyCode.F12);
        until("the lock", () -> page.get().equals("sign-in"));
        shot("locked");
        said("the last receipt looked at, the till locked");
    }

    /// The bill waits behind the lock for the clerk who opened it.
    private void lockedWithWork() {
        find("5550135");
        hands.press(KeyCode.F12);
        until("the lock over a bill", () -> page.get().equals("sign-in"));
        hands.type(PIN);
        shot("locked-with-work");
        hands.press(KeyCode.ENTER);
        until("the counter behind the lock", () -> page.get().equals("counter"));
        await("the bill that was kept", now -> now.bill().isPresent());
        hands.press(KeyCode.ESCAPE);
        await("no bill", now -> now.bill().isEmpty());
        said("locked over an open bill, unlocked, and the bill was still there");
    }

    // ---- a clerk's ways ----

    /// From wherever the last customer left, to this one's bill.
    private void find(String digits) {
        hands.press(KeyCode.F2);
        hands.type(digits);
        sleep(Duration.ofMillis(300));
        if (screen.get().bill().isEmpty() || screen.get().done().isPresent()) {
            hands.press(KeyCode.ENTER);
        }
        await(
                "the bill of " + digits,
                now -> now.bill().isPresent() && now.done().isEmpty() && !now.busy());
    }

    /// Cash was given and change was taken out of the drawer, as the screen says.
    private void paid(String name, String given, String change) {
        await("the payment", now -> now.done().isPresent() && !now.busy());
        drawer = drawer.plus(money(given)).minus(money(change));
        await(
                "the receipt's preview",
                now -> now.done().flatMap(CounterScreen.DonePanel::receipt).isPresent());
        sleep(Duration.ofMillis(700));
        shot(name);
    }

    private Money money(String amount) {
        return Money.parse(amount, currency).orElseThrow();
    }

    private void shot(String name) {
        sleep(Duration.ofMillis(150));
        album.take(scene, name);
    }

    private void said(String what) {
        say.accept(what);
    }

    // ---- waiting ----

    private void await(String what, Predicate<CounterScreen> there) {
        until(what, () -> there.test(screen.get()));
    }

    private void until(String what, BooleanSupplier there) {
        var end = System.nanoTime() + GUARD.toNanos();
        while (!there.getAsBoolean()) {
            if (System.nanoTime() - end > 0) {
                album.take(scene, "stuck");
                throw new StuckException("waited in vain for " + what);
            }
            sleep(Duration.ofMillis(20));
        }
    }

    private static void sleep(Duration time) {
        try {
            Thread.sleep(time);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
