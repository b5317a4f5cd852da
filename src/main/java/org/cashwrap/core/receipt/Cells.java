package org.cashwrap.core.receipt;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/// How many columns a text takes on paper of equally wide columns, counted by what a reader sees as one sign.
final class Cells {
    /// One sign with all that is joined to it (Unicode Standard Annex #29).
    private static final Pattern SIGN = Pattern.compile("\\X");

    private Cells() {}

    static int width(String text) {
        if (text.chars().allMatch(sign -> sign >= ' ' && sign <= '~')) {
            return text.length();
        }
        return signs(text).stream().mapToInt(Cells::signWidth).sum();
    }

    /// The signs of a text, in order; put together they are the text again.
    static List<String> signs(String text) {
        return SIGN.matcher(text).results().map(MatchResult::group).toList();
    }

    private static int signWidth(String sign) {
        return sign.codePoints().map(Cells::codePointWidth).max().orElse(0);
    }

    private static int codePointWidth(int codePoint) {
        return switch (Character.getType(codePoint)) {
            // Marks sit on the letter before; format characters (non-joiner, isolates) only steer.
            case Character.NON_SPACING_MARK,
                    Character.ENCLOSING_MARK,
                    Character.FORMAT,
                    Character.CONTROL ->
                    0;
            default -> isWide(codePoint) ? 2 : 1;
        };
    }

    /// Source: Unicode Standard Annex #11, classes W and F, in whole blocks.
    private static boolean isWide(int codePoint) {
        return codePoint >= 0x1100
                && (codePoint <= 0x115F
                        || in(codePoint, 0x2E80, 0x303E)
                        || in(codePoint, 0x3041, 0xA4CF)
                        || in(codePoint, 0xAC00, 0xD7A3)
                        || in(codePoint, 0xF900, 0xFAFF)
                        || in(codePoint, 0xFE30, 0xFE6F)
                        || in(codePoint, 0xFF01, 0xFF60)
                        || in(codePoint, 0xFFE0, 0xFFE6)
                        || in(codePoint, 0x1F300, 0x1F64F)
                        || in(codePoint, 0x1F680, 0x1F6FF)
                        || in(codePoint, 0x1F900, 0x1F9FF)
                        || in(codePoint, 0x20000, 0x3FFFD));
    }

    private static boolean in(int codePoint, int first, int last) {
        return codePoint >= first && codePoint <= last;
    }
}
