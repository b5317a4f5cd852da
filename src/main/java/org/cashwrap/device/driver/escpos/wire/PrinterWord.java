package org.cashwrap.device.driver.escpos.wire;

/// One thing a printer says.
public sealed interface PrinterWord {
    /// The reply to `DLE EOT` n, of whichever n was asked last.
    ///
    /// @param reply the byte as sent, 0 to 255
    record RealTime(int reply) implements PrinterWord {}

    /// Its state by itself, after `GS a` and at every change.
    ///
    /// @param drawer the first of the four bytes, and so on
    record Auto(int drawer, int error, int paper, int reserved) implements PrinterWord {}

    /// One byte in its turn: the reply to `GS r`.
    record InTurn(int reply) implements PrinterWord {}

    /// A text that ends with 00.
    ///
    /// @param header `37` or `5F`
    /// @param text   without header and end, each character one byte
    record Block(int header, String text) implements PrinterWord {
        /// Of replies to what has an identifier or a function number.
        public static final int REPLY = 0x37;

        /// Of replies to `GS I`.
        public static final int IDENTITY = 0x5F;
    }

    /// XOFF: it takes no more for now.
    record Busy() implements PrinterWord {}

    /// XON.
    record NotBusy() implements PrinterWord {}

    /// Nothing a printer says. Another device, another speed, or a byte lost on the way.
    record Garbled(int value) implements PrinterWord {}
}
