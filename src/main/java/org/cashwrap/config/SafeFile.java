package org.cashwrap.config;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.CopyOption;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.UUID;

/// Writes a small file so that after a power cut, a full disk or a kill there stands either the old file or the new
/// one, whole. Readable and writable by the owner only (0600), where the file system knows permissions.
public final class SafeFile {
    private SafeFile() {}

    /// Whether the file was written.
    public sealed interface Written {
        /// The new file is on the disk.
        record Done() implements Written {}

        /// What stood there before stands there still, unless `why` says otherwise.
        ///
        /// @param why in plain English, on one line
        record NotDone(String why) implements Written {}
    }

    /// Puts `bytes` in the place of whatever file stands there.
    public static Written replace(Path file, byte[] bytes) {
        return write(
                file, bytes, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /// As [#replace], for a file that must never be written over: refused if there is one already.
    public static Written create(Path file, byte[] bytes) {
        return write(file, bytes);
    }

    /// Does the file system know owners and permissions? Asked of the file system, not of its mount point: a container or
    /// a chroot may not show that.
    public static boolean hasPermissions(Path path) {
        return path.getFileSystem().supportedFileAttributeViews().contains("posix")
                && Files.getFileAttributeView(path, PosixFileAttributeView.class) != null;
    }

    private static Written write(Path file, byte[] bytes, CopyOption... options) {
        var whole = file.toAbsolutePath();
        var folder = whole.getParent();
        if (folder == null) {
            return notDone(file, "is not a file name");
        }
        var draft = folder.resolve("." + whole.getFileName() + "." + UUID.randomUUID() + ".part");
        try {
            var posix = hasPermissions(folder);
            try {
                writeDraft(draft, bytes, posix);
                Files.move(draft, whole, options);
            } finally {
                Files.deleteIfExists(draft);
            }
            return posix ? synced(file, folder) : new Written.Done();
        } catch (FileAlreadyExistsException exists) {
            return notDone(file, "exists already; move it away if it is really not needed");
        } catch (IOException | UnsupportedOperationException failed) {
            return notDone(file, "could not be written: " + failed);
        }
    }

    private static Written notDone(Path file, String why) {
        return new Written.NotDone(Words.escaped(file + " " + why));
    }

    private static void writeDraft(Path draft, byte[] bytes, boolean posix) throws IOException {
        var options = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        var ownerOnly =
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
        var attributes = posix ? new FileAttribute<?>[] {ownerOnly} : new FileAttribute<?>[0];
        try (var out = FileChannel.open(draft, options, attributes)) {
            var rest = ByteBuffer.wrap(bytes);
            while (rest.hasRemaining()) {
                out.write(rest);
            }
            out.force(true);
        }
    }

    /// Makes the new name last through a power cut. Windows has no way to ask for it.
    private static Written synced(Path file, Path folder) {
        try (var in = FileChannel.open(folder, StandardOpenOption.READ)) {
            in.force(true);
            return new Written.Done();
        } catch (IOException failed) {
            return notDone(file, "is written, but a power cut now could undo it: " + failed);
        }
    }
}
