package org.cashwrap.screen;

import java.util.HashMap;
import java.util.Map;

/// Which keys are down. A key that is held repeats itself many times a second; what takes money must hear it once.
///
/// A release can be lost: it goes to whichever window is in front. So a key that was silent for [#LOST_MS] and is pressed
/// again counts as pressed anew; while one is held, the system repeats it much sooner.
///
/// @param <K> names a key
final class Held<K> {
    /// Longer than any system waits before the first repetition (X11: 660 ms, Windows: at most 1 s).
    static final long LOST_MS = 2000;

    private final Map<K, Long> down = new HashMap<>();

    /// @return whether this is only the same press again
    boolean repeats(K key, long atMs) {
        var last = down.put(key, atMs);
        return last != null && atMs - last < LOST_MS;
    }

    void released(K key) {
        down.remove(key);
    }
}
