package org.cashwrap.storage;

/// What became of something that was to be written down. The three answers are exact: whoever asks may act on them.
public sealed interface Appended {
    /// It is on the disk, whole, and survives a power cut from now on.
    record Stored() implements Appended {}

    /// It is not there and will not come back: nothing of it was kept.
    ///
    /// @param code for the telephone: SQLite's own name (`SQLITE_FULL`) or one of [Trouble]'s
    /// @param why  for the log
    record NotStored(String code, String why) implements Appended {}

    /// It may or may not be there, and this process can no longer find out: the file is closed for good. The next start
    /// reads what is there.
    ///
    /// @param code as in [NotStored]
    /// @param why  for the log
    record Unknown(String code, String why) implements Appended {}
}
