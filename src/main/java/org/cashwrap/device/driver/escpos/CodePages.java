package org.cashwrap.device.driver.escpos;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// Which of a printer's character sets holds a row of text, all of it. A sign that it does not hold would come out as
/// another one, which on paper about money is worse than small letters in a picture.
final class CodePages {
    /// @param number of `ESC t`; none for ASCII, which is the same in all of them
    record Page(Charset charset, Optional<Integer> number) {}

    private static final Page ASCII = new Page(StandardCharsets.US_ASCII, Optional.empty());

    /// Steers, and has no shape; a printer would print something all the same.
    private static final Pattern SHAPELESS = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Cs}]");

    /// Blanks of other widths and kinds.
    private static final Pattern BLANK = Pattern.compile("[\\p{Z}]");

    private static final int ASCII_FIRST = 0x20;
    private static final int ASCII_LAST = 0x7E;

    private record Candidate(Page page, CharsetEncoder encoder) {}

    private final List<Candidate> candidates = new ArrayList<>();

    /// @param pages which `ESC t` n stands for which character set, the one to prefer first
    CodePages(Map<Charset, Integer> pages) {
        pages.forEach((charset, number) ->
                candidates.add(
                        new Candidate(
                                new Page(charset, Optional.of(number)), charset.newEncoder())));
    }

    /// The text with nothing in it but what leaves ink or a blank.
    static String shown(String text) {
        if (isAscii(text)) {
            return text;
        }
        var shown = BLANK.matcher(SHAPELESS.matcher(text).replaceAll("")).replaceAll(" ");
        return Normalizer.normalize(shown, Normalizer.Form.NFC);
    }

    /// The first that holds it.
    ///
    /// @param shown by [#shown]
    Optional<Page> of(String shown) {
        if (isAscii(shown)) {
            return Optional.of(ASCII);
        }
        if (runsRightToLeft(shown)) {
            return Optional.empty();
        }
        return candidates.stream()
                .filter(candidate -> holds(candidate.encoder(), shown))
                .findFirst()
                .map(Candidate::page);
    }

    /// No printer turns or joins letters, whatever its character sets hold.
    static boolean runsRightToLeft(String text) {
        return text.codePoints()
                .map(Character::getDirectionality)
                .anyMatch(direction ->
                        direction == Character.DIRECTIONALITY_RIGHT_TO_LEFT
                                || direction == Character.DIRECTIONALITY_RIGHT_TO_LEFT_ARABIC
                                || direction == Character.DIRECTIONALITY_ARABIC_NUMBER);
    }

    private static boolean isAscii(String text) {
        return text.chars().allMatch(sign -> sign >= ASCII_FIRST && sign <= ASCII_LAST);
    }

    private static boolean holds(CharsetEncoder encoder, String text) {
        try {
            // An encoder reports what it cannot map, where String.getBytes writes question marks.
            return isOnlyInk(encoder.encode(CharBuffer.wrap(text)), text);
        } catch (CharacterCodingException signMissing) {
            return false;
        }
    }

    /// One byte a sign, and none that a printer would obey.
    private static boolean isOnlyInk(ByteBuffer bytes, String text) {
        if (bytes.remaining() != text.length()) {
            return false;
        }
        while (bytes.hasRemaining()) {
            var sign = bytes.get() & 0xFF;
            if (sign < ASCII_FIRST || sign == ASCII_LAST + 1) {
                return false;
            }
        }
        return true;
    }
}
