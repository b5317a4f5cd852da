package org.cashwrap;

import org.junit.jupiter.api.Assumptions;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/// Runs the stranger's checker. Without Python the test that asks is skipped with a loud reason on a user's machine, and
/// fails in CI, which installs it.
public final class Python {
    private Python() {}

    /// @return the line that it prints
    public static String checks(Path export) throws IOException {
        return run("src/test/python/check_journal.py", export.toString());
    }

    public static String run(String... args) throws IOException {
        return reads(new byte[0], args).said();
    }

    /// What a program printed, and how it ended.
    public record Ran(int code, String said) {}

    /// @param input on its standard input; it must not say much before it has read it all
    public static Ran reads(byte[] input, String... args) throws IOException {
        var command = new java.util.ArrayList<>(java.util.List.of("python3"));
        command.addAll(java.util.List.of(args));
        Process process;
        try {
            process = new ProcessBuilder(command).redirectErrorStream(true).start();
        } catch (IOException missing) {
            if (System.getenv("CI") != null) {
                throw missing;
            }
            System.err.println(
                    "SKIPPED: python3 is not installed, so nobody checked the export from outside");
            Assumptions.abort("python3 is not installed");
            throw missing;
        }
        try (var stdin = process.getOutputStream()) {
            stdin.write(input);
        }
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        try {
            if (!process.waitFor(120, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new AssertionError("the checker does not end");
            }
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
        return new Ran(process.exitValue(), said);
    }
}
