package org.cashwrap.storage;

/// What came of loading many accounts at once.
public sealed interface AccountsLoaded {
    /// All of them are in the file.
    ///
    /// @param accounts how many
    record Loaded(long accounts) implements AccountsLoaded {}

    /// The good rows are in the file, the others in the file of bad rows.
    record LoadedInPart(AccountsCsvRead read) implements AccountsLoaded {}

    /// The accounts file is as it was before.
    record Refused(AccountsCsvRead read) implements AccountsLoaded {}

    /// The disk did not take them; the accounts file is as it was before, or begun anew if it was damaged.
    record Failed(String why) implements AccountsLoaded {}
}
