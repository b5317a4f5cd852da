package org.cashwrap.screen.office;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

import org.cashwrap.checkout.Asks;
import org.cashwrap.checkout.Reply;
import org.cashwrap.checkout.Request;
import org.cashwrap.core.money.Money;
import org.cashwrap.core.money.Pieces;
import org.cashwrap.screen.Phrase;
import org.cashwrap.screen.Typed;

import java.util.Currency;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/// Opening the till, without the pixels: the float is counted by notes and coins, or its sum is typed.
public final class OpenTillViewModel {
    private final Currency currency;
    private final Asks asks;
    private final Executor fx;
    private final Consumer<Reply.Answer> opened;
    private final ReadOnlyObjectWrapper<OpenTillScreen> screen;
    private final Map<Long, String> pieces = new HashMap<>();
    private String sum = "";

    /// Nothing was counted, and the key was pressed: once more, and the drawer begins empty.
    private boolean emptyMeant;

    /// @param opened is told where everything stands once the till is open
    public OpenTillViewModel(
            Currency currency, Asks asks, Executor fx, Consumer<Reply.Answer> opened) {
        this.currency = currency;
        this.asks = asks;
        this.fx = fx;
        this.opened = opened;
        var denominations = Pieces.denominations(currency);
        this.screen =
                new ReadOnlyObjectWrapper<>(
                        new OpenTillScreen(
                                denominations,
                                !denominations.isEmpty(),
                                Optional.of(Money.zero(currency)),
                                Set.of(),
                                false,
                                Optional.empty()));
    }

    public ReadOnlyObjectProperty<OpenTillScreen> screen() {
        return screen.getReadOnlyProperty();
    }

    public Currency currency() {
        return currency;
    }

    /// @param text a number of pieces; empty is none
    public void piecesTyped(long denomination, String text) {
        pieces.put(denomination, text);
        changed();
    }

    public void sumTyped(String text) {
        sum = text;
        changed();
    }

    /// From pieces to the sum and back. What was typed stays.
    public void turn() {
        if (!screen.get().denominations().isEmpty() && !screen.get().asking()) {
            show(!screen.get().byPieces(), Optional.empty(), false);
            emptyMeant = false;
        }
    }

    public void open() {
        var now = screen.get();
        if (now.asking()) {
            return;
        }
        if (!now.wrong().isEmpty()) {
            var first =
                    now.denominations().stream()
                            .filter(now.wrong()::contains)
                            .findFirst()
                            .orElseThrow();
            say(
                    Phrase.of(
                            "open-till.no-number",
                            pieces.getOrDefault(first, ""),
                            new Money(first, currency)));
        } else if (now.counted().isEmpty()) {
            say(Phrase.of("refused.not-an-amount", sum.strip()));
        } else if (now.counted().get().isZero() && !emptyMeant) {
            emptyMeant = true;
            say(Phrase.of("open-till.nothing-counted"));
        } else {
            show(now.byPieces(), Optional.empty(), true);
            asks.ask(
                    new Request.OpenTill(
                            now.counted().get(),
                            now.byPieces() ? Optional.of(counted()) : Optional.empty()),
                    answer -> fx.execute(() -> answered(answer)));
        }
    }

    private void answered(Reply.Answer answer) {
        switch (answer.reply()) {
            case Reply.TillOpened _ -> {
                pieces.clear();
                sum = "";
                emptyMeant = false;
                show(screen.get().byPieces(), Optional.empty(), false);
                opened.accept(answer);
            }
            case Reply.Refused(_, var text, var values) -> say(new Phrase(text, values));
            case Reply.Done _,
                    Reply.SignedIn _,
                    Reply.AccountsFound _,
                    Reply.Effects _,
                    Reply.FactAsked _,
                    Reply.StopFirst _,
                    Reply.ReceiptShown _ ->
                    throw new IllegalStateException("no answer to an opening: " + answer.reply());
        }
    }

    private void changed() {
        emptyMeant = false;
        show(screen.get().byPieces(), Optional.empty(), screen.get().asking());
    }

    private void say(Phrase said) {
        show(screen.get().byPieces(), Optional.of(said), false);
    }

    private void show(boolean byPieces, Optional<Phrase> said, boolean asking) {
        var wrong = new HashSet<Long>();
        if (byPieces) {
            pieces.forEach((denomination, text) -> {
                if (Typed.pieces(text).isEmpty()) {
                    wrong.add(denomination);
                }
            });
        }
        screen.set(
                new OpenTillScreen(
                        screen.get().denominations(),
                        byPieces,
                        byPieces ? Optional.of(counted().sum()) : typedSum(),
                        wrong,
                        asking,
                        said));
    }

    /// Without what is no number.
    private Pieces counted() {
        var counts = new TreeMap<Long, Integer>();
        pieces.forEach(
                (denomination, text) -> counts.put(denomination, Typed.pieces(text).orElse(0)));
        return new Pieces(currency, counts);
    }

    private Optional<Money> typedSum() {
        return sum.isBlank() ? Optional.of(Money.zero(currency)) : Typed.amount(sum, currency);
    }
}
