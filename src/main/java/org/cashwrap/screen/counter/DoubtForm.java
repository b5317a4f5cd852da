package org.cashwrap.screen.counter;

import org.cashwrap.checkout.Request;
import org.cashwrap.core.money.Money;
import org.cashwrap.core.payment.Payment;

import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import java.util.Optional;

/// The form in which a second person ends a doubt by the card terminal's slip.
///
/// @param doubts  that are open, the youngest first
/// @param at      place of the one that this is about
/// @param field   where it is typed
/// @param outcome what the slip says
/// @param pin     of the second person
record DoubtForm(
        List<Payment.InDoubt> doubts,
        int at,
        Field field,
        Outcome outcome,
        TypedAmount amount,
        String approval,
        String approver,
        String pin) {
    /// In their order.
    enum Field {
        OUTCOME,
        AMOUNT,
        APPROVAL,
        APPROVER,
        PIN
    }

    /// What the slip says.
    enum Outcome {
        NOT_SAID,
        CHARGED,
        NOT_CHARGED
    }

    private static final int TEXT_MAX = 40;

    DoubtForm {
        doubts = List.copyOf(doubts);
    }

    /// @param doubts at least one
    static DoubtForm of(List<Payment.InDoubt> doubts) {
        return new DoubtForm(
                doubts, 0, Field.OUTCOME, Outcome.NOT_SAID, asked(doubts.getFirst()), "", "", "");
    }

    private static TypedAmount asked(Payment.InDoubt doubt) {
        return TypedAmount.of(doubt.request().amount());
    }

    Payment.InDoubt doubt() {
        return doubts.get(at);
    }

    /// Another doubt begins the form anew.
    DoubtForm next(int by) {
        var other = Math.floorMod(at + by, doubts.size());
        return new DoubtForm(
                doubts,
                other,
                Field.OUTCOME,
                Outcome.NOT_SAID,
                asked(doubts.get(other)),
                "",
                approver,
                "");
    }

    DoubtForm outcome(Outcome said) {
        return new DoubtForm(
                doubts,
                at,
                said == Outcome.CHARGED ? Field.AMOUNT : Field.APPROVER,
                said,
                amount,
                approval,
                approver,
                pin);
    }

    DoubtForm at(Field now) {
        return new DoubtForm(doubts, at, now, outcome, amount, approval, approver, pin);
    }

    DoubtForm amount(TypedAmount now) {
        return new DoubtForm(doubts, at, field, outcome, now, approval, approver, pin);
    }

    DoubtForm withoutPin() {
        return new DoubtForm(doubts, at, Field.PIN, outcome, amount, approval, approver, "");
    }

    /// The fields that this slip needs, in their order.
    List<Field> fields() {
        return outcome == Outcome.NOT_CHARGED
                ? List.of(Field.OUTCOME, Field.APPROVER, Field.PIN)
                : Arrays.asList(Field.values());
    }

    Optional<Field> neighbour(int by) {
        var fields = fields();
        var place = fields.indexOf(field) + by;
        return place >= 0 && place < fields.size()
                ? Optional.of(fields.get(place))
                : Optional.empty();
    }

    DoubtForm plus(Press.Sign sign, Currency currency) {
        return switch (field) {
            case OUTCOME -> this;
            case AMOUNT -> amount(amount.plus(sign.written(), currency));
            case APPROVAL -> text(append(approval, sign), approver, pin);
            case APPROVER -> text(approval, append(approver, sign), pin);
            case PIN -> text(approval, approver, append(pin, ascii(sign)));
        };
    }

    DoubtForm withoutLast() {
        return switch (field) {
            case OUTCOME -> this;
            case AMOUNT -> amount(amount.withoutLast());
            case APPROVAL -> text(shorter(approval), approver, pin);
            case APPROVER -> text(approval, shorter(approver), pin);
            case PIN -> text(approval, approver, shorter(pin));
        };
    }

    private DoubtForm text(String nowApproval, String nowApprover, String nowPin) {
        return new DoubtForm(doubts, at, field, outcome, amount, nowApproval, nowApprover, nowPin);
    }

    /// A PIN is the same digits on every keyboard.
    private static Press.Sign ascii(Press.Sign sign) {
        var digit = Character.digit(sign.written(), 10);
        return digit < 0 ? sign : Press.Sign.of('0' + digit);
    }

    private static String append(String text, Press.Sign sign) {
        return text.length() < TEXT_MAX && sign.isText()
                ? text + Character.toString(sign.written())
                : text;
    }

    private static String shorter(String text) {
        return text.isEmpty()
                ? text
                : text.substring(0, text.offsetByCodePoints(text.length(), -1));
    }

    /// What it asks of the counter, once everything is there.
    Optional<Request> request(Currency currency) {
        var charged = outcome == Outcome.CHARGED;
        Optional<Money> sum = charged ? amount.money(currency) : Optional.empty();
        var isWhole =
                outcome != Outcome.NOT_SAID
                        && charged == sum.isPresent()
                        && !approver.isBlank()
                        && !pin.isEmpty();
        return isWhole
                ? Optional.of(
                        new Request.Resolve(
                                doubt().id(),
                                charged,
                                sum,
                                charged ? approval.strip() : "",
                                approver.strip(),
                                pin))
                : Optional.empty();
    }

    /// Never the PIN.
    @Override
    public String toString() {
        return "DoubtForm[" + doubt().id() + " at " + field + "]";
    }
}
