package org.cashwrap.device;

import java.util.function.Consumer;

/// Reads codes. Nobody asks it anything: it speaks when somebody scans, so it has a thread of its own, and looks after its
/// cable there.
///
/// What every driver keeps: a code is handed on whole or not at all, for the rest of one may be somebody else's number; and
/// what stands in it is a stranger's, so it is text for a search and never a key or a command.
public interface Scanner extends AutoCloseable {
    /// Opens the cable and reads it until it is closed; a cable that is gone is opened again and again. Once.
    ///
    /// @param news told on the scanner's own thread
    void start(Consumer<ScannerNews> news);

    /// Leaves the cable. Never fails.
    @Override
    void close();
}
