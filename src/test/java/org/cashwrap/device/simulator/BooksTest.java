package org.cashwrap.device.simulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.cashwrap.device.simulator.SimulatedTerminal.Transport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// A terminal's memory is its books: what they say survives a power cut, and what they do not say has not been.
class BooksTest {
    @TempDir private Path folder;

    private Path file() {
        return folder.resolve("books.jsonl");
    }

    private Bench bench() {
        return new Bench(folder, Transport.TCP, "payments: []");
    }

    private String why() {
        return switch (Books.open(file(), _ -> {})) {
            case Books.Opening.Opened(var books) -> {
                books.close();
                yield "opened";
            }
            case Books.Opening.NotOpened(var why) -> why;
        };
    }

    @Test
    void aTerminalGoesOnWhereItsBooksEnd() {
        List<String> before;
        try (var bench = bench()) {
            var till = bench.registered("3E");
            till.pay();
            till.pay();
            till.run("06 30 06 00 00 00 87 00 01");
            before = till.run(TestTill.LAST);
        }
        try (var bench = bench()) {
            var till = bench.registered("3E");
            assertEquals(before, till.run(TestTill.LAST));
            // The open batch, too: what was reversed stays reversed, and the rest can be.
            assertEquals("06 1E 01 B4", till.run("06 30 06 00 00 00 87 00 01").getLast());
            assertEquals("06 0F 00", till.run("06 30 06 00 00 00 87 00 02").getLast());
            till.pay();
            assertEquals(
                    List.of("1 1 1", "2 2 2", "3 3 3", "4 4 4", "5 5 5"),
                    bench.lines().stream()
                            .map(line ->
                                    line.get("receipt")
                                            + " "
                                            + line.get("trace")
                                            + " "
                                            + line.get("turnover"))
                            .toList());
        }
    }

    @Test
    void afterTheLastReceiptNumberComesTheFirst() {
        var script = "terminal: {receipt: 9998}";
        try (var bench = new Bench(folder, Transport.TCP, script)) {
            var till = bench.registered("3E");
            till.pay();
            till.pay();
            assertTrue(till.run(TestTill.LAST).get(1).contains("87 00 01 88 01 00 00"));
            assertEquals(List.of("booked 9999 84.37", "booked 1 84.37"), bench.booked());
        }
    }

    @Test
    void onlyNewBooksBeginWhereTheScriptSays() {
        try (var bench = bench()) {
            bench.registered("3E").pay();
        }
        try (var bench = new Bench(folder, Transport.TCP, "terminal: {receipt: 9998}")) {
            bench.registered("3E").pay();
            assertEquals(List.of("booked 1 84.37", "booked 2 84.37"), bench.booked());
        }
    }

    /// A power cut tears the last line anywhere.
    @Test
    void aTornLastLineIsTakenOutAndSaid() throws IOException {
        try (var bench = bench()) {
            var till = bench.registered("3E");
            till.pay();
            till.pay();
        }
        var whole = Files.readString(file());
        var first = whole.substring(0, whole.indexOf('\n') + 1);
        for (int length = first.length() + 1; length < whole.length(); length++) {
            Files.writeString(file(), whole.substring(0, length));
            var said = new ArrayList<String>();
            assertInstanceOf(Books.Opening.Opened.class, Books.open(file(), said::add)) //
                    .books()
                    .close();
            assertEquals(first, Files.readString(file()));
            assertEquals(
                    List.of(
                            file()
                                    + ":2:-: the last line was torn, as by a power cut, and is"
                                    + " taken out: "
                                    + (length - first.length())
                                    + " bytes"),
                    said);
        }
        try (var bench = bench()) {
            bench.registered("3E").pay();
            assertEquals(List.of("booked 1 84.37", "booked 2 84.37"), bench.booked());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "nonsense",
                "{}",
                "[]",
                "",
                "{\"what\":\"booked\",\"at\":\"yesterday\"}",
                "\u0000"
            })
    void aLineThatIsNoneIsRefusedWithItsPlace(String line) throws IOException {
        try (var bench = bench()) {
            bench.registered("3E").pay();
        }
        Files.writeString(file(), Files.readString(file()) + line + "\n");
        assertEquals(file() + ":2:-: is no line of a terminal's books; name another file", why());
    }

    @Test
    void booksAreOfOneTerminal() {
        try (var bench = bench()) {
            assertEquals(List.of(), bench.booked());
            assertEquals(
                    file() + " is in use by another simulated terminal; name another file", why());
        }
        assertEquals("opened", why());
    }

    @Test
    void booksThatCannotBeWrittenAreSaidSo() throws IOException {
        Files.createDirectory(file());
        assertTrue(why().startsWith(file() + " cannot be written: "), why());
    }

    @Test
    void aTerminalWithoutBooksForgets() {
        try (var none = Books.none()) {
            none.add(
                    BookLine.parse(
                                    """
                                    {"what":"booked","at":"2026-08-20T14:05:09Z","receipt":1,"trace":1,\
                                    "turnover":1,"amount":"84.37","currency":"USD","result":"00",\
                                    "approval":"A00001","last4":"1234","brand":"VISA","tid":"12345678"}\
                                    """)
                            .orElseThrow());
            assertEquals(0, none.memory(0, false).lastReceipt());
        }
    }

    @Test
    void everyLineReadsBackAsItWasWritten() {
        var script =
                "payments: [{}, {answer: decline}, {answer: cancel}, {quirks:"
                        + " [abort-after-approval]}]";
        try (var bench = new Bench(folder, Transport.TCP, script)) {
            var till = bench.registered("3E");
            for (int payment = 0; payment < 4; payment++) {
                till.pay();
            }
            till.run("06 30 06 00 00 00 87 00 01");
            till.run("06 31 0D 00 00 00 04 00 00 00 00 10 00 49 08 40");
            till.run("06 50 03 00 00 00");
            var lines = bench.lines();
            assertEquals(7, lines.size());
            lines.forEach(line ->
                    assertEquals(
                            line.toString(), BookLine.parse(line.toString()).orElseThrow().json()));
        }
    }
}
