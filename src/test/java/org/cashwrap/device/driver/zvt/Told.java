package org.cashwrap.device.driver.zvt;

import java.util.Locale;

/// Messages of a terminal, as a test writes them down.
final class Told {
    static final String YES = "80 00 00";
    static final String DONE = "06 0F 00";
    static final String INSERT_CARD = "04 FF 01 0A";

    private Told() {}

    static String abort(String code) {
        return TestTerminal.message("061E", code);
    }

    static String status(String data) {
        return TestTerminal.message("040F", data);
    }

    static String amount(long cents) {
        return "04" + String.format(Locale.ROOT, "%012d", cents);
    }

    /// Approved, as a terminal usually tells it.
    static String approved(long cents, int receipt) {
        return status(booking("00", cents, receipt));
    }

    static String booking(String result, long cents, int receipt) {
        return "27"
                + result
                + amount(cents)
                + "49 0840 0B 001142 0C 140509 0D 0820 29"
                + TestTerminal.TID
                + "3B 4131423243330000 22 F0F8 EEEEEEEEEEEE1234 8B F0F5 5649534100 87"
                + String.format(Locale.ROOT, "%04d", receipt)
                + "88 000142";
    }

    static String declined(String result) {
        return status("27" + result + "29" + TestTerminal.TID + "3C F0F0F8 4445434C494E4544");
    }

    static String line(String text) {
        return TestTerminal.message(
                "06D1",
                "00" + TestTerminal.hex(text.getBytes(java.nio.charset.StandardCharsets.US_ASCII)));
    }

    static final String END = "06 D1 01 81";
}
