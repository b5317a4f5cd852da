package org.cashwrap.checkout;

import org.cashwrap.core.payment.CardAnswer;
import org.cashwrap.core.payment.Payment;
import org.cashwrap.core.payment.PaymentEvent;
import org.cashwrap.core.payment.PaymentId;
import org.cashwrap.device.TerminalPrompt;
import org.cashwrap.device.TerminalTrouble;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// What the clerk is told of the devices: the words' keys, not the words.
final class Notices {
    private Notices() {}

    static News prompt(long now, Optional<PaymentId> payment, TerminalPrompt prompt) {
        // A terminal that says something of its own says it in its own words.
        var isOwn = prompt.kind() == TerminalPrompt.Kind.OTHER && !prompt.words().isEmpty();
        var kind =
                prompt.kind() == TerminalPrompt.Kind.OTHER && !isOwn
                        ? TerminalPrompt.Kind.LOOK_AT_TERMINAL
                        : prompt.kind();
        return new News.Prompted(
                now, payment, word(kind), "prompt." + word(kind), List.of(prompt.words()));
    }

    static News signature(long now, PaymentId payment) {
        return new News.Prompted(
                now,
                Optional.of(payment),
                "compare-signature",
                "prompt.compare-signature",
                List.of());
    }

    static News trouble(long now, Optional<PaymentId> payment, TerminalTrouble trouble) {
        return told(now, "terminal-" + word(trouble), payment, List.of());
    }

    static News broken(long now, Optional<PaymentId> payment, String code) {
        return told(now, "terminal-broken", payment, List.of(code));
    }

    /// What became of a request that was at the terminal or in doubt, where the payment's new state alone does not say it.
    ///
    /// @param after empty of a parked payment that has ended: nobody sees its state any more
    static Optional<News> answered(
            long now, PaymentEvent event, Payment before, Optional<Payment> after) {
        if (!(event instanceof PaymentEvent.CardAnswered(_, var answer))) {
            return Optional.empty();
        }
        var payment = Optional.of(before.id());
        var doubted = before instanceof Payment.InDoubt;
        if (after.orElse(null) instanceof Payment.InDoubt) {
            // Asked in vain: it was told when the doubt began.
            return doubted
                    ? Optional.empty()
                    : Optional.of(told(now, "card-in-doubt", payment, List.of()));
        }
        return switch (answer) {
            case CardAnswer.Approved(var approval) ->
                    doubted
                            ? Optional.of(
                                    told(now, "doubt-charged", payment, List.of(approval.amount())))
                            : Optional.empty();
            case CardAnswer.Declined(var reason) ->
                    Optional.of(
                            doubted
                                    ? told(now, "doubt-not-charged", payment, List.of())
                                    : told(now, "card-declined", payment, List.of(shown(reason))));
            case CardAnswer.Silent() -> Optional.empty();
        };
    }

    static News signatureDiffers(long now, PaymentId payment) {
        return told(now, "signature-differs", Optional.of(payment), List.of());
    }

    static News batchNotClosed(long now, String reason) {
        return told(now, "batch-not-closed", Optional.empty(), List.of(shown(reason)));
    }

    /// In its place in a text even if the terminal gives no reason.
    private static String shown(String reason) {
        return reason.isBlank() ? "–" : reason;
    }

    static News plain(long now, String kind) {
        return told(now, kind, Optional.empty(), List.of());
    }

    private static News told(
            long now, String kind, Optional<PaymentId> payment, List<Object> values) {
        return new News.Told(now, kind, payment, "notice." + kind, values);
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
