package org.cashwrap.device.driver.zvt.wire;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// What the bytes of a terminal's texts mean. Any bytes are some text.
///
/// Source: PA00P015 rev. 13.08, chapter 1 (7-bit and CP437), chapter 9 (tag 14).
public final class Alphabet {
    public static final Alphabet CP437 = new Alphabet(Charset.forName("IBM437"), false);
    public static final Alphabet LATIN1 = new Alphabet(StandardCharsets.ISO_8859_1, false);
    public static final Alphabet UTF8 = new Alphabet(StandardCharsets.UTF_8, false);

    /// Seven bits, with the umlauts in the places of brackets, braces, bar and tilde. What has eight bits is CP437.
    public static final Alphabet ASCII = new Alphabet(Charset.forName("IBM437"), true);

    private static final String BRACKETS = "[\\]{|}~";
    private static final String UMLAUTS = "ÄÖÜäöüß";

    private final Charset charset;
    private final boolean umlauts;

    private Alphabet(Charset charset, boolean umlauts) {
        this.charset = charset;
        this.umlauts = umlauts;
    }

    /// By the value of tag 14: 00, 01 to 10 for ISO 8859, FE or FF.
    static Optional<Alphabet> of(int tag14) {
        return switch (tag14) {
            case 0x00 -> Optional.of(ASCII);
            case 0xFE -> Optional.of(UTF8);
            case 0xFF -> Optional.of(CP437);
            default -> iso8859(tag14);
        };
    }

    private static Optional<Alphabet> iso8859(int part) {
        var name = "ISO-8859-" + part;
        return part <= 16 && Charset.isSupported(name)
                ? Optional.of(new Alphabet(Charset.forName(name), false))
                : Optional.empty();
    }

    String text(byte... bytes) {
        var text = new String(bytes, charset);
        if (!umlauts) {
            return text;
        }
        var german = new StringBuilder(text);
        for (int i = 0; i < german.length(); i++) {
            var place = BRACKETS.indexOf(german.charAt(i));
            if (place >= 0) {
                german.setCharAt(i, UMLAUTS.charAt(place));
            }
        }
        return german.toString();
    }
}
