package org.cashwrap.screen.office;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

import org.cashwrap.checkout.Asks;
import org.cashwrap.checkout.Reply;
import org.cashwrap.checkout.Request;
import org.cashwrap.screen.Phrase;
import org.cashwrap.screen.office.SignInScreen.Name;
import org.cashwrap.staff.Pin;

import java.time.LocalTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/// The sign-in screen without its pixels. Its keys are called on one thread, that of `fx`; answers may come on any.
public final class SignInViewModel {
    private final Asks asks;
    private final Executor fx;
    private final Consumer<Reply.Answer> signedIn;
    private final ReadOnlyObjectWrapper<SignInScreen> screen;

    /// The PIN on its way to the counter; in no record, so that nothing can print it.
    private final StringBuilder pin = new StringBuilder();

    /// @param names    who can sign in, in the order in which they are shown
    /// @param signedIn is told where everything stands once somebody has come in
    public SignInViewModel(
            List<Name> names, Asks asks, Executor fx, Consumer<Reply.Answer> signedIn) {
        this.asks = asks;
        this.fx = fx;
        this.signedIn = signedIn;
        // A till with one person need not ask who it is.
        var only = names.size() == 1 ? Optional.of(names.getFirst()) : Optional.<Name>empty();
        this.screen =
                new ReadOnlyObjectWrapper<>(
                        new SignInScreen(
                                names, only, false, 0, false, Optional.empty(), Optional.empty()));
    }

    public ReadOnlyObjectProperty<SignInScreen> screen() {
        return screen.getReadOnlyProperty();
    }

    /// Locked over work that was begun; money of it may have been taken.
    ///
    /// @param name whose it is
    public void locked(String name, LocalTime at) {
        fx.execute(() -> {
            var left = Phrase.of("sign-in.left", shown(name), at);
            var now = screen.get();
            pin.setLength(0);
            screen.set(
                    new SignInScreen(
                            now.names(),
                            known(name),
                            false,
                            0,
                            false,
                            Optional.of(left),
                            Optional.empty()));
        });
    }

    public void choose(Name name) {
        begin(Optional.of(name), false);
    }

    /// The name has no key: it is typed.
    public void other() {
        begin(Optional.empty(), true);
    }

    public void nameTyped(String typed) {
        var plain = typed.strip();
        begin(plain.isEmpty() ? Optional.empty() : known(plain), true);
    }

    public void digit(String digits) {
        if (!screen.get().asking() && pin.length() + digits.length() <= Pin.DIGITS_MAX) {
            pin.append(digits);
            show(Optional.empty(), false);
        }
    }

    public void erase() {
        if (!screen.get().asking() && !pin.isEmpty()) {
            pin.setLength(pin.length() - 1);
            show(Optional.empty(), false);
        }
    }

    /// What no PIN can be is not asked about: it would cost a try.
    public void enter() {
        var now = screen.get();
        if (now.asking()) {
            return;
        }
        if (now.chosen().isEmpty()) {
            show(Optional.of(Phrase.of("sign-in.who-first")), false);
        } else if (pin.length() < Pin.DIGITS_MIN) {
            show(Optional.of(Phrase.of("sign-in.too-short", Pin.DIGITS_MIN)), false);
        } else {
            var request = new Request.SignIn(now.chosen().get().name(), pin.toString());
            pin.setLength(0);
            show(Optional.empty(), true);
            asks.ask(request, answer -> fx.execute(() -> answered(answer)));
        }
    }

    private void answered(Reply.Answer answer) {
        switch (answer.reply()) {
            case Reply.SignedIn _ -> {
                forget();
                signedIn.accept(answer);
            }
            case Reply.Refused(_, var text, var values) ->
                    show(Optional.of(new Phrase(text, values)), false);
            case Reply.Done _,
                    Reply.TillOpened _,
                    Reply.AccountsFound _,
                    Reply.Effects _,
                    Reply.FactAsked _,
                    Reply.StopFirst _,
                    Reply.ReceiptShown _ ->
                    throw new IllegalStateException("no answer to a sign-in: " + answer.reply());
        }
    }

    /// Whoever comes next begins anew.
    private void forget() {
        var names = screen.get().names();
        var only = names.size() == 1 ? Optional.of(names.getFirst()) : Optional.<Name>empty();
        screen.set(
                new SignInScreen(names, only, false, 0, false, Optional.empty(), Optional.empty()));
    }

    private void begin(Optional<Name> chosen, boolean typing) {
        var now = screen.get();
        if (now.asking()) {
            return;
        }
        pin.setLength(0);
        screen.set(
                new SignInScreen(
                        now.names(), chosen, typing, 0, false, now.left(), Optional.empty()));
    }

    private void show(Optional<Phrase> said, boolean asking) {
        var now = screen.get();
        screen.set(
                new SignInScreen(
                        now.names(),
                        now.chosen(),
                        now.typing(),
                        pin.length(),
                        asking,
                        now.left(),
                        said));
    }

    private String shown(String name) {
        return known(name).map(Name::shown).orElse(name);
    }

    /// By either name; one that nobody has is asked about all the same, and the counter says no more than that the PIN is
    /// wrong.
    private Optional<Name> known(String typed) {
        var name = typed.toLowerCase(Locale.ROOT);
        return Optional.of(
                screen.get().names().stream()
                        .filter(each ->
                                each.name().equals(name) || each.shown().equalsIgnoreCase(typed))
                        .findFirst()
                        .orElse(new Name(name, typed)));
    }
}
