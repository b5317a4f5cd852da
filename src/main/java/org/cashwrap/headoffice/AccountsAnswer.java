package org.cashwrap.headoffice;

import org.cashwrap.core.bill.Account;
import org.cashwrap.core.bill.AccountFacts;
import org.cashwrap.core.bill.AccountNumber;
import org.cashwrap.core.bill.AccountStatus;
import org.cashwrap.core.bill.Balance;
import org.cashwrap.core.bill.FactWords;
import org.cashwrap.core.bill.Language;
import org.cashwrap.core.money.Money;

import tools.jackson.databind.JsonNode;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;

/// The accounts in an answer. One that is not of the contract, or of another currency than the till's, is left out: the others
/// are none the worse for it. The log says so, without a word of what it was.
record AccountsAnswer(Currency currency) {
    private static final System.Logger LOG = System.getLogger(AccountsAnswer.class.getName());
    private static final int NAME_MAX = 100;
    private static final int ADDRESS_MAX = 300;

    /// The answer to a search.
    List<Account> found(AnswerFields fields, int max) throws NotOfTheContract {
        fields.instant("at");
        var accounts = new ArrayList<Account>();
        for (var node : fields.list("accounts", max)) {
            account(node).ifPresent(accounts::add);
        }
        fields.end();
        return List.copyOf(accounts);
    }

    /// The answer about one account.
    Optional<Account> got(AnswerFields fields, AccountNumber asked) throws NotOfTheContract {
        fields.instant("at");
        var isNone = fields.isNull("account");
        var node = fields.any("account");
        fields.end();
        if (isNone) {
            return Optional.empty();
        }
        var account = account(node);
        if (account.isEmpty()) {
            // Not the same as none: it is there.
            throw new NotOfTheContract("an account that cannot be read");
        }
        if (!account.get().number().equals(asked)) {
            throw new NotOfTheContract("another account than was asked for");
        }
        return account;
    }

    private Optional<Account> account(JsonNode node) {
        try {
            return Optional.of(read(AnswerFields.within(node)));
        } catch (NotOfTheContract notRead) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    "an account of the head office is left out: {0}",
                    notRead.why());
        } catch (IllegalArgumentException | ArithmeticException impossible) {
            // Its message may name amounts.
            LOG.log(
                    System.Logger.Level.WARNING,
                    "an account of the head office is left out: it cannot be");
        }
        return Optional.empty();
    }

    private Account read(AnswerFields fields) throws NotOfTheContract {
        var account =
                new Account(
                        number(fields.text("account")),
                        words(fields, "name", NAME_MAX, false),
                        phone(fields.text("phone")),
                        words(fields, "address", ADDRESS_MAX, true),
                        AccountStatus.ofWord(fields.text("status"))
                                .orElseThrow(() -> new NotOfTheContract("status is none")),
                        balance(fields),
                        dueDate(fields),
                        Language.ofCode(fields.text("language"))
                                .orElseThrow(() -> new NotOfTheContract("language is none")),
                        // A head office of an older build does not send them.
                        fields.has("facts")
                                ? facts(AnswerFields.within(fields.any("facts")))
                                : AccountFacts.NONE);
        fields.end();
        return account;
    }

    private static AccountNumber number(String digits) throws NotOfTheContract {
        if (!AccountNumber.isValid(digits)) {
            throw new NotOfTheContract("account is not a number");
        }
        return new AccountNumber(digits);
    }

    private static String phone(String digits) throws NotOfTheContract {
        if (!digits.matches("[0-9]{0,15}")) {
            throw new NotOfTheContract("phone is not a number");
        }
        return digits;
    }

    /// Nothing that a screen or a printer would take as a command, or that turns a text round.
    private static String words(AnswerFields fields, String key, int max, boolean mayBeEmpty)
            throws NotOfTheContract {
        var text = fields.text(key);
        if (text.length() > max
                || (text.isBlank() && !mayBeEmpty)
                || text.codePoints().anyMatch(AccountsAnswer::isUnprintable)) {
            throw new NotOfTheContract(key + " is not a line of text");
        }
        return text;
    }

    private static boolean isUnprintable(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SURROGATE ->
                    true;
            // Persian spelling needs the joiners, and text from right to left is pasted with marks.
            case Character.FORMAT -> point < 0x200C || point > 0x200F;
            default -> false;
        };
    }

    private Balance balance(AnswerFields fields) throws NotOfTheContract {
        if (!fields.text("currency").equals(currency.getCurrencyCode())) {
            throw new NotOfTheContract("currency is not this till's");
        }
        return new Balance(
                amount(fields, "total_due"), amount(fields, "past_due"), fields.instant("as_of"));
    }

    /// With a minus if it is a credit.
    private Money amount(AnswerFields fields, String key) throws NotOfTheContract {
        var text = fields.text(key);
        var isCredit = text.startsWith("-");
        var amount =
                Money.parse(isCredit ? text.substring(1) : text, currency)
                        .orElseThrow(() -> new NotOfTheContract(key + " is not an amount"));
        return isCredit ? Money.zero(currency).minus(amount) : amount;
    }

    private AccountFacts facts(AnswerFields fields) throws NotOfTheContract {
        var words = new HashMap<String, String>();
        for (var name : FactWords.NAMES) {
            if (fields.has(name)) {
                words.put(name, words(fields, name, ADDRESS_MAX, false));
            }
        }
        fields.end();
        try {
            return FactWords.read(words, currency);
        } catch (IllegalArgumentException | DateTimeException notOfItsForm) {
            throw new NotOfTheContract("a fact is not of its form");
        }
    }

    private static Optional<LocalDate> dueDate(AnswerFields fields) throws NotOfTheContract {
        var text = fields.maybeText("due_date");
        try {
            return text.map(LocalDate::parse);
        } catch (DateTimeException notADate) {
            throw new NotOfTheContract("due_date is not a date");
        }
    }
}
