package org.cashwrap.device.driver.scanner;

import java.nio.charset.Charset;
import java.time.Duration;
import java.util.HexFormat;

/// How a model of scanner sends its codes.
///
/// @param prefix    bytes before each code, in hex; empty if there are none
/// @param suffix    bytes behind each code, in hex; never empty
/// @param maxBytes  of one code, without prefix, suffix and AIM identifier
/// @param gap       the longest silence within a code
/// @param charset   of what stands in the codes
/// @param aimPrefix it sends before each code the three characters that name its kind (`]C0`)
public record ScannerSettings(
        String prefix,
        String suffix,
        int maxBytes,
        Duration gap,
        Charset charset,
        boolean aimPrefix) {
    public ScannerSettings {
        var _ = HexFormat.of().parseHex(prefix);
        if (HexFormat.of().parseHex(suffix).length == 0) {
            throw new IllegalArgumentException("a code that nothing ends is never whole");
        }
        if (maxBytes < 1) {
            throw new IllegalArgumentException("no room for a code: " + maxBytes);
        }
        if (!gap.isPositive()) {
            throw new IllegalArgumentException("no time between two bytes: " + gap);
        }
    }

    byte[] prefixBytes() {
        return HexFormat.of().parseHex(prefix);
    }

    byte[] suffixBytes() {
        return HexFormat.of().parseHex(suffix);
    }
}
