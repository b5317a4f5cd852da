package org.cashwrap.device;

/// Why a printer does not print now, or cannot tell whether it has. Each has a text that says what to do.
public enum PrinterTrouble {
    /// The cable cannot be opened: no such port, no right to it, nobody there.
    NO_CABLE,
    /// The cable is there, and nobody answers: off, or another device.
    SILENT,
    PAPER_OUT,
    COVER_OPEN,
    /// Its cutter is stuck.
    CUTTER,
    /// Too hot, or waiting for a person to press its button.
    OFFLINE,
    /// It reports an error that only switching it off and on ends.
    BROKEN,
    /// It answers in a way that its profile does not expect.
    NOT_UNDERSTOOD,
    /// The cable broke while it printed, or it took no more bytes.
    CUT_OFF,
    /// This printer, or this cable, has no way to say whether something was printed.
    CANNOT_TELL,
    /// The program ended while it printed, or before.
    NOT_STARTED,
    /// The journal did not take it that the printing starts, or the counter is stopped.
    NOT_KEPT,
    /// A mistake of ours.
    MISTAKE
}
