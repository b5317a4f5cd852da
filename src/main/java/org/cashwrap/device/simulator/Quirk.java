package org.cashwrap.device.simulator;

/// How a terminal may behave oddly in one payment without anything being wrong with the cable. `docs/command-line.md` says
/// what each does.
enum Quirk {
    // How its bytes come.
    BYTE_GAP,
    BYTE_BY_BYTE,
    GLUED_ACK,
    CUT_MESSAGE,

    // What it says before the result.
    REFUSED_1E,
    END_OF_DAY_DUE,
    T4_CHANGE,
    SILENT_PIN,
    WRONG_PIN,
    NO_ABORT,

    // How it says the result.
    UNKNOWN_BITMAP,
    UNKNOWN_BITMAP_FIRST,
    EXTENDED_LENGTH,
    TLV_82,
    LATIN_1,
    SIGNATURE,
    NO_RESULT,
    DECLINE_COMPLETED,
    ABORT_AFTER_APPROVAL,

    // What it remembers of it.
    NO_RECORD
}
