package org.cashwrap.device.driver.escpos.wire;

import java.util.Optional;

/// How a printer is, as far as it has said.
///
/// | | `DLE EOT` | automatic status |
/// | --- | --- | --- |
/// | drawer's sensor high | 1, bit 2 | byte 1, bit 2 |
/// | offline | 1, bit 3 | byte 1, bit 3 |
/// | cover open | 2, bit 2 | byte 1, bit 5 |
/// | cutter | 3, bit 3 | byte 2, bit 3 |
/// | error that only switching off ends | 3, bit 5 | byte 2, bit 5 |
/// | other errors | 3, bits 2 and 6 | byte 2, bits 2 and 6 |
/// | paper nearly out | 4, bits 2 and 3 | byte 3, bits 0 and 1 |
/// | paper out | 4, bits 5 and 6; 2, bit 5 | byte 3, bits 2 and 3 |
///
/// Source: Epson, ESC/POS command reference for TM printers, `DLE EOT` and `GS a`.
///
/// @param drawerHigh level of the drawer's sensor; none if nothing was heard of it
public record PrinterState(
        Optional<Boolean> drawerHigh,
        boolean offline,
        boolean coverOpen,
        boolean paperOut,
        boolean paperLow,
        boolean cutter,
        boolean broken,
        boolean otherError) {
    /// Before it has said anything.
    public static final PrinterState UNKNOWN =
            new PrinterState(Optional.empty(), false, false, false, false, false, false, false);

    /// @param asked n of the `DLE EOT` that this answers, 1 to 4
    public PrinterState after(int asked, PrinterWord.RealTime word) {
        var reply = word.reply();
        return switch (asked) {
            case 1 -> {
                var nowOffline = isSet(reply, 3);
                // Online, it has neither an open cover nor an end of paper nor an error.
                yield new PrinterState(
                        Optional.of(isSet(reply, 2)),
                        nowOffline,
                        coverOpen && nowOffline,
                        paperOut && nowOffline,
                        paperLow,
                        cutter && nowOffline,
                        broken && nowOffline,
                        otherError && nowOffline);
            }
            case 2 ->
                    new PrinterState(
                            drawerHigh,
                            offline,
                            isSet(reply, 2),
                            isSet(reply, 5),
                            paperLow,
                            cutter,
                            broken,
                            isSet(reply, 6));
            case 3 ->
                    new PrinterState(
                            drawerHigh,
                            offline,
                            coverOpen,
                            paperOut,
                            paperLow,
                            isSet(reply, 3),
                            isSet(reply, 5),
                            isSet(reply, 2) || isSet(reply, 6));
            case 4 ->
                    new PrinterState(
                            drawerHigh,
                            offline,
                            coverOpen,
                            isSet(reply, 5) || isSet(reply, 6),
                            isSet(reply, 2) || isSet(reply, 3),
                            cutter,
                            broken,
                            otherError);
            default -> throw new IllegalArgumentException("no DLE EOT " + asked);
        };
    }

    public PrinterState after(PrinterWord.Auto word) {
        return new PrinterState(
                Optional.of(isSet(word.drawer(), 2)),
                isSet(word.drawer(), 3),
                isSet(word.drawer(), 5),
                isSet(word.paper(), 2) || isSet(word.paper(), 3),
                isSet(word.paper(), 0) || isSet(word.paper(), 1),
                isSet(word.error(), 3),
                isSet(word.error(), 5),
                isSet(word.error(), 2) || isSet(word.error(), 6));
    }

    private static boolean isSet(int reply, int bit) {
        return (reply >> bit & 1) != 0;
    }
}
