package org.cashwrap.device.driver.scanner;

import org.cashwrap.device.ScannerNews;
import org.cashwrap.device.ScannerNews.Read;
import org.cashwrap.device.ScannerNews.Unusable;
import org.cashwrap.device.ScannerNews.Unusable.Why;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.util.Arrays;
import java.util.Optional;

/// Finds the codes in the bytes of a scanner. Pure: bytes and silences go in, codes come out; no port, no clock. Whatever
/// comes, it throws nothing and keeps no more than one code.
///
/// **A part of a code is never taken for a code**: the rest of a number that was cut may be another customer's. So after a
/// silence in the middle of one, what follows belongs to it and goes with it, up to its suffix or until the line has been
/// quiet for long enough that somebody has aimed anew; and so do the first bytes after the cable was opened.
///
/// | comes | while |
/// | --- | --- |
/// | `82451234` `0D` | a code, and it is whole |
/// | `0D`, `0A` | before a code: the other half of a line end, no part of it |
/// | `8245` silence `1234` `0D` | a code that was cut, and its rest: nothing |
/// | more than the longest code | nothing, up to the next suffix |
///
/// Source of the identifiers that are taken off: ISO/IEC 15424, symbology identifiers: `]`, a letter for the kind, a digit
/// or letter for how it was read.
final class CodeReader {
    /// Silences of the longest gap within a code, in a row: by default half a second.
    static final int QUIET = 5;

    private static final int AIM_LENGTH = 3;
    private static final String LINE_ENDS_AND_BLANKS = " \t\r\n";

    private enum Place {
        /// In something whose beginning was not seen, or that is too long.
        LOST,
        /// Before a prefix.
        BEFORE,
        /// In a code, or where one may begin.
        INSIDE
    }

    private final byte[] prefix;
    private final byte[] suffix;
    private final Charset charset;
    private final boolean aimPrefix;
    private final byte[] held;
    private int count;
    private int silences;

    /// A scanner may be in the middle of a code when it is first listened to.
    private Place place = Place.LOST;

    CodeReader(ScannerSettings settings) {
        this.prefix = settings.prefixBytes();
        this.suffix = settings.suffixBytes();
        this.charset = settings.charset();
        this.aimPrefix = settings.aimPrefix();
        var code = settings.maxBytes() + (aimPrefix ? AIM_LENGTH : 0);
        this.held = new byte[Math.max(prefix.length, code + suffix.length)];
    }

    /// Silence would mean something now.
    boolean isWaiting() {
        return place == Place.LOST || count > 0;
    }

    /// Nothing came for longer than the longest gap within a code.
    Optional<ScannerNews> silence() {
        var isCut = place == Place.INSIDE && count > 0;
        var isNoise = place == Place.BEFORE && !isLineEnd();
        silences++;
        if (isCut) {
            lose();
            return unusable(Why.CUT_SHORT);
        }
        if (place == Place.LOST && silences >= QUIET) {
            begin();
        }
        if (place == Place.BEFORE) {
            count = 0;
        }
        return isNoise ? unusable(Why.NO_PREFIX) : Optional.empty();
    }

    /// @param next 0 to 255
    Optional<ScannerNews> next(int next) {
        silences = 0;
        return switch (place) {
            case LOST -> {
                keep(next);
                if (endsWith(suffix)) {
                    begin();
                }
                yield Optional.empty();
            }
            case BEFORE -> before(next);
            case INSIDE -> inside(next);
        };
    }

    private void begin() {
        count = 0;
        place = prefix.length == 0 ? Place.INSIDE : Place.BEFORE;
    }

    private void lose() {
        silences = 0;
        place = Place.LOST;
    }

    private Optional<ScannerNews> before(int next) {
        keep(next);
        if (endsWith(prefix)) {
            count = 0;
            place = Place.INSIDE;
        } else if (endsWith(suffix)) {
            var isEmpty = count == suffix.length || isLineEnd();
            begin();
            return isEmpty ? Optional.empty() : unusable(Why.NO_PREFIX);
        }
        return Optional.empty();
    }

    private boolean isLineEnd() {
        for (var i = 0; i < count; i++) {
            if (held[i] != '\r' && held[i] != '\n') {
                return false;
            }
        }
        return true;
    }

    private Optional<ScannerNews> inside(int next) {
        if (count == 0 && prefix.length == 0 && (next == '\r' || next == '\n')) {
            return Optional.empty();
        }
        keep(next);
        if (endsWith(suffix)) {
            var code = Arrays.copyOf(held, count - suffix.length);
            begin();
            return read(code);
        }
        if (count == held.length) {
            lose();
            return unusable(Why.TOO_LONG);
        }
        return Optional.empty();
    }

    /// The newest ones, as many as there is room for.
    private void keep(int next) {
        if (count == held.length) {
            System.arraycopy(held, 1, held, 0, --count);
        }
        held[count++] = (byte) next;
    }

    private boolean endsWith(byte[] end) {
        return count >= end.length
                && Arrays.equals(held, count - end.length, count, end, 0, end.length);
    }

    private Optional<ScannerNews> read(byte[] code) {
        String text;
        try {
            text =
                    charset.newDecoder()
                            .onMalformedInput(CodingErrorAction.REPORT)
                            .onUnmappableCharacter(CodingErrorAction.REPORT)
                            .decode(ByteBuffer.wrap(code))
                            .toString();
        } catch (CharacterCodingException notText) {
            return unusable(Why.NOT_TEXT);
        }
        var bare = bare(text);
        if (bare.isBlank()) {
            return Optional.empty();
        }
        if (bare.length() > Read.TEXT_MAX) {
            return unusable(Why.TOO_LONG);
        }
        return Read.isSeen(bare) ? Optional.of(new Read(bare)) : unusable(Why.HIDDEN);
    }

    private String bare(String text) {
        var isNamed =
                aimPrefix
                        && text.length() >= AIM_LENGTH
                        && text.charAt(0) == ']'
                        && isAsciiLetterOrDigit(text.charAt(1))
                        && isAsciiLetterOrDigit(text.charAt(2));
        var first = isNamed ? AIM_LENGTH : 0;
        var end = text.length();
        while (end > first && LINE_ENDS_AND_BLANKS.indexOf(text.charAt(end - 1)) >= 0) {
            end--;
        }
        while (first < end && LINE_ENDS_AND_BLANKS.indexOf(text.charAt(first)) >= 0) {
            first++;
        }
        return text.substring(first, end);
    }

    private static boolean isAsciiLetterOrDigit(char sign) {
        return sign < 0x80 && Character.isLetterOrDigit(sign);
    }

    private static Optional<ScannerNews> unusable(Why why) {
        return Optional.of(new Unusable(why));
    }
}
