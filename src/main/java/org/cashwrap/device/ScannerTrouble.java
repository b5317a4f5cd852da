package org.cashwrap.device;

/// Why nothing can be scanned now. Each has a text that says what to do.
public enum ScannerTrouble {
    /// The cable cannot be opened, or is gone: unplugged, no such port, no right to it.
    NO_CABLE,
    /// A mistake of ours.
    MISTAKE
}
