package org.cashwrap.device.simulator;

import org.cashwrap.device.driver.zvt.wire.Control;
import org.cashwrap.device.link.Link;

import java.time.Clock;
import java.time.Duration;
import java.util.function.Consumer;

/// A card terminal that speaks ZVT, on one cable after the other. For one thread.
public final class SimulatedTerminal {
    private static final Duration IDLE = Duration.ofSeconds(60);

    private final TerminalState state;
    private final Timers timers;
    private final Consumer<String> display;

    /// @param scale   of all its times: 0.05 is twenty times as fast as a real one
    /// @param display is told what the customer sees
    public SimulatedTerminal(
            TerminalScript script,
            Books books,
            Clock clock,
            double scale,
            Consumer<String> display) {
        this.state = new TerminalState(script, books, clock);
        this.timers = new Timers(scale);
        this.display = display;
    }

    /// Which of the two transports a cable carries.
    public enum Transport {
        SERIAL,
        TCP
    }

    /// Why a connection ended.
    public sealed interface End {
        /// The cable is gone, or the till has hung up.
        record Gone() implements End {}

        /// The terminal starts anew, and is away meanwhile.
        record Restarting(Duration away) implements End {}

        /// The till wants another speed, from then on.
        record OtherBaud(int baud, Duration away) implements End {}
    }

    /// Serves the till at the other end until the connection ends; then it is closed.
    ///
    /// @throws java.io.UncheckedIOException if the books cannot be written
    public End serve(Link link, Transport transport) {
        var wire = new Wire(link);
        var mischief = state.mischief();
        var line =
                switch (transport) {
                    case SERIAL -> new SerialLine(wire, mischief, timers);
                    case TCP -> {
                        // Who connects anew may be somebody else.
                        state.register(Registration.NONE);
                        yield new TcpLine(wire, mischief);
                    }
                };
        var talk = new Talk(line, wire, timers, display);
        var commands = new Commands(new Session(state, talk, wire, timers, transport, display));
        try {
            while (true) {
                switch (line.hear(IDLE, apdu -> state.arrived(apdu, wire))) {
                    case Line.Heard.Message(var apdu) -> {
                        if (!Control.isAnswer(apdu.control())) {
                            var end = commands.obey(apdu);
                            if (end.isPresent()) {
                                return end.get();
                            }
                        }
                    }
                    case Line.Heard.Gone _ -> {
                        return new End.Gone();
                    }
                    case Line.Heard.Nothing _ -> {
                        // A till may be silent for hours.
                    }
                }
            }
        } finally {
            wire.cut();
        }
    }
}
