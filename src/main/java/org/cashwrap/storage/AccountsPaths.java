package org.cashwrap.storage;

import java.io.IOException;
import java.io.Writer;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/// Folders and files that only their owner may read. Where the file system has no such permissions (Windows), the folder
/// inherits the protection of the user's own data folder.
final class AccountsPaths {
    private static final String FOLDER = "rwx------";
    private static final String FILE = "rw-------";

    private AccountsPaths() {}

    static void makePrivate(Path folder) throws IOException {
        if (!hasPermissions(folder)) {
            Files.createDirectories(folder);
            return;
        }
        Files.createDirectories(folder, only(FOLDER));
        // A folder that was there before may be open to all.
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString(FOLDER));
    }

    /// A file with nothing in it yet, in UTF-8; replaces one that is there.
    static Writer newPrivateWriter(Path file) throws IOException {
        Files.deleteIfExists(file);
        var options = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        var channel =
                hasPermissions(file)
                        ? Files.newByteChannel(file, options, only(FILE))
                        : Files.newByteChannel(file, options);
        return Channels.newWriter(channel, StandardCharsets.UTF_8);
    }

    private static boolean hasPermissions(Path path) {
        return path.getFileSystem().supportedFileAttributeViews().contains("posix");
    }

    private static FileAttribute<?> only(String permissions) {
        return PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions));
    }
}
