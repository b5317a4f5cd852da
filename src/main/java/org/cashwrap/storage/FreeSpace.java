package org.cashwrap.storage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// How much room the journal has left to grow.
///
/// @param usableBytes what this user may still write; -1 when the system does not say
public record FreeSpace(long usableBytes) {
    /// Below this the manager is warned.
    public static final long WARN_BELOW_BYTES = 200L << 20;

    /// Below this the current payment is finished and no other begun.
    public static final long STOP_BELOW_BYTES = 64L << 20;

    /// What follows from the room that is left.
    public enum Level {
        ENOUGH,
        /// Warn, and go on.
        LOW,
        /// Finish what is begun, and stop.
        STOP,
        /// The system does not say; not a reason to stop, since a full disk is found at the commit as well.
        UNKNOWN
    }

    /// @param folder of the journal
    public static FreeSpace at(Path folder) {
        try {
            return new FreeSpace(Files.getFileStore(folder).getUsableSpace());
        } catch (IOException | RuntimeException notSaid) {
            // A container or a chroot may not show the mount point; asked the old way, 0 is "not
            // said" too.
            var usable = folder.toFile().getUsableSpace();
            return new FreeSpace(usable > 0 ? usable : -1);
        }
    }

    public Level level() {
        if (usableBytes < 0) {
            return Level.UNKNOWN;
        }
        if (usableBytes < STOP_BELOW_BYTES) {
            return Level.STOP;
        }
        return usableBytes < WARN_BELOW_BYTES ? Level.LOW : Level.ENOUGH;
    }
}
