package org.cashwrap.storage;

/// What opening a journal came to. Only [Opened] holds anything open; after the others nothing is held.
///
/// @param <J> what was asked for: a [JournalFile] to go on with, or a [JournalEvidence] to look at
public sealed interface Opening<J extends JournalReading> {
    /// The journal is open and this process holds it until it is closed.
    record Opened<J extends JournalReading>(J journal) implements Opening<J> {}

    /// Another program, or another part of this one, holds it. Nothing was waited for and nothing touched.
    ///
    /// @param who the holder in words, for instance its process number and when it started
    record InUse<J extends JournalReading>(String who) implements Opening<J> {}

    /// It was written by a newer Cashwrap, whose meaning this one cannot know. Nothing was touched.
    ///
    /// @param version of the file's schema
    record Newer<J extends JournalReading>(int version) implements Opening<J> {}

    /// It cannot be opened safely, so no payments.
    ///
    /// @param code for the telephone: SQLite's own name (`SQLITE_NOTADB`) or one of [Trouble]'s
    /// @param why  for the log
    record Broken<J extends JournalReading>(String code, String why) implements Opening<J> {}
}
