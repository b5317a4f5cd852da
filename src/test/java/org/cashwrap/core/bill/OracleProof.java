package org.cashwrap.core.bill;

import tools.jackson.databind.JsonNode;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Puts the same questions to our oracle and to a second one, which somebody else wrote in another language from
/// docs/rule-packs.md alone, and compares the answers. How to run it: docs/proofs.md.
///
/// Arguments: how many cases, the seed, and the second oracle's Python file; all may be left out.
public final class OracleProof {
    static final Path SECOND = Path.of("src", "test", "python", "oracle_second.py");

    private static final int SHOWN_MAX = 10;

    /// What came of it.
    ///
    /// @param cases         put to both
    /// @param places        how many of them lay where
    /// @param outcomes      how often each kind of effect came out how
    /// @param disagreements the first ten, each with question and both answers
    /// @param disagreed     how many there were
    record Report(
            int cases,
            Map<String, Integer> places,
            Map<String, Integer> outcomes,
            List<String> disagreements,
            int disagreed) {}

    private OracleProof() {}

    public static void main(String[] args) throws IOException, InterruptedException {
        var count = args.length > 0 ? Integer.parseInt(args[0]) : 200_000;
        var seed = args.length > 1 ? Long.parseLong(args[1]) : 20_261_122L;
        var second = args.length > 2 ? Path.of(args[2]) : SECOND;
        var report = run(count, seed, second);
        say("cases: " + report.cases() + ", seed " + seed);
        report.places().forEach((place, times) -> say("  " + place + ": " + times));
        say("effects:");
        report.outcomes().forEach((outcome, times) -> say("  " + outcome + ": " + times));
        report.disagreements().forEach(OracleProof::say);
        say("disagreements: " + report.disagreed());
        if (report.disagreed() > 0) {
            System.exit(1);
        }
    }

    private static void say(String line) {
        System.out.println(line);
    }

    static boolean canRun(Path second) {
        if (!Files.exists(second)) {
            return false;
        }
        try {
            return new ProcessBuilder(
                                    "python3",
                                    "-c",
                                    "import zoneinfo; zoneinfo.ZoneInfo('America/New_York')")
                            .redirectErrorStream(true)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException noPython) {
            return false;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    static Report run(int count, long seed, Path second) throws IOException, InterruptedException {
        var python =
                new ProcessBuilder("python3", second.toString())
                        .redirectError(ProcessBuilder.Redirect.INHERIT)
                        .start();
        var asking =
                Thread.ofPlatform().daemon().name("asks").start(() -> ask(count, seed, python));
        // Made twice from one seed, so that nothing has to wait for the other side, however it
        // reads.
        var cases = new OracleCases(seed);
        var places = new TreeMap<String, Integer>();
        var outcomes = new TreeMap<String, Integer>();
        var disagreements = new ArrayList<String>();
        var disagreed = 0;
        var compared = 0;
        try (var answers =
                new BufferedReader(
                        new InputStreamReader(python.getInputStream(), StandardCharsets.UTF_8))) {
            for (; compared < count; compared++) {
                var answer = answers.readLine();
                if (answer == null) {
                    throw new IOException("the second oracle fell silent after " + compared);
                }
                var question = cases.next();
                places.merge(question.place().name(), 1, Integer::sum);
                var ours = OracleJson.answer(question);
                ours.get("effects")
                        .forEach(effect -> outcomes.merge(named(effect), 1, Integer::sum));
                if (!ours.equals(OracleJson.JSON.readTree(answer))) {
                    disagreed++;
                    if (disagreements.size() < SHOWN_MAX) {
                        disagreements.add(
                                "asked: "
                                        + OracleJson.question(question)
                                        + "\n  ours:   "
                                        + ours
                                        + "\n  second: "
                                        + answer);
                    }
                }
            }
        } finally {
            python.destroy();
            asking.join();
        }
        return new Report(compared, places, outcomes, disagreements, disagreed);
    }

    private static String named(JsonNode effect) {
        var why = effect.get("why");
        return effect.get("kind").asString()
                + " "
                + effect.get("outcome").asString()
                + (why == null ? "" : " " + why.asString());
    }

    private static void ask(int count, long seed, Process python) {
        var cases = new OracleCases(seed);
        try (var questions =
                new BufferedWriter(
                        new OutputStreamWriter(python.getOutputStream(), StandardCharsets.UTF_8))) {
            for (var i = 0; i < count; i++) {
                questions.write(OracleJson.question(cases.next()));
                questions.newLine();
            }
        } catch (IOException closed) {
            // The other side has ended; what it left unanswered is seen where answers are read.
        }
    }
}
