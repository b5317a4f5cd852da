package org.cashwrap.device.driver.escpos.wire;

import java.util.HexFormat;
import java.util.List;

/// Finds what a printer obeys the moment it comes, in whatever it stands: printers look for these bytes before they look at
/// commands, so a picture that happens to hold them is obeyed as well.
///
/// Source: Epson, ESC/POS command reference, `DLE EOT`, `DLE ENQ`, `DLE DC4`: "even if the data sequence is part of another
/// command".
public final class RealTimeScanner {
    private static final int DLE = 0x10;

    /// Each byte as its lowest and highest value.
    private static final List<byte[]> PATTERNS =
            List.of(
                    pattern("1010 0404 0104"),
                    pattern("1010 0404 0708 0102"),
                    pattern("1010 0404 1212 0101"),
                    pattern("1010 0505 0002"),
                    pattern("1010 1414 0101 0001 0108"),
                    pattern("1010 1414 0202 0101 0808"),
                    pattern("1010 1414 0303 0007 00FF 00FF 00FF 00FF"),
                    pattern("1010 1414 0707 0102"),
                    pattern("1010 1414 0707 0405"),
                    pattern("1010 1414 0808 0101 0303 1414 0101 0606 0202 0808"));

    private final byte[] seen = new byte[10];
    private int count;

    /// @param b 0 to 255
    /// @return how many bytes make up the command that this one completes, or 0
    public int feed(int b) {
        seen[count++] = (byte) b;
        var begun = false;
        for (var pattern : PATTERNS) {
            if (fits(pattern)) {
                if (count == pattern.length / 2) {
                    var length = count;
                    count = 0;
                    return length;
                }
                begun = true;
            }
        }
        if (!begun) {
            seen[0] = (byte) b;
            count = b == DLE ? 1 : 0;
        }
        return 0;
    }

    private boolean fits(byte... pattern) {
        if (count > pattern.length / 2) {
            return false;
        }
        for (var i = 0; i < count; i++) {
            var b = Byte.toUnsignedInt(seen[i]);
            if (b < Byte.toUnsignedInt(pattern[2 * i])
                    || b > Byte.toUnsignedInt(pattern[2 * i + 1])) {
                return false;
            }
        }
        return true;
    }

    private static byte[] pattern(String hex) {
        return HexFormat.of().parseHex(hex.replace(" ", ""));
    }
}
