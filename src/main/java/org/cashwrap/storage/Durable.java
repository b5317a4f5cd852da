package org.cashwrap.storage;

import java.io.IOException;
import java.io.Writer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;

/// Files that survive a power cut. Never for the journal's database while SQLite has it open: closing any other handle
/// of it drops SQLite's locks (POSIX).
final class Durable {
    private static final boolean POSIX =
            FileSystems.getDefault().supportedFileAttributeViews().contains("posix");

    private Durable() {}

    /// Makes the folder, and those above it, if they are not there. A folder made here is for its owner only: it holds
    /// what customers paid.
    static void makePrivateFolder(Path folder) throws IOException {
        if (Files.isDirectory(folder)) {
            return;
        }
        var above = folder.toAbsolutePath().getParent();
        if (above != null) {
            Files.createDirectories(above);
        }
        Files.createDirectory(folder, forOwnerOnly("rwx------"));
        if (above != null) {
            syncFolder(above);
        }
    }

    /// Takes away what others may do with a folder that was there before.
    static void keepPrivate(Path folder) throws IOException {
        if (POSIX) {
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
        }
    }

    /// An empty file for its owner only, in the place of whatever had that name.
    static void makePrivateFile(Path file) throws IOException {
        Files.deleteIfExists(file);
        Files.createFile(file, forOwnerOnly("rw-------"));
    }

    /// An empty file for its owner only, if there is none: what SQLite makes by itself is open to all, and its log is as
    /// open as the database.
    static void makePrivateFileIfAbsent(Path file) throws IOException {
        try {
            Files.createFile(file, forOwnerOnly("rw-------"));
        } catch (FileAlreadyExistsException there) {
            // Whoever made it decided who may read it.
        }
    }

    /// A new file for its owner only, to write UTF-8 into; replaces one that is there.
    static Writer newPrivateWriter(Path file) throws IOException {
        makePrivateFile(file);
        return Files.newBufferedWriter(file);
    }

    /// Replaces a file in one step: after a power cut either the old or the new one is there, whole.
    static void write(Path file, byte[] content) throws IOException {
        var fresh = file.resolveSibling(file.getFileName() + ".new");
        makePrivateFile(fresh);
        Files.write(fresh, content);
        replace(fresh, file);
    }

    /// Gives a finished file its name, for good.
    static void replace(Path fresh, Path file) throws IOException {
        try (var channel = FileChannel.open(fresh, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
        Files.move(
                fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        var folder = file.toAbsolutePath().getParent();
        if (folder != null) {
            syncFolder(folder);
        }
    }

    /// Makes names made or changed in a folder durable. Windows has no such call and does not need it.
    private static void syncFolder(Path folder) throws IOException {
        if (!POSIX) {
            return;
        }
        try (var channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    private static FileAttribute<?>[] forOwnerOnly(String permissions) {
        return POSIX
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(
                            PosixFilePermissions.fromString(permissions))
                }
                : new FileAttribute<?>[0];
    }
}
