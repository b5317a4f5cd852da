package org.cashwrap.checkout;

import org.cashwrap.checkout.JournalWriter.By;
import org.cashwrap.core.ledger.Body;
import org.cashwrap.core.payment.CardApproval;
import org.cashwrap.core.payment.CardNumbers;
import org.cashwrap.core.payment.Payment;
import org.cashwrap.core.payment.PaymentEvent;
import org.cashwrap.core.payment.Refusal;
import org.cashwrap.staff.Lockout;
import org.cashwrap.staff.Operation;
import org.cashwrap.staff.Person;
import org.cashwrap.staff.SignIn;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;

/// Who is at the counter: signing in and out, and the second person who ends a doubt. Owned by the counter's thread.
final class Doors {
    private final Desk desk;
    private final CounterThread thread;

    Doors(Desk desk, CounterThread thread) {
        this.desk = desk;
        this.thread = thread;
    }

    void signIn(Request.SignIn asked, Consumer<Reply> tell) {
        if (desk.isAway()) {
            unlock(asked, tell);
            return;
        }
        if (desk.clerk().isPresent()) {
            tell.accept(Reply.Refused.of(Refusal.SIGNED_IN));
            return;
        }
        checkPin(asked.name(), asked.pin(), tell, this::enter);
    }

    /// Begun work waits for the clerk who began it.
    private void unlock(Request.SignIn asked, Consumer<Reply> tell) {
        var clerk = desk.clerk().orElseThrow();
        if (!clerk.name().equals(asked.name())) {
            tell.accept(new Reply.Refused("not-allowed", "refused.other-clerk", List.of()));
            return;
        }
        checkPin(
                asked.name(),
                asked.pin(),
                tell,
                person -> {
                    desk.away(false);
                    return new Reply.SignedIn(person.name(), person.role().word());
                });
    }

    /// Never while a card is with the terminal: its answer must be seen.
    Reply lock() {
        if (desk.clerk().isEmpty() || desk.isAway()) {
            return desk.notSignedIn();
        }
        return switch (desk.active().orElse(null)) {
            case Payment.AtTerminal _ -> Reply.Refused.of(Refusal.WAIT_FOR_TERMINAL);
            case Payment.Drafting _, Payment.Tendering _, Payment.InDoubt _ -> {
                desk.away(true);
                yield new Reply.Done();
            }
            case Payment.Committed _, Payment.Abandoned _ -> signOut();
            case null -> signOut();
        };
    }

    private Reply enter(Person person) {
        if (desk.clerk().isPresent()) {
            return Reply.Refused.of(Refusal.SIGNED_IN);
        }
        return desk.permitted(
                        Operation.SIGN_IN,
                        person,
                        Set.of(person.name()),
                        Optional.empty(),
                        Optional.empty())
                .or(() ->
                        desk.write(
                                By.clerk(person.name()), new Body.SignedIn(person.role().word())))
                .orElseGet(() -> {
                    desk.signedIn(person);
                    return new Reply.SignedIn(person.name(), person.role().word());
                });
    }

    /// A wrong try is durable before it is answered; while a name is locked its PIN is not even looked at.
    private void checkPin(
            String name, String pin, Consumer<Reply> tell, Function<Person, Reply> right) {
        var counted = desk.parts().staff().lockoutName(name);
        if (desk.lockout(counted) instanceof Lockout.State.Locked) {
            tell.accept(wrongPin(counted, true));
            return;
        }
        thread.after(
                desk.parts().pins().check(name, pin),
                answer -> tell.accept(weighed(answer, counted, right)),
                () -> tell.accept(Counter.stopped()));
    }

    /// The hash took its time: tries that were answered meanwhile count first.
    private Reply weighed(SignIn answer, String counted, Function<Person, Reply> right) {
        if (desk.lockout(counted) instanceof Lockout.State.Locked) {
            return wrongPin(counted, true);
        }
        return switch (answer) {
            case SignIn.Right(var person) -> right.apply(person);
            case SignIn.Wrong _, SignIn.Unknown _ -> wrongPin(counted, false);
        };
    }

    private Reply wrongPin(String counted, boolean wasLocked) {
        return desk.write(desk.clerkBy(), new Body.SignInFailed(counted, wasLocked))
                .orElseGet(() ->
                        switch (desk.lockout(counted)) {
                            case Lockout.State.Open(var triesLeft) ->
                                    Reply.Refused.of("wrong-pin", triesLeft);
                            case Lockout.State.Locked(var remainingMs) ->
                                    Reply.Refused.of("locked-out", (remainingMs + 59_999) / 60_000);
                        });
    }

    Reply signOut() {
        if (desk.clerk().isEmpty() || desk.isAway()) {
            return desk.notSignedIn();
        }
        var refusal =
                switch (desk.active().orElse(null)) {
                    case Payment.Tendering tendering when !tendering.taken().isEmpty() ->
                            Optional.of(Refusal.CASH_TAKEN);
                    case Payment.AtTerminal _ -> Optional.of(Refusal.WAIT_FOR_TERMINAL);
                    case null, default -> Optional.<Refusal>empty();
                };
        if (refusal.isPresent()) {
            return Reply.Refused.of(refusal.get());
        }
        return desk.write(desk.clerkBy(), new Body.SignedOut())
                .orElseGet(() -> {
                    desk.signedOut();
                    desk.sign();
                    return new Reply.Done();
                });
    }

    /// A second person ends a doubt by the terminal's slip.
    void resolve(Request.Resolve asked, Consumer<Reply> tell) {
        var refused = desk.mayTakeMoney();
        if (refused.isPresent()) {
            tell.accept(refused.get());
            return;
        }
        if (CardNumbers.isIn(asked.approval())) {
            tell.accept(Reply.Refused.cardNumber());
            return;
        }
        if (!(desk.payments().find(asked.payment()).orElse(null) instanceof Payment.InDoubt)) {
            tell.accept(Reply.Refused.of(Refusal.NOT_IN_DOUBT));
            return;
        }
        checkPin(asked.approver(), asked.pin(), tell, approver -> endDoubt(asked, approver));
    }

    /// The PIN took its time: what was true before it is looked at anew.
    private Reply endDoubt(Request.Resolve asked, Person approver) {
        if (desk.clerk().isEmpty() || desk.isAway()) {
            return desk.notSignedIn();
        }
        if (!(desk.payments().find(asked.payment()).orElse(null)
                instanceof Payment.InDoubt doubt)) {
            return Reply.Refused.of(Refusal.NOT_IN_DOUBT);
        }
        var amount = asked.amount().orElse(doubt.request().amount());
        if (!amount.isPositive()) {
            return Reply.Refused.badAmount(amount);
        }
        var clerk = desk.clerk().get();
        var hands = new HashSet<>(desk.books().hands().getOrDefault(doubt.id(), Set.of()));
        hands.add(clerk.name());
        var charged =
                asked.charged()
                        ? Optional.of(CardApproval.ofSlip(amount, asked.approval()))
                        : Optional.<CardApproval>empty();
        return desk.permitted(
                        Operation.END_DOUBT,
                        clerk,
                        hands,
                        Optional.of(approver),
                        Optional.of(amount))
                .orElseGet(() ->
                        desk.move(
                                doubt.id(),
                                new PaymentEvent.DoubtEnded(doubt.request().reference(), charged),
                                desk.clerkBy().approvedBy(approver.name())));
    }
}
