package org.cashwrap.device.simulator;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;

import org.cashwrap.config.BadValueException;
import org.cashwrap.config.Key;
import org.cashwrap.config.WordOr;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What the customer, the host and the cable do in one payment, reversal or refund.
///
/// @param card      `visa-1234`
/// @param delayMs   how long the customer takes, by the terminal's clock
/// @param busyPolls how many status enquiries after it are answered "please wait"
record ScriptedPayment(
        Optional<String> card,
        Optional<WordOr<Answer, Amount>> answer,
        @Key("delayMs")
                Optional<
                                @Min(value = 0, message = DELAY_RULE)
                                @Max(value = 3_600_000, message = DELAY_RULE) Integer>
                        delayMs,
        Optional<Fault> fault,
        Optional<List<Quirk>> quirks,
        @Key("busyPolls")
                Optional<
                                @Min(value = 1, message = Fault.TIMES_RULE)
                                @Max(value = 100, message = Fault.TIMES_RULE) Integer>
                        busyPolls) {
    static final String DELAY_RULE = "write milliseconds from 0 to 3600000";

    /// What every payment without a script is.
    static final ScriptedPayment USUAL =
            new ScriptedPayment(
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty());

    ScriptedPayment {
        quirks = quirks.map(List::copyOf);
        if (card.isPresent() && card.flatMap(Card::parse).isEmpty()) {
            throw new BadValueException(
                    "is not a card of ours; write a brand and four digits, as visa-1234", "card");
        }
    }

    /// In a word.
    enum Answer {
        APPROVE,
        DECLINE,
        /// The customer presses the red key.
        CANCEL
    }

    /// Approved for another amount than the till asked for.
    ///
    /// @param amount `50.00`
    record Amount(
            @Pattern(
                            regexp = "(?=.*[1-9])[0-9]{1,9}(\\.[0-9]{1,3})?",
                            message = "is not an amount; write one as \"50.00\"")
                    String amount) {}

    Card cardHeld() {
        return card.flatMap(Card::parse).orElse(Card.USUAL);
    }

    Answer answerInAWord() {
        return switch (answer.orElse(new WordOr.Word<>(Answer.APPROVE))) {
            case WordOr.Word<Answer, Amount>(var word) -> word;
            case WordOr.Table<Answer, Amount> _ -> Answer.APPROVE;
        };
    }

    /// The other amount it is approved for.
    Optional<String> otherAmount() {
        return answer.flatMap(given ->
                given instanceof WordOr.Table<Answer, Amount>(var table)
                        ? Optional.of(table.amount())
                        : Optional.empty());
    }

    int delay() {
        return delayMs.orElse(0);
    }

    Set<Quirk> oddities() {
        return Set.copyOf(quirks.orElse(List.of()));
    }
}
