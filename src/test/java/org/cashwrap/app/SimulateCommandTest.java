package org.cashwrap.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.cashwrap.device.link.Cable;
import org.cashwrap.device.link.Cables;
import org.cashwrap.device.link.Link;
import org.cashwrap.device.link.LinkName;
import org.cashwrap.device.link.SerialSettings;
import org.cashwrap.device.simulator.SimulatedTerminal.Transport;
import org.cashwrap.device.simulator.TestTill;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/// The simulated terminal as a process of its own.
class SimulateCommandTest {
    @TempDir private Path folder;

    private Cashwrap.Serving terminal(String... more) {
        var args =
                new java.util.ArrayList<>(
                        List.of("simulate", "terminal", "--protocol", "zvt", "--link", "tcp:0"));
        args.addAll(List.of(more));
        return new Cashwrap.Serving(args.toArray(String[]::new));
    }

    private static TestTill till(Cashwrap.Serving terminal) {
        var port = Integer.parseInt(terminal.ready().substring("tcp:".length()));
        var opening =
                Cables.to(new LinkName.Tcp("127.0.0.1", port), new SerialSettings(9600, 2)).open();
        var link = assertInstanceOf(Cable.Opening.Opened.class, opening).link();
        var till = new TestTill(link, Transport.TCP);
        till.register("3E");
        return till;
    }

    @Test
    void aPowerCutInTheMiddleOfAPaymentLeavesItUnbookedAndTheRestRemembered() throws IOException {
        var books = folder.resolve("books.jsonl");
        try (var terminal = terminal("--out", books.toString())) {
            var till = till(terminal);
            assertEquals("06 0F 00", till.pay().getLast());
            // Approved, and not answered.
            till.run(
                    TestTill.PAY,
                    said ->
                            said.control() == 0x040F
                                    ? Optional.empty()
                                    : Optional.of(
                                            org.cashwrap.device.driver.zvt.wire.Apdu.of(0x8000)));
            terminal.kill();
        }
        assertEquals(1, Files.readAllLines(books).size());
        try (var terminal = terminal("--out", books.toString())) {
            var till = till(terminal);
            assertTrue(till.run(TestTill.LAST).get(1).contains("87 00 01 88 00 00 01"));
            assertEquals("06 0F 00", till.pay().getLast());
            till.hangUp();
            // One till after the other.
            assertTrue(till(terminal).run(TestTill.LAST).get(1).contains("87 00 02"));
            // SIGTERM, as a service manager stops it.
            assertEquals(128 + 15, terminal.terminate());
        }
        var lines = Files.readAllLines(books);
        assertEquals(2, lines.size());
        assertTrue(lines.getLast().startsWith("{\"what\":\"booked\",\"at\":\""));
        assertTrue(lines.getLast().contains("\"receipt\":2,\"trace\":2,\"turnover\":2"));
    }

    /// A disk without room: what cannot be written has not been.
    @Test
    @EnabledOnOs(OS.LINUX)
    void booksThatCannotBeWrittenStopItBeforeItSaysSo() {
        try (var terminal = terminal("--out", "/dev/full")) {
            assertEquals("gone", till(terminal).pay().getLast());
            assertEquals(2, terminal.ended());
        }
    }

    @Test
    void aPortThatIsTakenIsSaidSo() {
        try (var terminal = terminal()) {
            var again =
                    Cashwrap.run(
                            "simulate",
                            "terminal",
                            "--protocol",
                            "zvt",
                            "--link",
                            terminal.ready());
            assertEquals(2, again.exit());
            assertTrue(again.err().contains("cannot be listened on"), again.err());
            assertEquals("", again.out());
        }
    }

    @Test
    void whatIsWrongWithAScriptIsSaidAtOnceAndNoBooksAreBegun() throws IOException {
        var script =
                Files.writeString(folder.resolve("s.yaml"), "payments:\n  - {card: x}\n  - y\n");
        var books = folder.resolve("books.jsonl");
        var ended =
                Cashwrap.run(
                        "simulate",
                        "terminal",
                        "--protocol",
                        "zvt",
                        "--link",
                        "tcp:0",
                        "--script",
                        script.toString(),
                        "--out",
                        books.toString());
        assertEquals(2, ended.exit());
        assertEquals(
                script
                        + ":2:payments[0].card: is not a card of ours; write a brand and four"
                        + " digits, as visa-1234\n"
                        + script
                        + ":3:payments[1]: lines of the form \"key: value\" belong here; it may"
                        + " hold card, answer, delayMs, fault, quirks, busyPolls\n",
                ended.err());
        assertTrue(Files.notExists(books));
    }

    @ParameterizedTest
    @CsvSource({
        "--link, tcp:nowhere, --link",
        "--link, serial:/dev/there-is-none, /dev/there-is-none",
        "--link, file:/tmp/x, --link",
        "--time-scale, 0, --time-scale: write a number from 0.001 to 100.0",
        "--time-scale, NaN, --time-scale: write a number from 0.001 to 100.0",
        "--stop-bits, 3, --stop-bits: write 1 or 2",
        "--baud, 0, '--baud: write the line''s speed, as 9600 or 115200'",
        "--protocol, pax, Invalid value"
    })
    void whatCannotBeUsedIsSaidSo(String option, String value, String said) {
        var args = new java.util.ArrayList<>(List.of("simulate", "terminal"));
        if (!option.equals("--protocol")) {
            args.addAll(List.of("--protocol", "zvt"));
        }
        if (!option.equals("--link")) {
            args.addAll(List.of("--link", "tcp:0"));
        }
        args.addAll(List.of(option, value));
        var ended = Cashwrap.run(args.toArray(String[]::new));
        assertEquals(2, ended.exit());
        assertTrue(ended.err().contains(said), ended.err());
        assertEquals("", ended.out());
    }

    private Cashwrap.Serving printer(Path out, String... more) {
        var args =
                new java.util.ArrayList<>(
                        List.of("simulate", "printer", "--link", "tcp:0", "--time-scale", "0.05"));
        args.addAll(List.of("--out", out.toString()));
        args.addAll(List.of(more));
        return new Cashwrap.Serving(args.toArray(String[]::new));
    }

    private static Link callPrinter(Cashwrap.Serving printer) {
        var port = Integer.parseInt(printer.ready().substring("tcp:".length()));
        var name = new LinkName.Tcp("127.0.0.1", port);
        var opening = Cables.to(name, new SerialSettings(38400, 1)).open();
        return assertInstanceOf(Cable.Opening.Opened.class, opening).link();
    }

    private static void send(Link link, String hex) {
        link.write(HexFormat.of().parseHex(hex.replace(" ", "")));
    }

    private static String hear(Link link, int count) {
        var heard = new StringBuilder();
        for (var i = 0; i < count; i++) {
            heard.append("%02X".formatted(link.next(Duration.ofSeconds(60))));
        }
        return heard.toString();
    }

    @Test
    void aPrinterLeavesWhatItPrintsAlsoWhenItIsStoppedInTheMiddle() throws IOException {
        var out = folder.resolve("printed");
        try (var printer = printer(out)) {
            var link = callPrinter(printer);
            send(link, "1B40 1B7413 D5 A5 0A 1D564200 1D2848 0600 3030 31323334");
            assertEquals("37223132333400", hear(link, 7));
            assertEquals("\u20AC\u00D1\n", Files.readString(out.resolve("0001.txt")));
            assertTrue(Files.size(out.resolve("0001.png")) > 500);
            send(link, "42 0A 43 0A 1D7201");
            assertEquals("00", hear(link, 1));
            assertEquals(128 + 15, printer.terminate());
        }
        assertEquals("B\nC\n", Files.readString(out.resolve("0002.part.txt")));
        try (var printer = printer(out)) {
            var link = callPrinter(printer);
            send(link, "44 0A 1D564200 1D2848 0600 3030 31323334");
            hear(link, 7);
        }
        assertEquals("D\n", Files.readString(out.resolve("0003.txt")));
    }

    @ParameterizedTest
    @CsvSource({
        "--dots, 577, --dots: write a multiple of 8 from 64 to 2048",
        "--columns, 200, --columns: write a number from 8 to a quarter of the dots",
        "--speed-mm-s, 0, --speed-mm-s: write a number from 1 to 1000",
        "--time-scale, 0, --time-scale: write a number",
        "--script, /nowhere.yaml, there is no such file",
        "--baud, 0, '--baud: write the line''s speed, as 9600 or 115200'"
    })
    void whatAPrinterCannotUseIsSaidSo(String option, String value, String said) {
        var out = folder.resolve("never");
        var ended =
                Cashwrap.run(
                        "simulate",
                        "printer",
                        "--link",
                        "tcp:0",
                        "--out",
                        out.toString(),
                        option,
                        value);
        assertEquals(2, ended.exit());
        assertTrue(ended.err().contains(said), ended.err());
        assertEquals("", ended.out());
        assertTrue(Files.notExists(out));
    }
}
