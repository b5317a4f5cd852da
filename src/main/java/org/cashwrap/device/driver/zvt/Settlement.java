package org.cashwrap.device.driver.zvt;

import org.cashwrap.core.money.Money;
import org.cashwrap.core.payment.BatchTotals;
import org.cashwrap.core.payment.CardAnswer;
import org.cashwrap.core.payment.CardApproval;
import org.cashwrap.device.BatchAnswer;
import org.cashwrap.device.TerminalTrouble;
import org.cashwrap.device.driver.zvt.Dialogue.End;
import org.cashwrap.device.driver.zvt.wire.BatchFigures;
import org.cashwrap.device.driver.zvt.wire.Fields;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/// What a dialogue's end and its last result mean for the money.
///
/// | last 04 0F | end | outcome |
/// | --- | --- | --- |
/// | 27 = 00 with an amount | 06 0F | approved for the amount it reports |
/// | 27 = 00 | 06 1E | not known: most likely undone |
/// | 27 other than 00 | 06 0F or 06 1E | not paid |
/// | none | 06 1E | not paid |
/// | none | 06 0F | not known |
/// | any | silence, or the cable went | not known |
/// | – | 84 xx | not paid: it never began |
///
/// Source: PA00P015 rev. 13.08, chapters 2.2 and 3; that a declined payment may end with 06 0F is seen in the field.
record Settlement(ZvtSettings settings, Timing timing) {
    /// Cardholder verification by signature, alone or beside a PIN: TLV 1F10.
    private static final Set<Integer> SIGNATURES = Set.of(0x01, 0x05, 0x06, 0x07);

    /// @param trouble      what a person has to do before the next
    /// @param signature    the customer must sign
    /// @param unregistered the terminal has forgotten us
    record Outcome(
            CardAnswer answer,
            Optional<TerminalTrouble> trouble,
            boolean signature,
            boolean unregistered) {
        private static Outcome of(CardAnswer answer) {
            return new Outcome(answer, Optional.empty(), false, false);
        }

        private static Outcome refused(Refusal refusal) {
            return new Outcome(
                    new CardAnswer.Declined(refusal.reason()),
                    refusal.trouble(),
                    false,
                    refusal.code() == Wording.NOT_REGISTERED);
        }
    }

    Outcome outcome(End end, Optional<Fields> last, String terminal) {
        return switch (end) {
            case End.NotSent() -> Outcome.of(new CardAnswer.Declined("not sent"));
            case End.Refused(var answer) ->
                    Outcome.refused(Refusal.of(answer, settings.alphabet()));
            case End.Lost() -> Outcome.of(new CardAnswer.Silent());
            case End.Completed _ ->
                    last.map(told -> completed(told, terminal))
                            .orElseGet(() -> Outcome.of(new CardAnswer.Silent()));
            case End.Aborted(var abort) -> {
                var refusal = Refusal.of(abort, settings.alphabet());
                yield last.isEmpty() ? Outcome.refused(refusal) : aborted(last.get(), refusal);
            }
        };
    }

    private Outcome completed(Fields told, String terminal) {
        if (told.result().isEmpty()) {
            return Outcome.of(new CardAnswer.Silent());
        }
        if (!Approvals.isApproved(told)) {
            return declined(told);
        }
        return approval(told, terminal)
                .map(approval ->
                        new Outcome(
                                new CardAnswer.Approved(approval),
                                Optional.empty(),
                                isSignatureNeeded(told),
                                false))
                .orElseGet(() -> Outcome.of(new CardAnswer.Silent()));
    }

    private Outcome aborted(Fields told, Refusal refusal) {
        if (told.result().isEmpty() || Approvals.isApproved(told)) {
            return Outcome.of(new CardAnswer.Silent());
        }
        var declined = declined(told);
        return new Outcome(
                declined.answer(),
                declined.trouble().or(refusal::trouble),
                false,
                refusal.code() == Wording.NOT_REGISTERED);
    }

    private Outcome declined(Fields told) {
        return new Outcome(
                new CardAnswer.Declined(reason(told)),
                Wording.trouble(told.result().getAsInt()),
                false,
                false);
    }

    /// What the terminal says of a card that it did not charge.
    String reason(Fields told) {
        return told.text().isEmpty() ? Refusal.words(told.result().orElse(-1)) : told.text();
    }

    Optional<CardApproval> approval(Fields told, String terminal) {
        return Approvals.of(told, settings.currency(), terminal, timing.now());
    }

    static boolean isSignatureNeeded(Fields told) {
        return told.verification().isPresent()
                && SIGNATURES.contains(told.verification().getAsInt());
    }

    BatchAnswer batch(End end, Optional<Fields> last, String terminal) {
        return switch (end) {
            case End.Completed _ ->
                    last.map(told -> batchEnded(told, terminal)).orElseGet(BatchAnswer.Silent::new);
            case End.Aborted(var abort) -> notClosed(Refusal.of(abort, settings.alphabet()));
            case End.Refused(var answer) -> notClosed(Refusal.of(answer, settings.alphabet()));
            case End.NotSent() -> new BatchAnswer.NotClosed("not sent");
            case End.Lost() -> new BatchAnswer.Silent();
        };
    }

    private BatchAnswer batchEnded(Fields told, String terminal) {
        return told.result().isPresent() && !Approvals.isApproved(told)
                ? new BatchAnswer.NotClosed(reason(told))
                : new BatchAnswer.Closed(totals(told, terminal));
    }

    private static BatchAnswer notClosed(Refusal refusal) {
        return new BatchAnswer.NotClosed(refusal.reason());
    }

    private BatchTotals totals(Fields told, String terminal) {
        var figures = told.batch();
        return new BatchTotals(
                told.terminal().orElse(terminal),
                receipt(figures.map(BatchFigures::firstReceipt)),
                receipt(figures.map(BatchFigures::lastReceipt)),
                told.amount().stream().mapToObj(this::money).findFirst(),
                figures.stream()
                        .flatMap(all -> all.groups().stream())
                        .filter(group -> group.count() > 0)
                        .map(group ->
                                new BatchTotals.Group(
                                        group.name(), group.count(), money(group.sum())))
                        .toList());
    }

    private Money money(long minor) {
        return new Money(minor, settings.currency());
    }

    /// An empty batch is from 0000 to 0000.
    private static OptionalInt receipt(Optional<OptionalInt> told) {
        var number = told.orElseGet(OptionalInt::empty);
        return number.orElse(0) == 0 ? OptionalInt.empty() : number;
    }
}
