package org.cashwrap.app;

import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/// The way of a scan to the screen's thread. While that is busy the newest takes the place of the one before: it is what the
/// clerk has in the hand, and a scanner that went mad cannot pile up work in front of the keys.
final class NewestScan implements Consumer<String> {
    private final Executor screenThread;
    private final Consumer<String> scanned;
    private final AtomicReference<Optional<String>> waiting =
            new AtomicReference<>(Optional.empty());

    /// @param scanned told on the screen's thread
    NewestScan(Executor screenThread, Consumer<String> scanned) {
        this.screenThread = screenThread;
        this.scanned = scanned;
    }

    /// From any thread; never waits.
    @Override
    public void accept(String text) {
        if (waiting.getAndSet(Optional.of(text)).isEmpty()) {
            screenThread.execute(() -> waiting.getAndSet(Optional.empty()).ifPresent(scanned));
        }
    }
}
