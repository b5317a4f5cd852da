package org.cashwrap.device.driver.zvt.wire;

/// What stands where in the data of which message, as far as it is not told by numbers of its own.
///
/// Source: PA00P015 rev. 13.08, chapters 2 (commands), 3 (messages of the terminal).
final class Layout {
    private Layout() {}

    static Fields read(Apdu apdu, Alphabet alphabet) {
        var reader = new FieldReader(apdu.data(), alphabet);
        if (reader.left() > 0) {
            read(apdu.control(), reader);
        }
        return reader.done(apdu.control());
    }

    /// The end of a status enquiry: version and status without numbers. Only who asked can know that it is one.
    static Fields readStatus(Apdu apdu, Alphabet alphabet) {
        var reader = new FieldReader(apdu.data(), alphabet);
        var version = reader.counted(0, 3);
        if (version >= 0 && 3 + version + 1 <= reader.left()) {
            reader.version();
        }
        status(reader);
        return reader.done(apdu.control());
    }

    private static void read(int control, FieldReader reader) {
        switch (control) {
            case Control.STATUS_ENQUIRY,
                    Control.TOTALS,
                    Control.REPEAT_RECEIPT,
                    Control.REVERSAL,
                    Control.REFUND,
                    Control.END_OF_DAY,
                    Control.SET_TIME,
                    Control.INITIALISATION,
                    0x061B,
                    0x0651,
                    0x0695 ->
                    password(reader);
            case Control.REGISTRATION -> {
                password(reader, "config", "config-byte", Form.BYTES, 1);
                reader.position("currency", "currency", Form.DIGITS, 2);
            }
            case Control.REPRINT_RANGE -> {
                password(reader, "first", "first-receipt-number", Form.DIGITS, 2);
                if (reader.left() != 0 && !reader.isContainer(reader.offset())) {
                    reader.position("last", "last-receipt-number", Form.DIGITS, 2);
                }
            }
            case Control.READ_CARD -> reader.position("timeout", "timeout", Form.BYTES, 1);
            case Control.CHANGE_BAUD -> reader.position("rate", "baud-rate", Form.BYTES, 1);
            case 0x0802 -> reader.position("protocol", "protocol", Form.BYTES, 1);
            case Control.INTERMEDIATE_STATUS -> {
                reader.position("status", "intermediate-status", Form.BYTES, 1);
                if (!reader.isContainer(reader.offset())) {
                    reader.position("timeout", "timeout-minutes", Form.DIGITS, 1);
                }
            }
            case Control.ABORT_BY_TERMINAL -> result(reader);
            case Control.COMPLETION -> completion(reader);
            case Control.PRINT_LINE -> printLine(reader);
            default -> {
                if (control >> 8 == 0x84 && control != Control.PARTLY_ISSUED) {
                    result(reader);
                }
            }
        }
        reader.bitmaps();
    }

    private static void password(FieldReader reader) {
        reader.position("password", "password", Form.DIGITS, 3);
    }

    private static void password(
            FieldReader reader, String word, String name, Form form, int length) {
        password(reader);
        reader.position(word, name, form, length);
    }

    /// A currency follows only where the currency is what is wrong.
    private static void result(FieldReader reader) {
        if (reader.isContainer(reader.offset())) {
            return;
        }
        var wrongCurrency = reader.next() == 0x6F;
        reader.position("result", "result-code", Form.BYTES, 1);
        if (wrongCurrency && reader.left() >= 2 && !reader.isContainer(reader.offset())) {
            reader.position("currency", "currency", Form.DIGITS, 2);
        }
    }

    /// Of any command, as far as it can be told from the bytes: one byte, or a version first, is the answer to a status
    /// enquiry.
    private static void completion(FieldReader reader) {
        if (reader.left() == 1) {
            status(reader);
        } else if (reader.counted(0, 3) >= 0) {
            reader.version();
            status(reader);
        }
    }

    private static void status(FieldReader reader) {
        reader.position("status", "terminal-status", Form.BYTES, 1);
        reader.bitmaps();
    }

    private static void printLine(FieldReader reader) {
        var feeds = reader.next() == PrintLine.LINE_FEEDS;
        reader.position("attribute", "print-attribute", Form.BYTES, 1);
        if (feeds) {
            reader.position("count", "line-feeds", Form.BYTES, 1);
        } else {
            reader.text("text", "print-text", reader.tail());
        }
    }
}
