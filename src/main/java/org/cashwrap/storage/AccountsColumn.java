package org.cashwrap.storage;

import org.cashwrap.core.bill.AccountNumber;
import org.cashwrap.core.bill.AccountStatus;
import org.cashwrap.core.bill.Language;
import org.cashwrap.core.money.Money;

import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.Currency;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/// The columns of an accounts CSV: what each may hold, and in which order we write them ourselves.
public enum AccountsColumn {
    ACCOUNT(Form.ACCOUNT_NUMBER),
    NAME(Form.NAME),
    PHONE(Form.PHONE),
    ADDRESS(Form.TEXT),
    STATUS(Form.STATUS),
    PAST_DUE(Form.AMOUNT),
    TOTAL_DUE(Form.SIGNED_AMOUNT),
    RESTORE_DUE(Form.AMOUNT),
    DUE_DATE(Form.DATE),
    CURRENT_DUE(Form.AMOUNT),
    UNBILLED(Form.AMOUNT),
    MIN_DUE(Form.AMOUNT),
    PAST_DUE_30(Form.AMOUNT),
    PAST_DUE_60(Form.AMOUNT),
    PAST_DUE_90(Form.AMOUNT),
    LANGUAGE(Form.LANGUAGE),
    TIME_ZONE(Form.TIME_ZONE),
    REGION(Form.TEXT),
    PROMISE_DATE(Form.DATE),
    PROMISE_AMOUNT(Form.AMOUNT),
    DISCOUNT_UNTIL(Form.DATE),
    CASH_ONLY_UNTIL(Form.DATE),
    /// Cheques that came back, in the last twelve months.
    RETURNED_ITEMS(Form.COUNT),
    /// The day on which the biller will collect by itself.
    AUTOPAY_ON(Form.DATE),
    DISCONNECT_DATE(Form.DATE),
    ALERTS(Form.TEXT);

    public static final int NAME_CHARACTERS_MAX = 100;
    public static final int TEXT_CHARACTERS_MAX = 300;

    private final Form form;

    AccountsColumn(Form form) {
        this.form = form;
    }

    /// `past_due_30`, as in a head line.
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<AccountsColumn> ofWord(String word) {
        return Arrays.stream(values()).filter(column -> column.word().equals(word)).findFirst();
    }

    /// Whether a file without it is refused: `account` to `total_due`.
    public boolean isRequired() {
        return compareTo(TOTAL_DUE) <= 0;
    }

    /// Whether [org.cashwrap.core.bill.Account] has a field for it; any other is one of the account's facts.
    boolean isOfAccount() {
        return isRequired() || this == DUE_DATE || this == LANGUAGE;
    }

    /// What is wrong with a value and how to mend it, or nothing.
    ///
    /// @param value without blanks around it
    Optional<String> wrong(String value, Currency currency) {
        if (value.isEmpty()) {
            var mayBeEmpty = !isRequired() || this == PHONE || this == ADDRESS;
            return mayBeEmpty ? Optional.empty() : Optional.of("is empty; " + form.cure);
        }
        if (value.indexOf('\uFFFD') >= 0) {
            return Optional.of("is not UTF-8; save the file as CSV UTF-8");
        }
        if (value.codePoints().anyMatch(AccountsColumn::isUnprintable)) {
            return Optional.of(
                    "holds a line break or another invisible character; a quotation mark opened and"
                            + " not closed does this too");
        }
        var charactersMax = this == NAME ? NAME_CHARACTERS_MAX : TEXT_CHARACTERS_MAX;
        if (value.length() > charactersMax) {
            return Optional.of("has more than " + charactersMax + " characters; shorten it");
        }
        if (form.fits(value, currency)) {
            return Optional.empty();
        }
        return Optional.of("\"" + shown(value) + "\" does not fit; " + form.cure);
    }

    /// The digits of a well-formed account number or telephone number.
    static String ungrouped(String value) {
        return AccountsFold.digits(value);
    }

    /// @param value well formed
    static Money signed(String value, Currency currency) {
        return value.startsWith("-")
                ? Money.zero(currency).minus(amount(value.substring(1), currency))
                : amount(value, currency);
    }

    /// @param value well formed
    static Money amount(String value, Currency currency) {
        return Money.parse(value, currency).orElseThrow();
    }

    /// A value as it may stand in a message: short, so that one bad row does not fill the terminal.
    static String shown(String value) {
        return value.length() <= 40 ? value : value.substring(0, 40) + "…";
    }

    /// Line breaks, control characters, halves of characters; of the characters that only steer the writing all but the
    /// joiners that Persian spelling needs and the marks that a right-to-left text is pasted with.
    static boolean isUnprintable(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SURROGATE ->
                    true;
            case Character.FORMAT -> point < 0x200C || point > 0x200F;
            default -> false;
        };
    }

    private enum Form {
        ACCOUNT_NUMBER(
                "write 4 to 24 digits (if a spreadsheet made it a number, format the column as"
                        + " text)"),
        NAME("write the holder's name"),
        PHONE("write up to 15 digits, or nothing"),
        TEXT("write a short text"),
        STATUS("write " + words(AccountStatus.values())),
        AMOUNT("write an amount such as 84.37, without sign, grouping or currency"),
        SIGNED_AMOUNT("write an amount such as 84.37, or -5.00 for a credit, without grouping"),
        DATE("write a date such as 2026-11-30"),
        LANGUAGE("write en, es or fa"),
        TIME_ZONE("write a zone such as America/New_York"),
        COUNT("write a number from 0 to 999");

        private final String cure;

        Form(String cure) {
            this.cure = cure;
        }

        boolean fits(String value, Currency currency) {
            return switch (this) {
                case ACCOUNT_NUMBER ->
                        isGrouped(value, "-") && AccountNumber.isValid(ungrouped(value));
                case NAME, TEXT -> true;
                case PHONE ->
                        isGrouped(value.startsWith("+") ? value.substring(1) : value, "-.()/")
                                && !ungrouped(value).isEmpty()
                                && ungrouped(value).length() <= 15;
                case STATUS -> AccountStatus.ofWord(value).isPresent();
                case AMOUNT -> Money.parse(value, currency).isPresent();
                case SIGNED_AMOUNT ->
                        Money.parse(value.startsWith("-") ? value.substring(1) : value, currency)
                                .isPresent();
                case DATE -> isDate(value);
                case LANGUAGE -> Language.ofCode(value).isPresent();
                case TIME_ZONE -> ZoneId.getAvailableZoneIds().contains(value);
                case COUNT -> value.matches("[0-9]{1,3}");
            };
        }

        /// Whether it is digits of any script with blanks or one of the separators between them.
        private static boolean isGrouped(String value, String separators) {
            return value.codePoints()
                    .allMatch(point ->
                            Character.isDigit(point)
                                    || Character.isSpaceChar(point)
                                    || separators.indexOf(point) >= 0);
        }

        private static boolean isDate(String value) {
            if (value.length() != 10) {
                return false;
            }
            try {
                LocalDate.parse(value);
                return true;
            } catch (DateTimeParseException notADate) {
                return false;
            }
        }

        private static String words(AccountStatus[] statuses) {
            return Arrays.stream(statuses)
                    .map(AccountStatus::word)
                    .collect(Collectors.joining(", "));
        }
    }
}
