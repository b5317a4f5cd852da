package org.cashwrap.app;

import javafx.animation.PauseTransition;
import javafx.util.Duration;

/// Locks a till that nobody touches: says so 20 seconds ahead, and any key or touch begins the time anew. On the FX thread.
final class IdleLock {
    private static final Duration WARNED = Duration.seconds(20);

    private final PauseTransition quiet;
    private final PauseTransition last = new PauseTransition(WARNED);
    private final Runnable warn;

    /// @param after how long nobody touched anything when it locks
    /// @param warn  that it will, in 20 seconds
    IdleLock(java.time.Duration after, Runnable warn, Runnable lock) {
        this.quiet = new PauseTransition(Duration.seconds(after.toSeconds() - WARNED.toSeconds()));
        this.warn = warn;
        quiet.setOnFinished(_ -> ahead());
        last.setOnFinished(_ -> {
            lock.run();
            used();
        });
        quiet.play();
    }

    private void ahead() {
        warn.run();
        last.play();
    }

    /// Somebody is there.
    void used() {
        last.stop();
        quiet.playFromStart();
    }

    void stop() {
        last.stop();
        quiet.stop();
    }
}
