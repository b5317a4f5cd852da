package org.cashwrap.screen.office;

import org.cashwrap.checkout.CounterView;
import org.cashwrap.checkout.Lamps;
import org.cashwrap.checkout.Reply;
import org.cashwrap.checkout.Request;
import org.cashwrap.core.money.CashPolicy;
import org.cashwrap.core.payment.OpenPayments;
import org.cashwrap.core.till.Till;
import org.cashwrap.screen.Strip;
import org.cashwrap.screen.Strip.Lamp;
import org.cashwrap.screen.Strip.State;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;

/// Answers as the counter does, at once, and as it is told to.
final class FakeCounter {
    private Optional<Reply> refusal = Optional.empty();

    void refuse(String code, Object... values) {
        refusal = Optional.of(Reply.Refused.of(code, values));
    }

    void answer(Request request, Consumer<Reply.Answer> tell) {
        var reply =
                refusal.orElseGet(() ->
                        switch (request) {
                            case Request.SignIn(var name, _) -> new Reply.SignedIn(name, "clerk");
                            case Request.OpenTill(var sum, _) -> new Reply.TillOpened(sum);
                            default -> new Reply.Done();
                        });
        tell.accept(new Reply.Answer(reply, view()));
    }

    static CounterView view() {
        return new CounterView(
                1,
                new Till.Closed(0),
                Optional.empty(),
                false,
                Optional.empty(),
                OpenPayments.NONE,
                OptionalLong.empty(),
                0,
                new Lamps(
                        org.cashwrap.checkout.Lamp.NONE,
                        org.cashwrap.checkout.Lamp.NONE,
                        org.cashwrap.checkout.Lamp.NONE,
                        org.cashwrap.checkout.Lamp.NONE),
                Optional.empty(),
                false,
                Optional.empty(),
                Optional.empty(),
                CashPolicy.EXACT);
    }

    static Strip strip() {
        return strip(Optional.empty());
    }

    static Strip strip(String clerk) {
        return strip(Optional.of(clerk));
    }

    private static Strip strip(Optional<String> clerk) {
        return new Strip(
                List.of(
                        Lamp.headOffice(State.GOOD),
                        Lamp.queue(12, 46),
                        Lamp.printer(State.GOOD),
                        Lamp.drawer(State.NONE),
                        Lamp.card(State.TROUBLE)),
                clerk);
    }
}
