package org.cashwrap.device.simulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.cashwrap.device.link.Cable;
import org.cashwrap.device.link.Cables;
import org.cashwrap.device.link.Link;
import org.cashwrap.device.link.LinkName;
import org.cashwrap.device.link.PtyPair;
import org.cashwrap.device.link.SerialSettings;
import org.cashwrap.device.simulator.SimulatedTerminal.Transport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// The terminal on real cables: plugged in, pulled, plugged in again.
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class TerminalAtLinkTest {
    private static final SerialSettings SERIAL = new SerialSettings(9600, 2);

    private static TerminalAtLink plugIn(LinkName name, String script) {
        var terminal =
                new SimulatedTerminal(Bench.script(script), Books.none(), Bench.CLOCK, 1, _ -> {});
        return switch (TerminalAtLink.plugIn(terminal, name, SERIAL)) {
            case TerminalAtLink.Start.Ready(var ready) -> ready;
            case TerminalAtLink.Start.NotReady(var why) -> throw new AssertionError(why);
        };
    }

    private static Link open(LinkName name) {
        return assertInstanceOf(Cable.Opening.Opened.class, Cables.to(name, SERIAL).open()).link();
    }

    private static Thread run(TerminalAtLink terminal) {
        return Thread.ofPlatform().daemon().start(terminal::run);
    }

    @Test
    void aSerialCableThatIsPulledAndPutBack() throws IOException, InterruptedException {
        Thread running;
        try (var cable = PtyPair.open();
                var terminal = plugIn(new LinkName.Serial(cable.a()), "payments: []")) {
            running = run(terminal);
            assertEquals("serial:" + cable.a(), terminal.name());
            assertEquals("{\"ready\":\"serial:" + cable.a() + "\"}", terminal.readyLine());

            var link = open(new LinkName.Serial(cable.b()));
            var till = new TestTill(link, Transport.SERIAL);
            till.register("BE");
            assertEquals("06 0F 00", till.pay().getLast());
            cable.cut();
            link.close();
            cable.plugIn();

            link = open(new LinkName.Serial(cable.b()));
            till = new TestTill(link, Transport.SERIAL);
            // A serial line has no beginning, so it goes on; the terminal may still be away.
            awaitThere(till);
            assertTrue(till.run(TestTill.LAST).get(1).contains("87 00 01"));
            assertEquals("06 0F 00", till.pay().getLast());
            link.close();
        }
        running.join();
    }

    /// Asks for its status until it answers.
    private static void awaitThere(TestTill till) {
        do {
            till.write("10 02 05 01 00 10 03 10 06");
        } while (till.next(java.time.Duration.ofSeconds(1)) != 0x06);
        till.hear();
        till.hear();
        till.send(TestTill.OK);
    }

    @Test
    void afterAResetATillFindsItAgain() throws InterruptedException {
        Thread running;
        try (var terminal = plugIn(new LinkName.Tcp("127.0.0.1", 0), "payments: []")) {
            running = run(terminal);
            assertTrue(terminal.name().startsWith("tcp:"));
            var port = Integer.parseInt(terminal.name().substring("tcp:".length()));
            var name = new LinkName.Tcp("127.0.0.1", port);
            var till = new TestTill(open(name), Transport.TCP);
            till.register("3E");
            assertEquals(List.of("80 00 00", "06 0F 00"), till.run("06 18 00"));
            assertEquals(java.util.Optional.empty(), till.heard());
            till = new TestTill(open(name), Transport.TCP);
            assertEquals("06 1E 01 6B", till.pay().getLast());
        }
        // Closing it has ended the connection and the thread.
        running.join();
    }

    /// A terminal has one socket: who calls last has it, and a payment of the one before is taken back.
    @Test
    void aSecondTillTakesTheTerminalFromTheFirst() throws InterruptedException {
        Thread running;
        try (var terminal =
                plugIn(new LinkName.Tcp("127.0.0.1", 0), "payments: [{delayMs: 60000}]")) {
            running = run(terminal);
            var port = Integer.parseInt(terminal.name().substring("tcp:".length()));
            var name = new LinkName.Tcp("127.0.0.1", port);
            var first = new TestTill(open(name), Transport.TCP);
            first.register("3E");
            first.send(TestTill.apdu(TestTill.PAY));
            assertEquals(TestTill.OK, first.hear());
            assertEquals("04 FF 01 0A", TestTill.hex(first.hear()));
            first.send(TestTill.OK);

            var second = new TestTill(open(name), Transport.TCP);
            second.register("3E");
            assertEquals(java.util.Optional.empty(), first.heard());
            // Nothing was booked of the first, and the script goes on behind it.
            assertTrue(second.run(TestTill.LAST).get(1).contains("87 00 00"));
            assertEquals("06 0F 00", second.pay().getLast());
            assertTrue(second.run(TestTill.LAST).get(1).contains("87 00 01"));
        }
        running.join();
    }

    @Test
    void aFileIsNoCableForIt() {
        var terminal =
                new SimulatedTerminal(TerminalScript.NONE, Books.none(), Bench.CLOCK, 1, _ -> {});
        assertInstanceOf(
                TerminalAtLink.Start.NotReady.class,
                TerminalAtLink.plugIn(terminal, new LinkName.File("/tmp/x"), SERIAL));
    }
}
