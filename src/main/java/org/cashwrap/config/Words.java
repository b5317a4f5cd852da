package org.cashwrap.config;

import java.lang.reflect.RecordComponent;
import java.util.Collection;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// How names in Java and words in a file correspond, and how words of a file are repeated in a message.
public final class Words {
    private static final Pattern HUMP = Pattern.compile("([a-z0-9])([A-Z])");
    private static final int SHOWN_MAX = 40;
    private static final int COMPARED_MAX = 64;

    private Words() {}

    /// As its [Key] says, or by its name.
    static String ofComponent(RecordComponent component) {
        var key = component.getAnnotation(Key.class);
        return key == null ? ofComponent(component.getName()) : key.value();
    }

    /// `timeZone` is `time-zone` in a file.
    static String ofComponent(String name) {
        return HUMP.matcher(name).replaceAll("$1-$2").toLowerCase(Locale.ROOT);
    }

    /// `WITH_APPROVER` is `with-approver` in a file.
    static String ofConstant(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// In quotes, short, and on one line: a file is untrusted, and this goes to a terminal or a screen.
    public static String shown(String text) {
        var codePoints = text.codePointCount(0, text.length());
        return '"'
                + (codePoints <= SHOWN_MAX
                        ? escaped(text)
                        : escaped(text.substring(0, text.offsetByCodePoints(0, SHOWN_MAX))) + "…")
                + '"';
    }

    /// Without anything that could move the cursor, begin a new line or turn the text round. ZWNJ stays: Persian
    /// words need it.
    public static String escaped(String text) {
        if (text.codePoints().noneMatch(Words::isUnsafe)) {
            return text;
        }
        var safe = new StringBuilder();
        text.codePoints()
                .forEach(c -> {
                    if (isUnsafe(c)) {
                        safe.append(String.format(Locale.ROOT, "\\u%04X", c));
                    } else {
                        safe.appendCodePoint(c);
                    }
                });
        return safe.toString();
    }

    private static boolean isUnsafe(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SURROGATE ->
                    true;
            case Character.FORMAT -> c != 0x200C && c != 0x200D;
            default -> false;
        };
    }

    /// A cure for a word that is not known: the one that was probably meant, or else all there are.
    public static String meantOrKnown(String word, Collection<String> known) {
        return closest(word, known)
                .map(meant -> "did you mean " + shown(meant) + "?")
                .orElseGet(() -> "known here: " + String.join(", ", known));
    }

    /// The known word that was probably meant.
    static Optional<String> closest(String word, Collection<String> known) {
        if (word.length() > COMPARED_MAX) {
            return Optional.empty();
        }
        var folded = folded(word);
        String best = null;
        var bestDistance = Integer.MAX_VALUE;
        for (var candidate : known) {
            var distance = distance(folded, folded(candidate));
            if (distance < bestDistance) {
                best = candidate;
                bestDistance = distance;
            }
        }
        return bestDistance <= Math.max(1, word.length() / 3)
                ? Optional.ofNullable(best)
                : Optional.empty();
    }

    private static String folded(String word) {
        return ofComponent(word).replace('_', '-').replace(' ', '-');
    }

    /// Damerau and Levenshtein: letters missing, added, changed, or two neighbours swapped.
    private static int distance(String a, String b) {
        var rows = new int[a.length() + 1][b.length() + 1];
        for (var i = 0; i <= a.length(); i++) {
            for (var j = 0; j <= b.length(); j++) {
                if (i == 0 || j == 0) {
                    rows[i][j] = i + j;
                    continue;
                }
                var changed = rows[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                rows[i][j] = Math.min(changed, Math.min(rows[i - 1][j], rows[i][j - 1]) + 1);
                if (i > 1
                        && j > 1
                        && a.charAt(i - 1) == b.charAt(j - 2)
                        && a.charAt(i - 2) == b.charAt(j - 1)) {
                    rows[i][j] = Math.min(rows[i][j], rows[i - 2][j - 2] + 1);
                }
            }
        }
        return rows[a.length()][b.length()];
    }
}
