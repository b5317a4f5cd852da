package org.cashwrap.device.link;

/// A cable that can be opened, again and again.
public interface Cable {
    LinkName name();

    /// Opens it, or says why not. Waits a few seconds at most.
    Opening open();

    /// What became of it.
    sealed interface Opening {
        record Opened(Link link) implements Opening {}

        /// @param why in plain English, with the cure: no such port, no right to it, in use, refused, not reachable
        record NotOpened(String why) implements Opening {}
    }
}
