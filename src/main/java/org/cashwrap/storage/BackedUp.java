package org.cashwrap.storage;

import java.nio.file.Path;

/// What making a copy of the journal came to.
public sealed interface BackedUp {
    /// A whole copy, on the disk.
    record Copied(Path file) implements BackedUp {}

    /// There is no copy; nothing half is left under its name.
    ///
    /// @param code for the telephone
    /// @param why  for the log
    record NotCopied(String code, String why) implements BackedUp {}
}
