package org.cashwrap.checkout;

import org.cashwrap.core.bill.Account;
import org.cashwrap.core.bill.AccountNumber;
import org.cashwrap.core.bill.Twins;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// What a search may show: the number in full only to who typed it in full, else as much of its end as tells it from the
/// others.
final class Matches {
    private static final int SHOWN_MIN = 4;
    private static final int HIDDEN_MIN = 4;
    private static final char NUMBER = '#';
    private static final char HIDDEN = '•';

    private Matches() {}

    static List<Reply.Match> masked(
            List<Account> accounts, String typed, Predicate<Account> revealed) {
        var digits = digits(typed);
        return accounts.stream()
                .map(account -> {
                    var full = revealed.test(account) || account.number().digits().equals(digits);
                    var number = full ? account.number().digits() : maskedNumber(account, accounts);
                    return new Reply.Match(
                            account,
                            number,
                            revealed.test(account),
                            differing(account, Twins.of(account, accounts)));
                })
                .toList();
    }

    /// Where the number differs from one or other of its twins'; everywhere from one of another length.
    private static List<Integer> differing(Account account, List<Account> twins) {
        var digits = account.number().digits();
        return IntStream.range(0, digits.length())
                .filter(at ->
                        twins.stream()
                                .map(twin -> twin.number().digits())
                                .anyMatch(twin ->
                                        twin.length() != digits.length()
                                                || twin.charAt(at) != digits.charAt(at)))
                .boxed()
                .toList();
    }

    /// Was it picked from what a search showed, and not named by its whole number?
    static boolean isPicked(String typed) {
        return typed.indexOf(HIDDEN) >= 0;
    }

    /// How many digits of a masked number can be read.
    static int shownDigits(String masked) {
        var end = masked.strip().substring(masked.strip().lastIndexOf(HIDDEN) + 1);
        return (int) end.chars().takeWhile(Character::isDigit).count();
    }

    /// Never so much that the whole number could be read: what cannot be told apart so is numbered.
    private static String maskedNumber(Account account, List<Account> all) {
        var digits = account.number().digits();
        var most = shownMax(digits);
        var shown = Math.min(SHOWN_MIN, most);
        while (shown < most && isShared(digits, shown, all)) {
            shown++;
        }
        var end = digits.substring(digits.length() - shown);
        var masked = String.valueOf(HIDDEN).repeat(digits.length() - shown) + end;
        if (shown < most || !isShared(digits, shown, all)) {
            return masked;
        }
        var alike = all.stream().filter(one -> one.number().digits().endsWith(end)).toList();
        return masked + " " + NUMBER + (alike.indexOf(account) + 1);
    }

    private static int shownMax(String digits) {
        return Math.min(digits.length() - 1, Math.max(SHOWN_MIN, digits.length() - HIDDEN_MIN));
    }

    private static boolean isShared(String digits, int shown, List<Account> all) {
        var end = digits.substring(digits.length() - shown);
        return all.stream().filter(other -> other.number().digits().endsWith(end)).count() > 1;
    }

    /// The account that was meant: a number with any grouping, or one as the last search showed it. None if it showed the same
    /// for two of them, one after the other.
    static Optional<AccountNumber> chosen(
            String typed, List<Reply.Match> last, List<Reply.Match> first) {
        var shown =
                Stream.concat(last.stream(), first.stream())
                        .filter(match -> match.number().equals(typed.strip()))
                        .map(match -> match.account().number())
                        .distinct()
                        .toList();
        if (!shown.isEmpty()) {
            return shown.size() == 1 ? Optional.of(shown.getFirst()) : Optional.empty();
        }
        var digits = digits(typed);
        return AccountNumber.isValid(digits)
                ? Optional.of(new AccountNumber(digits))
                : Optional.empty();
    }

    /// An account that was opened: whoever found it by a name has seen only the end of its number.
    static Reply.Match opened(Account account, String typed) {
        var number = isPicked(typed) ? typed.strip() : account.number().digits();
        return new Reply.Match(account, number, false);
    }

    /// What was typed, for a refusal's text: short, and nothing but printable.
    static String shown(String typed) {
        var printable = typed.codePoints().filter(c -> !Character.isISOControl(c)).limit(40);
        return printable
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static String digits(String typed) {
        return typed.replaceAll("[\\s\\-.]", "");
    }
}
