package org.cashwrap.storage;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// The right to use a folder, a journal's or a head office's: one holder on the machine, known by name to whoever comes
/// second. The system gives it back when the holding process ends, however it ends.
public final class FolderLock implements AutoCloseable {
    static final String FILE = "journal.lock";

    /// The byte that is locked lies far behind the text, because Windows does not let others read a locked byte.
    private static final long LOCKED_BYTE = 1L << 30;

    /// Folders held by this process. Asked before the lock file is opened a second time: closing a second handle would
    /// drop the lock of the first (POSIX).
    private static final Set<Object> HELD_HERE = ConcurrentHashMap.newKeySet();

    private final Object folder;

    /// Null when there is nothing to lock in, because the folder cannot be written.
    private final @Nullable FileChannel channel;

    private boolean released;

    private FolderLock(Object folder, @Nullable FileChannel channel) {
        this.folder = folder;
        this.channel = channel;
    }

    /// What asking for the lock came to.
    public sealed interface Taking {
        record Taken(FolderLock lock) implements Taking {}

        /// @param who process and start, or as much as is known
        record Held(String who) implements Taking {}
    }

    /// Never waits.
    static Taking take(Path folder) throws IOException {
        return take(folder, FILE, false);
    }

    /// Never waits.
    ///
    /// @param folder there already
    /// @param file   name of the lock file in it; one folder is held by one holder, whatever the name
    public static Taking take(Path folder, String file) throws IOException {
        return take(folder, file, false);
    }

    /// Never waits. A folder that cannot be written has no lock file to make and nobody who writes: it may be read.
    static Taking takeToRead(Path folder) throws IOException {
        return take(folder, FILE, !Files.isWritable(folder));
    }

    private static Taking take(Path folder, String name, boolean withoutFile) throws IOException {
        var key = identityOf(folder);
        if (!HELD_HERE.add(key)) {
            return new Taking.Held("this program itself, process " + ProcessHandle.current().pid());
        }
        var taken = false;
        try {
            var file = folder.resolve(name);
            if (withoutFile) {
                taken = true;
                return new Taking.Taken(new FolderLock(key, null));
            }
            var channel = lock(file);
            if (channel == null) {
                return new Taking.Held(holder(file));
            }
            taken = true;
            return new Taking.Taken(new FolderLock(key, channel));
        } finally {
            if (!taken) {
                HELD_HERE.remove(key);
            }
        }
    }

    /// One folder, whatever path leads to it.
    private static Object identityOf(Path folder) throws IOException {
        var key = Files.readAttributes(folder, BasicFileAttributes.class).fileKey();
        return key == null ? folder.toRealPath() : key;
    }

    private static @Nullable FileChannel lock(Path file) throws IOException {
        Durable.makePrivateFileIfAbsent(file);
        var channel = FileChannel.open(file, StandardOpenOption.WRITE);
        var locked = false;
        try {
            locked = channel.tryLock(LOCKED_BYTE, 1, false) != null;
            if (locked) {
                sign(channel);
            }
            return locked ? channel : null;
        } finally {
            if (!locked) {
                channel.close();
            }
        }
    }

    private static void sign(FileChannel channel) {
        try {
            channel.truncate(0);
            channel.write(ByteBuffer.wrap(self().getBytes(StandardCharsets.UTF_8)), 0);
        } catch (IOException noRoom) {
            // A full disk does not make the lock less held; it is only held without a name.
        }
    }

    private static String self() {
        var process = ProcessHandle.current();
        return "process %d, started %s\n"
                .formatted(process.pid(), process.info().startInstant().orElseGet(Instant::now));
    }

    private static String holder(Path file) {
        try {
            var text = Files.readString(file).strip();
            return text.isEmpty() ? "another program" : text;
        } catch (IOException notReadable) {
            return "another program";
        }
    }

    /// Idempotent. The file stays: deleting it would let two others hold two locks.
    @Override
    public void close() {
        if (released) {
            return;
        }
        released = true;
        try {
            if (channel != null) {
                channel.close();
            }
        } catch (IOException closedAnyway) {
            // The handle is gone either way, and the lock with it.
        }
        HELD_HERE.remove(folder);
    }
}
