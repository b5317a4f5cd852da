package org.cashwrap.decode;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Random;

class EscPosTraceTest {
    private static final Charset CP437 = Charset.forName("IBM437");

    /// @param good was every line?
    private record Decoded(boolean good, String out) {}

    private static Decoded decoded(String trace) {
        var out = new ByteArrayOutputStream();
        try {
            var good =
                    EscPosTrace.decode(
                            new ByteArrayInputStream(trace.getBytes(StandardCharsets.ISO_8859_1)),
                            new PrintStream(out, true, StandardCharsets.UTF_8),
                            CP437);
            return new Decoded(good, out.toString(StandardCharsets.UTF_8));
        } catch (IOException inMemory) {
            throw new UncheckedIOException(inMemory);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    1B70 0032FA | {"ok":true,"command":"ESC p","name":"kick","at":0,"length":5,"parameters":{"m":0,"t1":50,"t2":250}}
                    9B | {"ok":true,"command":"text","name":"text","at":0,"length":1,"text":"¢"}
                    7F | {"ok":true,"command":"unknown","name":"unknown","at":0,"length":1,"hex":"7F"}
                    1D286B0400 31413200 | {"ok":true,"command":"GS ( k","name":"qr-model","at":0,"length":9,"parameters":{"p":4,"fn":65},"data":4,"hex":"31413200"}
                    """)
    void oneObjectACommand(String line, String object) {
        assertEquals(new Decoded(true, object + "\n"), decoded(line));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    0A1B  | {"ok":false,"error":"truncated","at":2,"command":null,"begun":1,"missing":1}
                    1B70  | {"ok":false,"error":"truncated","at":2,"command":"ESC p","begun":0,"missing":1}
                    0A0   | {"ok":false,"error":"hex","at":1}
                    0A 1G | {"ok":false,"error":"hex","at":1}
                    """)
    void whatCannotBeReadIsSaidWithItsPlaceAndTheNextLineIsReadNevertheless(
            String line, String object) {
        var both = decoded("# first\n\n" + line + "\n1B40\n");
        assertFalse(both.good());
        assertTrue(both.out().contains(object + "\n"), both.out());
        assertTrue(
                both.out()
                        .endsWith(
                                "\"ESC"
                                    + " @\",\"name\":\"initialise\",\"at\":0,\"length\":2,\"parameters\":{}}\n"));
    }

    /// They cannot be there; if they are, they are not shown.
    @Test
    void cardNumbersAreStarred() {
        var card = "34 31313131 31313131 31313131 313131";
        for (var line :
                new String[] {
                    card + "0A",
                    "1D6B49 10" + card,
                    "1D6B04" + card + "00",
                    "1D286B 1300 315030" + card,
                    "31".repeat(3) + "20" + card,
                    "1B4401" + card.substring(0, 2) + "00 " + card
                }) {
            var out = decoded(line).out();
            assertFalse(out.contains("4111111111111111"), out);
            assertFalse(out.contains("34" + "31".repeat(15)), out);
        }
        assertTrue(decoded(card).out().contains("\"text\":\"************1111\""));
    }

    @Test
    void nothingBreaksIt() {
        var random = new Random(20_08);
        for (var i = 0; i < 2000; i++) {
            var trace = new StringBuilder();
            for (var n = random.nextInt(60); n > 0; n--) {
                trace.append("0123456789ABCDEF 1B1D10#\nx".charAt(random.nextInt(26)));
            }
            decoded(trace.toString());
        }
    }
}
