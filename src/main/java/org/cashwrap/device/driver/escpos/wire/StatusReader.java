package org.cashwrap.device.driver.escpos.wire;

import java.util.Optional;

/// Reads what a printer says, byte by byte.
///
/// | first byte | what it begins |
/// | --- | --- |
/// | `11`, `13` | XON, XOFF; also in the middle of anything else |
/// | `37`, `5F` | a text up to `00` |
/// | `0xx1xx10` | the reply to `DLE EOT` |
/// | `0xx1xx00` | four bytes of Automatic Status Back; the other three are `0xx0xxxx` |
/// | `0xx0xxxx` | the reply to `GS r` |
///
/// Source: Epson, ESC/POS command reference for TM printers, "Identification of the transmitted data"; only its place tells
/// bytes 2 to 4 of the automatic status from a reply to `GS r`.
public final class StatusReader {
    /// The longest text a printer sends (`GS I`) has 80 characters.
    private static final int TEXT_MAX = 80;

    private static final int XON = 0x11;
    private static final int XOFF = 0x13;
    private static final int FIXED_BITS = 0b1001_0011;
    private static final int REAL_TIME = 0b0001_0010;
    private static final int AUTO = 0b0001_0000;
    private static final int IN_TURN_BITS = 0b1001_0000;
    private static final int AUTO_LENGTH = 4;

    private final int[] auto = new int[AUTO_LENGTH];
    private int autoRead;
    private int header;
    private final StringBuilder text = new StringBuilder();

    /// @param next 0 to 255
    /// @return what it completes, if anything
    public Optional<PrinterWord> feed(int next) {
        if (next == XON) {
            return Optional.of(new PrinterWord.NotBusy());
        }
        if (next == XOFF) {
            return Optional.of(new PrinterWord.Busy());
        }
        if (header != 0) {
            return inText(next);
        }
        return autoRead > 0 ? inAuto(next) : first(next);
    }

    private Optional<PrinterWord> first(int next) {
        if (next == PrinterWord.Block.REPLY || next == PrinterWord.Block.IDENTITY) {
            header = next;
            return Optional.empty();
        }
        if ((next & FIXED_BITS) == REAL_TIME) {
            return Optional.of(new PrinterWord.RealTime(next));
        }
        if ((next & FIXED_BITS) == AUTO) {
            auto[0] = next;
            autoRead = 1;
            return Optional.empty();
        }
        return Optional.of(
                (next & IN_TURN_BITS) == 0
                        ? new PrinterWord.InTurn(next)
                        : new PrinterWord.Garbled(next));
    }

    private Optional<PrinterWord> inAuto(int next) {
        if ((next & IN_TURN_BITS) != 0) {
            // One of the four was lost: this begins something else.
            autoRead = 0;
            return first(next);
        }
        auto[autoRead++] = next;
        if (autoRead < AUTO_LENGTH) {
            return Optional.empty();
        }
        autoRead = 0;
        return Optional.of(new PrinterWord.Auto(auto[0], auto[1], auto[2], auto[3]));
    }

    private Optional<PrinterWord> inText(int next) {
        if (next != 0 && text.length() < TEXT_MAX) {
            text.append((char) next);
            return Optional.empty();
        }
        var complete =
                next == 0
                        ? new PrinterWord.Block(header, text.toString())
                        : new PrinterWord.Garbled(next);
        header = 0;
        text.setLength(0);
        return Optional.of(complete);
    }
}
