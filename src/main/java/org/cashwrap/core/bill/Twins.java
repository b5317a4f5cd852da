package org.cashwrap.core.bill;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Accounts that a clerk takes for one another: the money of one customer lands on another's bill, and nobody notices until the
/// service is cut.
///
/// Two accounts of one list are twins if
///
/// - their numbers, or their telephone numbers, are of one length and one digit apart, or two neighbouring digits stand the
///   other way round;
/// - they have a family name in common and live in the same street;
/// - they bear the same name, but for what tells a father from his son.
///
/// They are judged within the list that the clerk chooses from, never among all accounts: where numbers are given out one after
/// the other every account has a neighbour, and a warning that always comes is none.
public final class Twins {
    /// What tells a father from his son, or stands before a name.
    private static final Set<String> NO_NAMES =
            Set.of("jr", "sr", "junior", "senior", "ii", "iii", "iv", "hijo", "padre", "mr", "mrs");

    /// Shorter words are initials and particles: `de`, `la`, `O`.
    private static final int FAMILY_NAME_MIN = 3;

    private Twins() {}

    /// What one digit of an account can be asked for, by who stands at the counter without a bill.
    public enum Fact {
        /// The last digit of the house number.
        HOUSE_NUMBER,
        /// The last digit of the telephone number.
        PHONE,
        /// A digit of the account's number, counted from its end.
        ACCOUNT_NUMBER
    }

    /// One more fact that only the right account answers.
    ///
    /// @param fact    what is asked
    /// @param fromEnd which digit of it, from its end: 1 is the last one
    /// @param digit   the answer; 0 to 9
    public record Question(Fact fact, int fromEnd, int digit) {}

    /// The accounts of a list that this one could be taken for; none of them is itself.
    public static List<Account> of(Account account, List<Account> list) {
        return list.stream()
                .filter(other -> !other.number().equals(account.number()))
                .filter(other -> areTwins(account, other))
                .toList();
    }

    /// What is asked so that the answer tells an account from all its twins: what a customer knows best comes first, and no
    /// digit of a number that the clerk can read off the screen if there is another.
    ///
    /// @param twins at least one, of other numbers than the account's
    /// @param shown how many digits of the account's number stand on the screen, from its end
    public static Question question(Account account, List<Account> twins, int shown) {
        for (var fact : List.of(Fact.HOUSE_NUMBER, Fact.PHONE)) {
            var digit = digit(account, fact, 1);
            if (digit.isPresent() && tellsApart(account, twins, fact, 1)) {
                return new Question(fact, 1, digit.getAsInt());
            }
        }
        var length = account.number().digits().length();
        var hiddenFirst =
                IntStream.concat(
                                IntStream.rangeClosed(shown + 1, length),
                                IntStream.rangeClosed(1, Math.min(shown, length)))
                        .boxed()
                        .toList();
        // If no one digit tells it from all of them, the one that tells it from most.
        var most =
                hiddenFirst.stream().mapToLong(at -> told(account, twins, at)).max().orElseThrow();
        var place =
                hiddenFirst.stream()
                        .filter(at -> told(account, twins, at) == most)
                        .findFirst()
                        .orElseThrow();
        return new Question(
                Fact.ACCOUNT_NUMBER,
                place,
                digit(account, Fact.ACCOUNT_NUMBER, place).orElseThrow());
    }

    /// From how many of its twins does that digit of its number tell an account?
    private static long told(Account account, List<Account> twins, int fromEnd) {
        var digit = digit(account, Fact.ACCOUNT_NUMBER, fromEnd);
        return twins.stream()
                .filter(twin -> !digit(twin, Fact.ACCOUNT_NUMBER, fromEnd).equals(digit))
                .count();
    }

    /// A twin of which the fact is not known may have any answer.
    private static boolean tellsApart(
            Account account, List<Account> twins, Fact fact, int fromEnd) {
        var digit = digit(account, fact, fromEnd);
        return twins.stream()
                .allMatch(twin -> {
                    var other = digit(twin, fact, fromEnd);
                    return other.isPresent() && !other.equals(digit);
                });
    }

    private static OptionalInt digit(Account account, Fact fact, int fromEnd) {
        var text =
                switch (fact) {
                    case HOUSE_NUMBER -> houseNumber(account.address());
                    case PHONE -> account.phone();
                    case ACCOUNT_NUMBER -> account.number().digits();
                };
        return text.length() < fromEnd
                ? OptionalInt.empty()
                : OptionalInt.of(Character.digit(text.charAt(text.length() - fromEnd), 10));
    }

    private static boolean areTwins(Account one, Account other) {
        return isOneSlipApart(one.number().digits(), other.number().digits())
                || isOneSlipApart(one.phone(), other.phone())
                || (isSameStreet(one, other) && haveFamilyInCommon(one, other))
                || areNamesakes(one, other);
    }

    /// One digit is another one, or two neighbours have changed places.
    private static boolean isOneSlipApart(String one, String other) {
        if (one.length() != other.length()) {
            return false;
        }
        var first = -1;
        var differing = 0;
        for (var at = 0; at < one.length(); at++) {
            if (one.charAt(at) != other.charAt(at)) {
                first = differing == 0 ? at : first;
                differing++;
            }
        }
        return differing == 1
                || (differing == 2
                        && one.charAt(first) == other.charAt(first + 1)
                        && one.charAt(first + 1) == other.charAt(first));
    }

    private static boolean isSameStreet(Account one, Account other) {
        var street = street(one.address());
        return !street.isEmpty() && street.equals(street(other.address()));
    }

    private static boolean haveFamilyInCommon(Account one, Account other) {
        var common = new HashSet<>(family(one.name()));
        common.retainAll(family(other.name()));
        return !common.isEmpty();
    }

    private static boolean areNamesakes(Account one, Account other) {
        var names = names(one.name());
        return !names.isEmpty() && names.equals(names(other.name()));
    }

    /// What follows the first name.
    private static List<String> family(String name) {
        var names = names(name);
        return names.subList(Math.min(1, names.size()), names.size()).stream()
                .filter(word -> word.codePointCount(0, word.length()) >= FAMILY_NAME_MIN)
                .toList();
    }

    private static List<String> names(String name) {
        return words(name).stream().filter(word -> !NO_NAMES.contains(word)).toList();
    }

    /// The words of an address up to its first comma, without the house number before or behind them.
    private static String street(String address) {
        var comma = address.indexOf(',');
        return words(comma < 0 ? address : address.substring(0, comma)).stream()
                .filter(word -> !Character.isDigit(word.codePointAt(0)))
                .collect(Collectors.joining(" "));
    }

    /// The number that an address begins with, or that its first part ends with, in ASCII; empty if there is none. Digits in the
    /// middle are a street's: `5th Avenue`, `Highway 41 North`.
    private static String houseNumber(String address) {
        var comma = address.indexOf(',');
        var words = (comma < 0 ? address : address.substring(0, comma)).strip().split("\\s+", -1);
        var first = digitsOnly(words[0]);
        return first.isEmpty() ? digitsOnly(words[words.length - 1]) : first;
    }

    private static String digitsOnly(String word) {
        var digits = new StringBuilder();
        for (var sign : word.codePoints().toArray()) {
            var digit = Character.digit(sign, 10);
            if (digit < 0) {
                return "";
            }
            digits.append(digit);
        }
        return digits.toString();
    }

    /// In small letters, without accents and signs; a joiner within a Persian word is none.
    private static List<String> words(String text) {
        var plain =
                Normalizer.normalize(text, Normalizer.Form.NFKD)
                        .replaceAll("[\\p{M}\\p{Cf}']", "")
                        .toLowerCase(Locale.ROOT);
        return Arrays.stream(plain.split("[^\\p{L}\\p{Nd}]+", -1))
                .filter(word -> !word.isEmpty())
                .toList();
    }
}
