package org.cashwrap.profile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.cashwrap.config.Config;
import org.cashwrap.config.Keys;
import org.cashwrap.config.Read;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// What a cash drawer's profile may say.
class CashDrawerProfileTest {
    private static String simulated() throws IOException {
        return Files.readString(Path.of("hardware-profiles", "cash-drawer", "simulated.yaml"));
    }

    private static Read<CashDrawerProfile> read(String text) {
        return Config.read(
                "p",
                text.getBytes(StandardCharsets.UTF_8),
                CashDrawerProfile.class,
                Sourced::misfits);
    }

    private static CashDrawerProfile valueOf(String text) {
        return switch (read(text)) {
            case Read.Good<CashDrawerProfile>(var profile, _) -> profile;
            case Read.Bad<CashDrawerProfile>(var problems) -> throw new AssertionError(problems);
        };
    }

    private static String problems(String text) {
        return switch (read(text)) {
            case Read.Good<CashDrawerProfile> _ -> "good";
            case Read.Bad<CashDrawerProfile>(var problems) ->
                    problems.stream()
                            .map(problem -> problem.key() + ": " + problem.why())
                            .collect(Collectors.joining("\n"));
        };
    }

    @Test
    void everyFactIsReadAsItStands() throws IOException {
        var profile =
                valueOf(
                        simulated()
                                .replace("simulator: true\n", "")
                                .replace("connector: 2", "connector: 5")
                                .replace("on-ms: 100", "on-ms: 200")
                                .replace("off-ms: 500", "off-ms: 400")
                                .replace("open-level: high", "open-level: low")
                                .replace("within-ms: 1000", "within-ms: 1500"));

        assertEquals(
                new CashDrawerProfile(
                        "Simulated cash drawer",
                        CashDrawerProfile.Via.RECEIPT_PRINTER,
                        Optional.empty(),
                        5,
                        new CashDrawerProfile.Pulse(200, 400),
                        Optional.of(
                                new CashDrawerProfile.Sense(CashDrawerProfile.Level.LOW, 1_500)),
                        profile.sources()),
                profile);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    `via: receipt-printer` | `via: serial`         | via: "serial" is not one of these; known here: receipt-printer
                    `via: receipt-printer` | `driver: escpos`      | `-: "via" is missing; add it here\ndriver: unknown key; known here: model, via, simulator, connector, pulse, sense, sources`
                    `connector: 2`         | `connector: 4`        | connector: is not a pin that kicks a drawer; write 2 or 5
                    `connector: 2`         | `connector: both`     | connector: "both" is not a whole number; write digits only, without leading zeros
                    `on-ms: 100`           | `on-ms: 99`           | pulse.on-ms: is not a pulse; write 100 to 500 milliseconds
                    `on-ms: 100`           | `on-ms: 501`          | pulse.on-ms: is not a pulse; write 100 to 500 milliseconds
                    `off-ms: 500`          | `off-ms: 99`          | pulse.off-ms: is not a rest after a pulse; write 100 to 500 milliseconds
                    `off-ms: 500`          | `off-ms: 501`         | pulse.off-ms: is not a rest after a pulse; write 100 to 500 milliseconds
                    `on-ms: 100\n  off-ms: 500` | `on-ms: 300\n  off-ms: 200` | pulse.off-ms: is shorter than the pulse, and printers then rest as long as they pulse; write at least 300
                    `open-level: high`     | `open-level: up`      | sense.open-level: "up" is not one of these; known here: high, low
                    `within-ms: 1000`      | `within-ms: 99`       | sense.change-within-ms: is not a time in which a drawer springs open; write 100 to 5000 milliseconds
                    `within-ms: 1000`      | `within-ms: 5001`     | sense.change-within-ms: is not a time in which a drawer springs open; write 100 to 5000 milliseconds
                    `[connector, `         | `[via, `              | `sources: names no source for connector; add it, with "known: assumed" if nobody has checked it\nsources[0].keys[0]: "via" is no fact of this file; known here: connector, pulse.on-ms, pulse.off-ms, sense.open-level, sense.change-within-ms`
                    """)
    void whatCannotBeIsRefusedAtItsKey(String good, String bad, String problem) throws IOException {
        var text = simulated();
        assertTrue(text.contains(good), good);

        assertEquals(problem, problems(text.replaceFirst(Pattern.quote(good), bad)));
    }

    @Test
    void everyKeyIsExplainedInTheManual() throws IOException {
        var manual = Files.readString(Path.of("docs", "hardware.md"));

        for (var key : Keys.of(valueOf(simulated()))) {
            assertTrue(manual.contains("\n| `" + key + "` | "), key);
        }
    }
}
