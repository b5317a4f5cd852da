package org.cashwrap.device.simulator;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import org.cashwrap.config.BadValueException;
import org.cashwrap.config.Key;

import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What the terminal is, whatever is paid.
///
/// @param tid        eight digits
/// @param password   six digits
/// @param currencies ISO 4217, the terminal's own first
/// @param receipt    the receipt number before its first, when its books are new
/// @param batchMax   how many transactions a batch may hold before its end of day is due
/// @param busyPolls  how many status enquiries are answered "please wait" at first
record TerminalSettings(
        Optional<@Pattern(regexp = "[0-9]{8}", message = "write eight digits in quotes") String>
                tid,
        Optional<@Pattern(regexp = "[0-9]{6}", message = "write six digits in quotes") String>
                password,
        Optional<@Size(min = 1, max = 20, message = "write 1 to 20 currencies") List<String>>
                currencies,
        Optional<
                        @Min(value = 0, message = RECEIPT_RULE)
                        @Max(value = 9999, message = RECEIPT_RULE) Integer>
                receipt,
        @Key("batchMax")
                Optional<
                                @Min(value = 1, message = BATCH_RULE)
                                @Max(value = 9999, message = BATCH_RULE) Integer>
                        batchMax,
        @Key("busyPolls")
                Optional<
                                @Min(value = 1, message = Fault.TIMES_RULE)
                                @Max(value = 100, message = Fault.TIMES_RULE) Integer>
                        busyPolls,
        Optional<List<Habit>> quirks) {
    static final String RECEIPT_RULE = "write a number from 0 to 9999";
    static final String BATCH_RULE = "write a number from 1 to 9999";

    static final TerminalSettings USUAL =
            new TerminalSettings(
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty());

    TerminalSettings {
        currencies = currencies.map(List::copyOf);
        quirks = quirks.map(List::copyOf);
        var codes = currencies.orElse(List.of());
        for (var i = 0; i < codes.size(); i++) {
            if (!isCurrency(codes.get(i))) {
                throw new BadValueException(
                        "is not a currency; write its ISO code in capitals, as USD",
                        "currencies",
                        String.valueOf(i));
            }
        }
    }

    /// What a terminal does all the time.
    enum Habit {
        /// Answers a repeat-receipt by a completion and nothing else.
        NO_RECORD,
        /// Refuses every abort.
        NO_ABORT,
        /// Takes no currency at registration.
        REFUSES_CURRENCY,
        /// Writes umlauts in Latin-1.
        LATIN_1,
        /// Tells nothing of a batch that was closed.
        FORGETS_AT_END_OF_DAY,
        /// Closes its batch by itself when it is asked for its status.
        CLOSES_ON_STATUS,
        /// Gives a decline a receipt number, and does not say so.
        DECLINES_USE_NUMBERS,
        /// Tells of what it has executed last, stored or declined.
        TELLS_LAST_EXECUTED,
        /// Wants 06 93 before anything else.
        NEEDS_INITIALISATION,
        /// Wants 06 70 before anything else.
        NEEDS_DIAGNOSIS,
        /// Wants 06 91 before anything else.
        NEEDS_TIME,
        /// Wants 06 50 before anything else.
        NEEDS_END_OF_DAY
    }

    private static boolean isCurrency(String code) {
        try {
            return Currency.getInstance(code).getDefaultFractionDigits() >= 0;
        } catch (IllegalArgumentException unknown) {
            return false;
        }
    }

    String terminalId() {
        return tid.orElse("12345678");
    }

    String secret() {
        return password.orElse("000000");
    }

    List<Currency> taken() {
        return currencies.orElse(List.of("USD", "EUR", "GBP", "CHF")).stream()
                .map(Currency::getInstance)
                .toList();
    }

    boolean has(Habit habit) {
        return habits().contains(habit);
    }

    Set<Habit> habits() {
        return Set.copyOf(quirks.orElse(List.of()));
    }
}
