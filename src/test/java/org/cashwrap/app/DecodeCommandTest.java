package org.cashwrap.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// `cashwrap decode` as an engineer runs it.
class DecodeCommandTest {
    private static final String COMMAND = "decode zvt docs/scripts/zvt-trace.txt";

    private static final String PRINTER = "decode escpos docs/scripts/escpos-trace.txt";

    @TempDir private Path temp;

    @Test
    void theExampleOfThePageIsWhatComesOut() throws IOException {
        var page = Files.readString(Path.of("docs", "command-line.md"));
        var shown = page.substring(page.indexOf("$ cashwrap " + COMMAND + "\n"));
        var ended = Cashwrap.run(COMMAND.split(" ", -1));
        assertEquals(1, ended.exit(), "one line of it is cut off");
        assertEquals("", ended.err());
        assertEquals(shown.substring(shown.indexOf('\n') + 1, shown.indexOf("```")), ended.out());
    }

    @Test
    void theExampleOfThePrinterIsWhatComesOut() throws IOException {
        var page = Files.readString(Path.of("docs", "command-line.md"));
        var shown = page.substring(page.indexOf("$ cashwrap " + PRINTER + "\n"));
        var ended = Cashwrap.run(PRINTER.split(" ", -1));
        assertEquals(1, ended.exit(), "a picture in it is cut off");
        assertEquals("", ended.err());
        assertEquals(shown.substring(shown.indexOf('\n') + 1, shown.indexOf("```")), ended.out());
    }

    @Test
    void standardInputIsReadWithoutAFileAndInTheGivenLetters() {
        var ended = Cashwrap.runWith("06D10200C4\n", "decode", "zvt", "--charset", "latin1");
        assertEquals(0, ended.exit(), ended.err());
        assertTrue(ended.out().contains("\"text\":\"Ä\""), ended.out());
        assertEquals(
                ended, Cashwrap.runWith("06D10200C4", "decode", "zvt", "--charset", "latin1", "-"));
    }

    @Test
    void whatCannotBeUsedIsSaid() {
        for (var file : new String[] {temp.resolve("none").toString(), temp.toString()}) {
            var ended = Cashwrap.run("decode", "zvt", file);
            assertEquals(2, ended.exit());
            assertEquals("", ended.out());
            assertTrue(ended.err().startsWith(file + " cannot be read: "), ended.err());
        }
        assertEquals(2, Cashwrap.run("decode", "zvt", "--charset", "ebcdic").exit());
        assertEquals(2, Cashwrap.run("decode", "escpos", temp.toString()).exit());
        assertEquals(2, Cashwrap.run("decode", "escpos", "--charset", "ebcdic").exit());
        assertEquals(2, Cashwrap.run("decode").exit());
        assertEquals(2, Cashwrap.run("decode", "pax").exit());
    }
}
