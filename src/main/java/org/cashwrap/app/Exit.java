package org.cashwrap.app;

/// The exit codes of every command.
final class Exit {
    /// Done and well.
    static final int WELL = 0;

    /// Done, and a problem was found, which stands on stdout.
    static final int PROBLEM = 1;

    /// Wrong usage or unusable input, which stands on stderr.
    static final int UNUSABLE = 2;

    /// Our own failure, with a short code on stderr.
    static final int OURS = 3;

    private Exit() {}
}
