package org.cashwrap.device.driver.zvt.wire;

/// The control fields that a cash register and a card terminal say to each other: class in the high byte, instruction in
/// the low one. Source: PA00P015 rev. 13.08, chapters 2 and 3; all of them with their names in `docs/zvt-names.md`.
public final class Control {
    public static final int OK = 0x8000;
    public static final int NOT_POSSIBLE = 0x8483;
    public static final int PARTLY_ISSUED = 0x849D;
    public static final int PRINTER_NOT_READY = 0x84CC;

    public static final int SET_TIME_IN_ECR = 0x0401;
    public static final int STATUS_INFORMATION = 0x040F;
    public static final int INTERMEDIATE_STATUS = 0x04FF;
    public static final int STATUS_ENQUIRY = 0x0501;
    public static final int REGISTRATION = 0x0600;
    public static final int PAYMENT = 0x0601;
    public static final int LOG_OFF = 0x0602;
    public static final int COMPLETION = 0x060F;
    public static final int TOTALS = 0x0610;
    public static final int REPRINT_RANGE = 0x0612;
    public static final int RESET = 0x0618;
    public static final int ABORT_BY_TERMINAL = 0x061E;
    public static final int REPEAT_RECEIPT = 0x0620;
    public static final int REVERSAL = 0x0630;
    public static final int REFUND = 0x0631;
    public static final int END_OF_DAY = 0x0650;
    public static final int DIAGNOSIS = 0x0670;
    public static final int SET_TIME = 0x0691;
    public static final int INITIALISATION = 0x0693;
    public static final int ABORT_BY_ECR = 0x06B0;
    public static final int READ_CARD = 0x06C0;
    public static final int PRINT_LINE = 0x06D1;
    public static final int PRINT_BLOCK = 0x06D3;
    public static final int DISPLAY_TEXT = 0x06E0;
    public static final int CHANGE_BAUD = 0x0840;

    private Control() {}

    /// A positive answer: 80 00 or 84 00.
    public static boolean isPositive(int control) {
        return control == OK || control == 0x8400;
    }

    /// An answer to a message, not a message of its own.
    public static boolean isAnswer(int control) {
        return control >> 8 == 0x80 || control >> 8 == 0x84;
    }
}
