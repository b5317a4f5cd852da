package org.cashwrap.storage;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/// A till in a process of its own, to be in the way or to be killed.
final class OtherTill implements AutoCloseable {
    private final Process process;
    private final BufferedReader said;

    private OtherTill(String what, Path folder) throws IOException {
        process =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "--enable-native-access=ALL-UNNAMED",
                                "-XX:+UseSerialGC",
                                "-XX:TieredStopAtLevel=1",
                                "-Dorg.sqlite.tmpdir=" + System.getProperty("org.sqlite.tmpdir"),
                                "-cp",
                                System.getProperty("java.class.path"),
                                OtherTill.class.getName(),
                                what,
                                folder.toString())
                        .redirectError(ProcessBuilder.Redirect.DISCARD)
                        .start();
        said = process.inputReader(StandardCharsets.UTF_8);
    }

    /// In the other process: `try` opens and says what came of it, `hold` goes on holding, `append` appends payments
    /// for ever and says each sequence once it is stored.
    static void main(String[] arguments) {
        var opening = JournalFile.open(Path.of(arguments[1]));
        System.out.println(opening.getClass().getSimpleName());
        if (!(opening instanceof Opening.Opened<JournalFile>(var journal))) {
            return;
        }
        switch (arguments[0]) {
            case "try" -> journal.close();
            case "hold" -> holdOn();
            case "append" -> appendForEver(journal);
            default -> throw new IllegalArgumentException(arguments[0]);
        }
    }

    private static void holdOn() {
        try {
            Thread.sleep(60_000);
        } catch (InterruptedException killed) {
            Thread.currentThread().interrupt();
        }
    }

    private static void appendForEver(JournalFile journal) {
        while (true) {
            var entry = Sample.entryAfter(journal.head(), "payment");
            var answer = journal.append(entry, Sample.paymentOf(entry));
            if (!(answer instanceof Appended.Stored)) {
                System.out.println(answer);
                return;
            }
            System.out.println(entry.sequence());
        }
    }

    /// @return what opening came to there
    static String triesToOpen(Path folder) throws IOException, InterruptedException {
        try (var other = new OtherTill("try", folder)) {
            var answer = other.nextLine();
            other.process.waitFor();
            return answer;
        }
    }

    /// Returns once it holds the journal.
    static OtherTill holding(Path folder) throws IOException {
        var other = new OtherTill("hold", folder);
        if (!other.nextLine().equals("Opened")) {
            throw new AssertionError("not opened in the other process");
        }
        return other;
    }

    /// Returns once it begins to append.
    static OtherTill appending(Path folder) throws IOException {
        var other = new OtherTill("append", folder);
        var opened = other.nextLine();
        if (!opened.equals("Opened")) {
            throw new AssertionError("not opened in the other process: " + opened);
        }
        return other;
    }

    long pid() {
        return process.pid();
    }

    /// Kills it, as `kill -9` does.
    ///
    /// @return the sequences it has said were stored
    List<Long> kill() throws IOException, InterruptedException {
        // Not through Process, which would close the pipe and lose what was said.
        process.toHandle().destroyForcibly();
        process.waitFor();
        var stored = new ArrayList<Long>();
        // The last line may have been cut by the kill.
        var rest = new StringBuilder();
        for (var character = said.read(); character >= 0; character = said.read()) {
            if (character == '\n') {
                stored.add(Long.valueOf(rest.toString()));
                rest.setLength(0);
            } else {
                rest.append((char) character);
            }
        }
        return stored;
    }

    private String nextLine() throws IOException {
        return Objects.requireNonNullElse(said.readLine(), "nothing");
    }

    @Override
    public void close() {
        process.destroyForcibly();
        try {
            process.waitFor();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
