package org.cashwrap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/// A share of [PennyProof], in every build. `src/test/python/bugs_penny.py` lists the bugs that it must find.
class PennyProofTest {
    private static final String ORACLE = "src/test/python/penny_oracle.py";

    /// So many that every last digit is among them, with what the patterns look at.
    private static final int STEP = 37;

    @Test
    void aStrangerComesToTheSameCents() throws IOException {
        var ran = Python.reads(lines(), ORACLE);
        assertEquals(0, ran.code(), ran::said);
    }

    private static byte[] lines() throws IOException {
        var lines = new ByteArrayOutputStream();
        PennyProof.write(lines, STEP);
        return lines.toByteArray();
    }

    @Test
    void everyLineIsOfTheFormThatThePageHas() throws IOException {
        var lines = new String(lines(), StandardCharsets.US_ASCII).lines().toList();
        var form =
                "[0-9]+ (exact|round|credit) [a-z]+ (none|void|part:[0-9]+)"
                    + " (b|c[0-9]+|k[0-9]+:[0-9]+)(,(b|c[0-9]+|k[0-9]+:[0-9]+))* [01]( [0-9]+){2}"
                    + " -?[0-9]+( [0-9]+){2} (-|[0-9]+\\+[0-9]+(,[0-9]+\\+[0-9]+)?)";
        lines.subList(0, lines.size() - 1).forEach(line -> assertTrue(line.matches(form), line));
        assertEquals("end " + (lines.size() - 1), lines.getLast());
        // The hard cases are among them.
        assertTrue(
                lines.stream()
                        .anyMatch(line -> line.matches(".* round card .*,c1 1 [12] 0 -1 .*")));
        assertTrue(lines.stream().anyMatch(line -> line.matches(".* 0 [0-9]+ 0 0 0 [0-9]+ -")));
        assertTrue(lines.stream().anyMatch(line -> line.contains(",b,")));
    }
}
