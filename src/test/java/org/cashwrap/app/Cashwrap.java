package org.cashwrap.app;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/// The program as others run it: a process of its own, from outside.
final class Cashwrap {
    private static final JsonMapper JSON = JsonMapper.shared();

    /// Nothing here takes this long; it only keeps a broken build from hanging.
    private static final int GUARD_S = 120;

    private Cashwrap() {}

    /// What a command left.
    record Ended(int exit, String out, String err) {
        List<String> lines() {
            return out.lines().toList();
        }
    }

    static Ended run(String... args) {
        return runWith("", args);
    }

    static Ended runWith(String in, String... args) {
        try {
            var out = Files.createTempFile("cashwrap", ".out");
            var err = Files.createTempFile("cashwrap", ".err");
            var process =
                    builder(args).redirectOutput(out.toFile()).redirectError(err.toFile()).start();
            try (var stdin = process.getOutputStream()) {
                stdin.write(in.getBytes(StandardCharsets.UTF_8));
            }
            if (!process.waitFor(GUARD_S, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new AssertionError("still running: " + List.of(args));
            }
            return new Ended(process.exitValue(), Files.readString(out), Files.readString(err));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    /// In a locale that knows ASCII only: what the program says is UTF-8 nevertheless.
    private static ProcessBuilder builder(String... args) {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(
                List.of(
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "--enable-native-access=ALL-UNNAMED",
                        "-Djava.awt.headless=true",
                        "-Dorg.sqlite.tmpdir=" + System.getProperty("java.io.tmpdir"),
                        "-cp",
                        System.getProperty("java.class.path"),
                        "org.cashwrap.app.Main"));
        command.addAll(List.of(args));
        var builder = new ProcessBuilder(command);
        builder.environment().put("LC_ALL", "C");
        return builder;
    }

    /// A command that serves until it is stopped, and says first where.
    static final class Serving implements AutoCloseable {
        private final Process process;
        private final String ready;

        Serving(String... args) {
            try {
                process = builder(args).redirectError(ProcessBuilder.Redirect.INHERIT).start();
                var line = process.inputReader(StandardCharsets.UTF_8).readLine();
                ready = line == null ? "" : JSON.readTree(line).path("ready").asString("");
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        }

        /// `tcp:20007`
        String ready() {
            return ready;
        }

        /// As a service manager stops it.
        ///
        /// @return its exit code
        int terminate() {
            process.destroy();
            return ended();
        }

        /// As a power cut stops it.
        void kill() {
            process.destroyForcibly();
            ended();
        }

        /// Waits for its end.
        ///
        /// @return its exit code
        int ended() {
            try {
                return process.waitFor();
            } catch (InterruptedException interrupted) {
                throw new IllegalStateException(interrupted);
            }
        }

        @Override
        public void close() {
            kill();
        }
    }

    /// A counter, or another command, that is talked to line by line.
    static final class Talking implements AutoCloseable {
        private final Process process;
        private final Writer in;
        private final LinkedBlockingQueue<String> lines = new LinkedBlockingQueue<>();
        private int asked;

        Talking(Path station) {
            this("counter", "--station", station.toString());
        }

        /// Any command that goes on until it is told to stop.
        Talking(String... command) {
            try {
                process = builder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
            in =
                    new BufferedWriter(
                            new OutputStreamWriter(
                                    process.getOutputStream(), StandardCharsets.UTF_8));
            Thread.ofPlatform().daemon().start(this::read);
        }

        private void read() {
            try (var out =
                    new BufferedReader(
                            new InputStreamReader(
                                    process.getInputStream(), StandardCharsets.UTF_8))) {
                out.lines().forEach(lines::add);
            } catch (UncheckedIOException | IOException killed) {
                // The end of a killed process.
            }
            lines.add("");
        }

        JsonNode next() {
            try {
                var line = lines.poll(GUARD_S, TimeUnit.SECONDS);
                if (line == null || line.isEmpty()) {
                    throw new Gone();
                }
                return JSON.readTree(line);
            } catch (InterruptedException interrupted) {
                throw new IllegalStateException(interrupted);
            }
        }

        /// Sends an event without waiting.
        ///
        /// @param event without its closing brace
        /// @return the id it was given
        String send(String event) {
            asked++;
            var id = "n" + asked;
            try {
                in.write(event + ",\"id\":\"" + id + "\"}\n");
                in.flush();
            } catch (IOException killed) {
                throw new Gone();
            }
            return id;
        }

        /// Sends an event and reads until its reply.
        JsonNode ask(String event) {
            var id = send(event);
            for (var line = next(); ; line = next()) {
                if (line.path("re").asString("").equals(id)) {
                    return line;
                }
            }
        }

        void signIn() {
            ask("{\"do\":\"sign-in\",\"clerk\":\"anna\",\"pin\":\"482915\"");
        }

        void kill() {
            process.destroyForcibly();
            try {
                process.waitFor();
            } catch (InterruptedException interrupted) {
                throw new IllegalStateException(interrupted);
            }
        }

        /// Kills it a little later, whatever it is doing then.
        void killAfter(long ms) {
            Thread.ofPlatform()
                    .daemon()
                    .start(() -> {
                        try {
                            Thread.sleep(ms);
                        } catch (InterruptedException interrupted) {
                            Thread.currentThread().interrupt();
                        }
                        process.destroyForcibly();
                    });
        }

        /// As a service manager ends it.
        void terminate() {
            process.destroy();
            try {
                process.waitFor();
            } catch (InterruptedException interrupted) {
                throw new IllegalStateException(interrupted);
            }
        }

        /// The end of its input, and then of the process.
        int end() {
            try {
                in.close();
                if (!process.waitFor(GUARD_S, TimeUnit.SECONDS)) {
                    throw new AssertionError("the counter does not end");
                }
                return process.exitValue();
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            } catch (InterruptedException interrupted) {
                throw new IllegalStateException(interrupted);
            }
        }

        @Override
        public void close() {
            kill();
        }
    }

    /// The process is not there any more.
    @SuppressWarnings("serial") // Never written anywhere.
    static final class Gone extends RuntimeException {}
}
