package org.cashwrap.storage;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Makes words equal that a person calls equal: without case, accents and vowel signs, Arabic letters as their Persian
/// sisters, digits of any script as ASCII digits. What comes out holds letters and ASCII digits only, so it can never be
/// read as the syntax of a query.
///
/// Source of the pairs: Unicode 16, Arabic block (letters that look alike and have two code points); NFKD does the
/// presentation forms, the full-width forms and everything that is a letter and a mark.
final class AccountsFold {
    private static final int TATWEEL = 0x0640;

    /// Letters that no decomposition makes equal.
    private static final Map<Integer, String> LETTERS =
            Map.ofEntries(
                    Map.entry(0x064A, "\u06CC"), // Arabic yeh
                    Map.entry(0x0649, "\u06CC"), // alef maksura
                    Map.entry(0x0643, "\u06A9"), // Arabic kaf
                    Map.entry(0x0629, "\u0647"), // teh marbuta
                    Map.entry(0x06BE, "\u0647"), // heh doachashmee
                    Map.entry(0x06C1, "\u0647"), // heh goal
                    Map.entry(0x06D5, "\u0647"), // ae
                    Map.entry(0x0671, "\u0627"), // alef wasla
                    Map.entry(0x00DF, "ss"),
                    Map.entry(0x00E6, "ae"),
                    Map.entry(0x0153, "oe"),
                    Map.entry(0x00F8, "o"),
                    Map.entry(0x0142, "l"),
                    Map.entry(0x0111, "d"),
                    Map.entry(0x00F0, "d"),
                    Map.entry(0x00FE, "th"),
                    Map.entry(0x0131, "i"));

    private AccountsFold() {}

    /// The words of something typed: what a hyphen parts is two words, what an apostrophe or a zero-width non-joiner
    /// parts is one.
    static List<String> typed(String text) {
        return Chunks.of(text).stream()
                .flatMap(chunk -> chunk.words.stream())
                .map(parts -> String.join("", parts))
                .toList();
    }

    /// The words something is found by: `O'Brien` by *o*, *brien* and *obrien*, `García-López` by *garcia*, *lopez* and
    /// *garcialopez*.
    static List<String> indexed(String text) {
        var words = new ArrayList<String>();
        for (var chunk : Chunks.of(text)) {
            var parts = chunk.words.stream().flatMap(List::stream).toList();
            words.addAll(parts);
            if (parts.size() > 1) {
                words.add(String.join("", parts));
            }
        }
        return words;
    }

    /// The digits in a text, of any script, as ASCII digits; everything else is left out.
    static String digits(String text) {
        var digits = new StringBuilder();
        Normalizer.normalize(text, Normalizer.Form.NFKD)
                .codePoints()
                .filter(Character::isDigit)
                .forEach(digit -> digits.append(Character.digit(digit, 10)));
        return digits.toString();
    }

    /// What stands between two blanks: words parted by hyphens, each of parts parted by apostrophes or the like.
    private record Chunk(List<List<String>> words) {}

    private static final class Chunks {
        private final List<Chunk> chunks = new ArrayList<>();
        private List<List<String>> words = new ArrayList<>();
        private List<String> parts = new ArrayList<>();
        private StringBuilder part = new StringBuilder();

        static List<Chunk> of(String text) {
            var chunks = new Chunks();
            Normalizer.normalize(text.toLowerCase(Locale.ROOT), Normalizer.Form.NFKD)
                    .codePoints()
                    .forEach(chunks::read);
            chunks.endChunk();
            return chunks.chunks;
        }

        private void read(int point) {
            if (isApart(point)) {
                endPart();
                return;
            }
            switch (Character.getType(point)) {
                case Character.DECIMAL_DIGIT_NUMBER -> part.append(Character.digit(point, 10));
                case Character.UPPERCASE_LETTER,
                        Character.LOWERCASE_LETTER,
                        Character.TITLECASE_LETTER,
                        Character.MODIFIER_LETTER,
                        Character.OTHER_LETTER ->
                        appendLetter(point);
                // Accents and vowel signs; and what only steers the writing, such as a pasted
                // right-to-left mark.
                case Character.NON_SPACING_MARK,
                        Character.ENCLOSING_MARK,
                        Character.COMBINING_SPACING_MARK,
                        Character.FORMAT -> {}
                case Character.DASH_PUNCTUATION -> endWord();
                default -> endChunk();
            }
        }

        private void appendLetter(int point) {
            if (point != TATWEEL) {
                // Lower case once more: NFKD makes TM of the trade mark sign.
                var lower = Character.toLowerCase(point);
                part.append(LETTERS.getOrDefault(lower, Character.toString(lower)));
            }
        }

        private static boolean isApart(int point) {
            return switch (point) {
                case '\'', '`', 0x00B4, 0x02BC, 0x2018, 0x2019, 0x200C, 0x200D -> true;
                default -> false;
            };
        }

        private void endPart() {
            if (!part.isEmpty()) {
                parts.add(part.toString());
                part = new StringBuilder();
            }
        }

        private void endWord() {
            endPart();
            if (!parts.isEmpty()) {
                words.add(parts);
                parts = new ArrayList<>();
            }
        }

        private void endChunk() {
            endWord();
            if (!words.isEmpty()) {
                chunks.add(new Chunk(words));
                words = new ArrayList<>();
            }
        }
    }
}
