package org.cashwrap.screen.counter;

import org.cashwrap.checkout.Reply;
import org.cashwrap.core.bill.AccountNumber;

import java.util.List;
import java.util.Optional;

/// The search: what is typed, and what was found for it.
///
/// @param text     in the field
/// @param matches  best first; of the text as it is if `answered`, else still of the one before it
/// @param selected place of the match that Enter opens
/// @param answered the search for the text has its answer
/// @param opens    whoever asked wants the account opened as soon as it is the only one
/// @param said     why there is nothing
/// @param offer    a number that nobody can be asked about: Enter takes a payment for it
/// @param asked    what the customer has to answer before the chosen account opens
record Finding(
        String text,
        List<Reply.Match> matches,
        int selected,
        boolean answered,
        boolean opens,
        Optional<Said> said,
        Optional<String> offer,
        Optional<Reply.FactAsked> asked) {
    static final Finding NONE = of("", List.of(), false);

    /// From so many signs on a search is worth its while.
    static final int SIGNS_MIN = 3;

    /// Shorter numbers open by Enter only: they may be the beginning of a longer one.
    private static final int OPENS_ITSELF_MIN = 8;

    /// More than any number or name; whatever types on is not a person.
    static final int SIGNS_MAX = 80;

    /// More than any code that a bill bears.
    private static final int SCAN_MAX = 1_000;

    /// Of what was searched for in vain.
    private static final int SHOWN_MAX = 24;

    Finding {
        matches = List.copyOf(matches);
        selected = Math.clamp(selected, 0, Math.max(0, matches.size() - 1));
    }

    private static Finding of(String text, List<Reply.Match> matches, boolean opens) {
        return new Finding(
                text,
                matches,
                0,
                false,
                opens,
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    boolean isEmpty() {
        return text.isEmpty();
    }

    /// The field says something else now. What was found stays in sight until there is an answer, but for no text at all.
    Finding typed(String now) {
        var kept = now.codePointCount(0, now.length()) > SIGNS_MAX ? text : now;
        return of(kept, isSearched(kept) ? matches : List.of(), false);
    }

    Finding plus(int sign) {
        return typed(text + Character.toString(sign));
    }

    Finding withoutLast() {
        return isEmpty()
                ? this
                : typed(text.substring(0, text.offsetByCodePoints(text.length(), -1)));
    }

    /// A whole text at once, from a scanner. Never a part of it: that could be another number.
    static Finding scanned(String text) {
        return text.length() > SCAN_MAX
                ? NONE.refused(Said.of("refused.scan-too-long"))
                : of(text, List.of(), true);
    }

    Finding toOpen() {
        return new Finding(text, matches, selected, answered, true, said, offer, Optional.empty());
    }

    Finding moved(int by) {
        return new Finding(
                text, matches, selected + by, answered, opens, said, offer, Optional.empty());
    }

    Finding at(int row) {
        return moved(row - selected);
    }

    boolean isWorthSearching() {
        return isSearched(text);
    }

    private static boolean isSearched(String text) {
        var stripped = text.strip();
        return stripped.codePointCount(0, stripped.length()) >= SIGNS_MIN;
    }

    /// @param unknown the account of a scanned bill that nobody could be asked about
    /// @param isAway  the head office cannot be asked
    Finding found(List<Reply.Match> found, Optional<AccountNumber> unknown, boolean isAway) {
        var offered =
                unknown.map(AccountNumber::digits)
                        .or(() ->
                                found.isEmpty() && isAway
                                        ? Optional.of(digits()).filter(Finding::isWholeNumber)
                                        : Optional.empty());
        var nothing =
                found.isEmpty() && offered.isEmpty()
                        ? Optional.of(Said.of("refused.no-account", shown()))
                        : Optional.<Said>empty();
        return new Finding(
                text, found, placeIn(found), true, opens, nothing, offered, stillAsked(found));
    }

    /// Short enough to stand in a narrow column.
    private String shown() {
        var stripped = text.strip();
        return stripped.codePointCount(0, stripped.length()) <= SHOWN_MAX
                ? stripped
                : stripped.substring(0, stripped.offsetByCodePoints(0, SHOWN_MAX)) + "…";
    }

    /// Whoever had chosen a row keeps it when a later answer moves it.
    private int placeIn(List<Reply.Match> found) {
        if (matches.isEmpty() || selected == 0) {
            return 0;
        }
        var chosen = matches.get(selected).account().number();
        for (var at = 0; at < found.size(); at++) {
            if (found.get(at).account().number().equals(chosen)) {
                return at;
            }
        }
        return 0;
    }

    /// The head office's later word moves rows, and takes away no question about one that is still there.
    private Optional<Reply.FactAsked> stillAsked(List<Reply.Match> found) {
        return asked.filter(question ->
                found.stream().anyMatch(match -> match.number().equals(question.number())));
    }

    Finding refused(Said why) {
        return new Finding(
                text,
                List.of(),
                0,
                true,
                false,
                Optional.of(why),
                Optional.empty(),
                Optional.empty());
    }

    /// The chosen account opens when the customer has answered.
    Finding asking(Reply.FactAsked question) {
        return new Finding(
                text, matches, selected, answered, false, said, offer, Optional.of(question));
    }

    /// Whoever was asked has answered, or the clerk goes back to the list.
    Finding unasked() {
        return new Finding(text, matches, selected, answered, false, said, offer, Optional.empty());
    }

    private static boolean isWholeNumber(String digits) {
        return digits.length() >= OPENS_ITSELF_MIN && AccountNumber.isValid(digits);
    }

    /// The text as a number: digits of any script, without what groups them. Empty if it is none.
    String digits() {
        var digits = new StringBuilder();
        for (var sign : text.codePoints().toArray()) {
            var digit = Character.digit(sign, 10);
            if (digit >= 0) {
                digits.append(digit);
            } else if (" -.".indexOf(sign) < 0) {
                return "";
            }
        }
        return digits.toString();
    }

    Optional<Reply.Match> chosen() {
        return matches.isEmpty() || !answered
                ? Optional.empty()
                : Optional.of(matches.get(selected));
    }

    /// The account that opens without a further key: the only one, if somebody asked for that, or its number is typed to the
    /// last digit.
    Optional<Reply.Match> opensNow() {
        if (!answered || matches.size() != 1) {
            return Optional.empty();
        }
        var only = matches.getFirst();
        var isWhole = isWholeNumber(digits()) && only.account().number().digits().equals(digits());
        return opens || isWhole ? Optional.of(only) : Optional.empty();
    }
}
