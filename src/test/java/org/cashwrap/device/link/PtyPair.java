package org.cashwrap.device.link;

import org.junit.jupiter.api.Assumptions;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/// A serial cable without hardware: two pseudo-terminals, joined by socat, under names that stay the same when the cable
/// is pulled and put back, as the names in `/dev/serial/by-id` do. The pair outlives its users: either end may be
/// closed and opened again.
///
/// Without socat the test that asks is skipped with a loud reason on a user's machine, and fails where the environment
/// has `CI`, as `.ci/run` sets it: there `installer/linux/prepare` has installed it.
public final class PtyPair implements AutoCloseable {
    private static final long HANG_GUARD_S = 20;

    /// Holds both ends open, or socat would leave with the first user; leaves when its input ends, so nothing outlives
    /// the tests, however they end.
    private static final String HOLDER =
            """
            socat "pty,raw,echo=0,link=$0" "pty,raw,echo=0,link=$1" >/dev/null 2>&1 &
            socat=$!
            while ! [ -e "$0" ] || ! [ -e "$1" ]; do
                kill -0 $socat 2>/dev/null || exit 1
                sleep 0.02
            done
            exec 3<>"$0" 4<>"$1"
            echo plugged
            read -r _
            kill $socat
            wait $socat
            rm -f "$0" "$1"
            """;

    private final Path folder;
    private Process holder;

    private PtyPair(Path folder, Process holder) {
        this.folder = folder;
        this.holder = holder;
    }

    public static PtyPair open() throws IOException {
        try {
            new ProcessBuilder("socat", "-V")
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
        } catch (IOException missing) {
            if (System.getenv("CI") != null) {
                throw missing;
            }
            System.err.println("SKIPPED: socat is not installed, so no serial cable was tried");
            Assumptions.abort("socat is not installed");
        }
        var folder = Files.createTempDirectory("cashwrap-pty");
        return new PtyPair(folder, plug(folder));
    }

    /// One end, as a path.
    public String a() {
        return folder.resolve("a").toString();
    }

    /// The other end.
    public String b() {
        return folder.resolve("b").toString();
    }

    /// Pulls the cable, as of a USB adapter: both ends vanish, and whoever has one open loses it.
    public void cut() throws IOException {
        unplug(holder);
    }

    /// Puts the cable back, after [#cut]. The names are the old ones; the ports behind them may have other numbers.
    public void plugIn() throws IOException {
        holder = plug(folder);
    }

    @Override
    public void close() throws IOException {
        cut();
        Files.deleteIfExists(folder);
    }

    private static Process plug(Path folder) throws IOException {
        var process =
                new ProcessBuilder(
                                "sh",
                                "-c",
                                HOLDER,
                                folder.resolve("a").toString(),
                                folder.resolve("b").toString())
                        .redirectError(ProcessBuilder.Redirect.INHERIT)
                        .start();
        if (!"plugged".equals(process.inputReader().readLine())) {
            unplug(process);
            throw new IOException("socat made no pseudo-terminals in " + folder);
        }
        return process;
    }

    private static void unplug(Process process) throws IOException {
        process.getOutputStream().close();
        try {
            if (!process.waitFor(HANG_GUARD_S, TimeUnit.SECONDS)) {
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly();
                throw new IOException("socat does not end");
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IOException(interrupted);
        }
    }
}
