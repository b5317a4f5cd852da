package org.cashwrap.headoffice.server;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/// Where a head office keeps everything: for its owner only, since it holds what customers owe and pay.
final class OfficeFolder {
    private OfficeFolder() {}

    /// Makes it if it is not there, and takes away what others may do in it.
    static Path make(Path path) throws StoreTroubleException {
        var folder = path.toAbsolutePath().normalize();
        try {
            Files.createDirectories(folder);
            if (FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
                Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
            }
            return folder;
        } catch (IOException failed) {
            throw new StoreTroubleException(folder + " cannot be made or kept private: " + failed);
        }
    }
}
