package org.cashwrap.storage;

/// What came of opening the accounts file. None of it is a reason to stop taking money: without the file a customer's
/// account is typed or scanned instead of found.
public sealed interface AccountsOpening {
    /// As it was left, or new and empty if there was none.
    record Opened(AccountsFile accounts) implements AccountsOpening {}

    /// Empty: the old file was damaged or not ours.
    record BegunAnew(AccountsFile accounts, AccountsTrouble.SetAside trouble)
            implements AccountsOpening {}

    /// No file can be used now: a read-only or full disk, a folder of somebody else, another program holding it.
    record Unavailable(String why) implements AccountsOpening {}
}
