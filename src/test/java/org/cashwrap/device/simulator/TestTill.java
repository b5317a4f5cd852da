package org.cashwrap.device.simulator;

import org.cashwrap.device.driver.zvt.wire.Apdu;
import org.cashwrap.device.driver.zvt.wire.ApduReader;
import org.cashwrap.device.driver.zvt.wire.Control;
import org.cashwrap.device.driver.zvt.wire.SerialFrame;
import org.cashwrap.device.driver.zvt.wire.SerialReader;
import org.cashwrap.device.link.Link;
import org.cashwrap.device.simulator.SimulatedTerminal.Transport;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// A till of few words, to ask a terminal in tests: it does what a test says, and no more than a till must. It has no timers
/// but the one that keeps a broken test from hanging.
public final class TestTill {
    static final Apdu OK = Apdu.of(Control.OK);

    /// Answers everything in the way a good till does.
    static final Function<Apdu, Optional<Apdu>> YES = _ -> Optional.of(OK);

    private static final Duration GUARD = Duration.ofSeconds(20);

    private final Link link;
    private final Transport transport;
    private final SerialReader frames = new SerialReader();
    private final ApduReader messages = new ApduReader();
    private boolean acknowledges = true;

    public TestTill(Link link, Transport transport) {
        this.link = link;
        this.transport = transport;
    }

    static Apdu apdu(String hex) {
        var bytes = HexFormat.of().parseHex(hex.replace(" ", ""));
        var reader = new ApduReader();
        for (var b : bytes) {
            var apdu = reader.feed(b & 0xFF);
            if (apdu.isPresent()) {
                return apdu.get();
            }
        }
        throw new IllegalArgumentException(hex);
    }

    static String hex(Apdu apdu) {
        return HexFormat.ofDelimiter(" ").withUpperCase().formatHex(apdu.bytes());
    }

    // Bytes

    void write(String hex) {
        link.write(HexFormat.of().parseHex(hex.replace(" ", "")));
    }

    /// The next byte, or [Link#NOTHING] or [Link#BROKEN] if there is none within the wait.
    int next(Duration wait) {
        return link.next(wait);
    }

    /// So many bytes, in hexadecimal; fewer if they do not come.
    String bytes(int count) {
        var bytes = new ArrayList<String>();
        while (bytes.size() < count) {
            var b = link.next(GUARD);
            if (b < 0) {
                break;
            }
            bytes.add(String.format(java.util.Locale.ROOT, "%02X", b));
        }
        return String.join(" ", bytes);
    }

    public void hangUp() {
        link.close();
    }

    /// From now on nothing is acknowledged on a serial line.
    void acknowledgeNothing() {
        acknowledges = false;
    }

    // Messages

    /// Hands a message over, without waiting for anything.
    void put(Apdu apdu) {
        link.write(transport == Transport.SERIAL ? SerialFrame.of(apdu) : apdu.bytes());
    }

    /// Sends a message, and on a serial line waits for its acknowledge.
    void send(Apdu apdu) {
        put(apdu);
        if (transport == Transport.SERIAL) {
            var event = event();
            if (!(event instanceof SerialReader.Event.Acknowledged)) {
                throw new AssertionError("no acknowledge but " + event);
            }
        }
    }

    /// The next message; acknowledged on a serial line.
    Apdu hear() {
        return heard().orElseThrow(() -> new AssertionError("the link is gone"));
    }

    /// The next message, or none if the link is gone.
    Optional<Apdu> heard() {
        while (true) {
            if (transport == Transport.TCP) {
                return message();
            }
            switch (event()) {
                case SerialReader.Event.Message(var apdu) -> {
                    if (acknowledges) {
                        link.write(new byte[] {SerialFrame.ACK});
                    }
                    return Optional.of(apdu);
                }
                case SerialReader.Event.Damaged _ -> link.write(new byte[] {SerialFrame.NAK});
                case SerialReader.Event.Nothing _ -> {
                    return Optional.empty();
                }
                case SerialReader.Event.Acknowledged _, SerialReader.Event.NotAcknowledged _ -> {
                    // Of something that was said before.
                }
            }
        }
    }

    /// The next message, or none within the wait.
    Optional<Apdu> heardWithin(Duration wait) {
        var end = System.nanoTime() + wait.toNanos();
        while (true) {
            var b = link.next(Duration.ofNanos(Math.max(0, end - System.nanoTime())));
            if (b < 0) {
                return Optional.empty();
            }
            if (transport == Transport.TCP) {
                var apdu = messages.feed(b);
                if (apdu.isPresent()) {
                    return apdu;
                }
            } else if (frames.feed(b) instanceof SerialReader.Event.Message(var apdu)) {
                link.write(new byte[] {SerialFrame.ACK});
                return Optional.of(apdu);
            }
        }
    }

    private Optional<Apdu> message() {
        while (true) {
            var b = link.next(GUARD);
            if (b == Link.NOTHING) {
                throw new AssertionError("the terminal says nothing");
            }
            if (b == Link.BROKEN) {
                return Optional.empty();
            }
            var apdu = messages.feed(b);
            if (apdu.isPresent()) {
                return apdu;
            }
        }
    }

    /// The next thing on a serial line; nothing if it is gone.
    SerialReader.Event event() {
        while (true) {
            var b = link.next(GUARD);
            if (b == Link.NOTHING) {
                throw new AssertionError("the terminal says nothing");
            }
            if (b == Link.BROKEN) {
                return new SerialReader.Event.Nothing();
            }
            var event = frames.feed(b);
            if (!(event instanceof SerialReader.Event.Nothing)) {
                return event;
            }
        }
    }

    /// A whole dialogue: asks, answers everything positively, and ends with the terminal's last word, or with its answer
    /// where that is negative.
    public List<String> run(String command) {
        return run(command, YES);
    }

    /// The same, with answers of the test's own; empty leaves the dialogue there, and so does a link that is gone.
    ///
    /// @return what the terminal said, in hexadecimal
    public List<String> run(String command, Function<Apdu, Optional<Apdu>> answers) {
        send(apdu(command));
        var said = new ArrayList<String>();
        for (var apdu = heard(); apdu.isPresent(); apdu = heard()) {
            said.add(hex(apdu.get()));
            if (Control.isAnswer(apdu.get().control())) {
                if (Control.isPositive(apdu.get().control())) {
                    continue;
                }
                return said;
            }
            var answer = answers.apply(apdu.get());
            if (answer.isEmpty()) {
                return said;
            }
            send(answer.get());
            if (apdu.get().is(Control.COMPLETION) || apdu.get().is(Control.ABORT_BY_TERMINAL)) {
                return said;
            }
        }
        said.add("gone");
        return said;
    }

    /// Registers: config byte in hexadecimal, dollars, and with containers the permission for text blocks.
    public List<String> register(String config) {
        return run("06 00 06 00 00 00 " + config + " 08 40");
    }

    List<String> registerForBlocks(String config) {
        return run(
                "06 00 15 00 00 00 "
                        + config
                        + " 08 40 06 0D 12 01 32 1A 02 04 00 26 04 0A 02 06 D3");
    }

    public List<String> pay() {
        return run(PAY);
    }

    /// 84.37 dollars.
    public static final String PAY = "06 01 0A 04 00 00 00 00 84 37 49 08 40";

    /// Which record is the last one, without printing.
    public static final String LAST = "06 20 05 00 00 00 03 03";
}
