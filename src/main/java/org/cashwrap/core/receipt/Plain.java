package org.cashwrap.core.receipt;

import java.util.regex.Pattern;

/// Text from outside (a station file, a card terminal) made harmless for paper: no control characters, which a printer
/// would obey, and no bidirectional ones, which turn the text after them.
final class Plain {
    /// Controls (a tab and a line's end are a space), separators of lines, and what is blank.
    private static final Pattern BLANK = Pattern.compile("[\\p{Cc}\\s\\u2028\\u2029]+");

    /// What has no shape of its own: bidirectional marks, embeddings, overrides and isolates, soft hyphens, tags, broken
    /// pairs. The joiner and the non-joiner stay: Persian is not spelt without them.
    private static final Pattern SHAPELESS =
            Pattern.compile("[\\p{Cf}\\p{Cs}\\p{Co}&&[^\\u200C\\u200D]]");

    private Plain() {}

    static String of(String text) {
        return BLANK.matcher(SHAPELESS.matcher(text).replaceAll("")).replaceAll(" ").strip();
    }

    /// By its first letter that has a direction, as a paragraph's is found: Unicode Standard Annex #9, P2.
    static boolean runsRightToLeft(String text) {
        var letter =
                text.codePoints()
                        .mapToObj(Character::getDirectionality)
                        .filter(direction ->
                                direction == Character.DIRECTIONALITY_LEFT_TO_RIGHT
                                        || isRightToLeft(direction))
                        .findFirst();
        return letter.filter(Plain::isRightToLeft).isPresent();
    }

    private static boolean isRightToLeft(byte direction) {
        return direction == Character.DIRECTIONALITY_RIGHT_TO_LEFT
                || direction == Character.DIRECTIONALITY_RIGHT_TO_LEFT_ARABIC;
    }
}
