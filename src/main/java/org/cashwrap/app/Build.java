package org.cashwrap.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Properties;

/// Which build this is.
final class Build {
    static final String ID = read();

    private Build() {}

    private static String read() {
        try (var in = Build.class.getResourceAsStream("/org/cashwrap/build.properties")) {
            if (in == null) {
                throw new IllegalStateException("build.properties is not in the program");
            }
            var properties = new Properties();
            properties.load(in);
            return properties.getProperty("build");
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
