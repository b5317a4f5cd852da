package org.cashwrap.device.link;

import jssc.SerialNativeInterface;

import org.scijava.nativelib.NativeLibraryUtil;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/// Where jSSC finds its native library: beside our jars, as it was packaged, so that nothing is unpacked when Cashwrap
/// runs and it does not matter whether the home can be written to, or programs run from /tmp. From a build folder without
/// that, jSSC unpacks it to `java.io.tmpdir`.
///
/// jSSC looks at the property once, when it is first used; a start option `-Djssc.boot.library.path=FOLDER` comes first.
/// Source: jssc 2.10.2, class SerialNativeInterface.
final class NativeLibrary {
    private static final String FOLDER = "jssc.boot.library.path";
    private static final String OUR_HOME = "cashwrap.home";

    private NativeLibrary() {}

    /// Loads it, before anything else of jSSC is used.
    ///
    /// @throws LinkageError each time, if it cannot be loaded
    static void load() {
        find();
        var _ = SerialNativeInterface.getLibraryVersion();
    }

    private static void find() {
        var home = System.getProperty(OUR_HOME);
        if (home == null || System.getProperty(FOLDER) != null) {
            return;
        }
        try {
            var folder = Path.of(home, NativeLibraryUtil.getPlatformLibraryPath("natives"));
            if (Files.isReadable(
                    folder.resolve(NativeLibraryUtil.getPlatformLibraryName("jssc")))) {
                System.setProperty(FOLDER, folder.toString());
            }
        } catch (InvalidPathException noFolder) {
            // Then jSSC unpacks it.
        }
    }

    /// What to say when it cannot be loaded.
    static String why(LinkageError failure) {
        var cause = failure.getMessage() == null ? failure.toString() : failure.getMessage();
        return "serial ports cannot be used, because the library for them (jSSC) does not load: "
                + cause
                + ". Install Cashwrap anew, or start it with -Djava.io.tmpdir set to a folder that"
                + " can be written to and from which programs may run";
    }
}
