package org.cashwrap.screen.office;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.cashwrap.checkout.Reply;
import org.cashwrap.checkout.Request;
import org.cashwrap.screen.Phrase;
import org.cashwrap.screen.office.SignInScreen.Name;
import org.junit.jupiter.api.Test;

import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// Signing in, without pixels.
class SignInViewModelTest {
    private static final Name ANNA = new Name("anna", "Anna K.");
    private static final Name LIA = new Name("lia", "Lia T.");

    private final List<Request> asked = new ArrayList<>();
    private final List<Consumer<Reply.Answer>> waiting = new ArrayList<>();
    private final List<Reply> came = new ArrayList<>();
    private final SignInViewModel model = model(List.of(ANNA, LIA));

    private SignInViewModel model(List<Name> names) {
        return new SignInViewModel(
                names,
                (request, tell) -> {
                    asked.add(request);
                    waiting.add(tell);
                },
                Runnable::run,
                answer -> came.add(answer.reply()));
    }

    private void type(String pin) {
        pin.chars().forEach(c -> model.digit(Character.toString(c)));
    }

    private void answer(Reply reply) {
        waiting.removeFirst().accept(new Reply.Answer(reply, FakeCounter.view()));
    }

    @Test
    void aNameAndAPinAreAskedAbout() {
        model.choose(ANNA);
        type("482915");
        model.enter();

        assertEquals(List.of(new Request.SignIn("anna", "482915")), asked);
        assertTrue(model.screen().get().asking());

        answer(new Reply.SignedIn("anna", "clerk"));
        assertEquals(List.of(new Reply.SignedIn("anna", "clerk")), came);
        assertEquals(Optional.empty(), model.screen().get().chosen());
    }

    @Test
    void aWrongPinSaysHowManyTriesAreLeftAndIsForgotten() {
        model.choose(ANNA);
        type("111112");
        model.enter();
        answer(Reply.Refused.of("wrong-pin", 3));

        var screen = model.screen().get();
        assertEquals(Optional.of(Phrase.of("refused.wrong-pin", 3)), screen.said());
        assertEquals(0, screen.digits());
        assertEquals(Optional.of(ANNA), screen.chosen());
        assertEquals(List.of(), came);
    }

    @Test
    void aLockoutIsSaidInMinutes() {
        model.choose(ANNA);
        type("111112");
        model.enter();
        answer(Reply.Refused.of("locked-out", 30L));

        assertEquals(
                Optional.of(Phrase.of("refused.locked-out", 30L)), model.screen().get().said());
    }

    @Test
    void nothingIsAskedTwiceWhileThePinIsLookedAt() {
        model.choose(ANNA);
        type("482915");
        model.enter();
        model.enter();
        type("730264");
        model.enter();
        model.choose(LIA);

        assertEquals(1, asked.size());
        assertEquals(Optional.of(ANNA), model.screen().get().chosen());
    }

    @Test
    void aPinThatIsTooShortCostsNoTry() {
        model.choose(ANNA);
        type("48291");
        model.enter();

        assertEquals(List.of(), asked);
        assertEquals(Optional.of(Phrase.of("sign-in.too-short", 6)), model.screen().get().said());
        assertEquals(5, model.screen().get().digits());
    }

    @Test
    void withoutANameNothingIsAsked() {
        type("482915");
        model.enter();

        assertEquals(List.of(), asked);
        assertEquals(Optional.of(Phrase.of("sign-in.who-first")), model.screen().get().said());
    }

    @Test
    void anotherNameBeginsAnotherPin() {
        model.choose(ANNA);
        type("4829");
        model.choose(LIA);

        assertEquals(0, model.screen().get().digits());
    }

    @Test
    void digitsAreErasedOneByOne() {
        model.choose(ANNA);
        type("4829");
        model.erase();

        assertEquals(3, model.screen().get().digits());
    }

    @Test
    void aTypedNameIsFoundByEitherName() {
        model.other();
        model.nameTyped("ANNA k.");
        assertEquals(Optional.of(ANNA), model.screen().get().chosen());

        model.nameTyped("Bob");
        assertEquals(Optional.of(new Name("bob", "Bob")), model.screen().get().chosen());

        model.nameTyped("");
        assertEquals(Optional.empty(), model.screen().get().chosen());
    }

    @Test
    void whoeverIsAloneIsNotAskedWho() {
        assertEquals(Optional.of(ANNA), model(List.of(ANNA)).screen().get().chosen());
    }

    @Test
    void aLockedTillSaysWhatWasBegun() {
        model.locked("anna", LocalTime.of(10, 31));

        var screen = model.screen().get();
        assertEquals(Optional.of(ANNA), screen.chosen());
        assertEquals(
                Optional.of(Phrase.of("sign-in.left", "Anna K.", LocalTime.of(10, 31))),
                screen.left());
    }

    @Test
    void noScreenHoldsThePin() {
        model.choose(ANNA);
        type("482915");

        assertFalse(model.screen().get().toString().contains("482915"));
    }
}
