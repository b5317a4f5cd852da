package org.cashwrap.device.simulator;

import org.cashwrap.device.link.Link;
import org.cashwrap.device.link.LinkName;
import org.cashwrap.device.link.SerialSettings;
import org.cashwrap.device.simulator.SimulatedTerminal.End;
import org.cashwrap.device.simulator.SimulatedTerminal.Transport;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/// A simulated terminal at its end of a named cable: waits for a till, serves it, and waits again, for as long as it is not
/// closed. A terminal has one socket: a second till that calls takes it, and the first is dropped.
public final class TerminalAtLink implements AutoCloseable {
    private static final Duration LOOK_AGAIN = Duration.ofMillis(200);

    private final SimulatedTerminal terminal;
    private final Plug plug;
    private volatile boolean closed;

    /// Another till, that has called while one was served.
    private volatile Optional<Link> called = Optional.empty();

    private volatile Optional<Link> open = Optional.empty();

    private TerminalAtLink(SimulatedTerminal terminal, Plug plug) {
        this.terminal = terminal;
        this.plug = plug;
    }

    /// What became of plugging it in.
    public sealed interface Start {
        record Ready(TerminalAtLink terminal) implements Start {}

        /// @param why in plain English, with the cure
        record NotReady(String why) implements Start {}
    }

    /// @param name     as [LinkName#parseListening] reads it
    /// @param settings of a serial line
    public static Start plugIn(SimulatedTerminal terminal, LinkName name, SerialSettings settings) {
        return switch (Plug.at(name, settings)) {
            case Plug.Start.Plugged(var plug) ->
                    new Start.Ready(new TerminalAtLink(terminal, plug));
            case Plug.Start.NotPlugged(var why) -> new Start.NotReady(why);
        };
    }

    /// Where the till finds it: `tcp:20007`, `serial:/dev/ttyUSB0`.
    public String name() {
        return plug.name();
    }

    /// The first line that a simulator prints: `{"ready":"tcp:20007"}`.
    public String readyLine() {
        return plug.readyLine();
    }

    /// Serves until it is closed.
    ///
    /// @throws java.io.UncheckedIOException if the books cannot be written
    public void run() {
        while (!closed) {
            var link = called.or(this::caller);
            called = Optional.empty();
            if (link.isEmpty()) {
                pause(LOOK_AGAIN);
                continue;
            }
            open = link;
            if (closed) {
                link.get().close();
                return;
            }
            switch (serve(link.get())) {
                case End.Gone _ -> {
                    // It may come back.
                }
                case End.Restarting(var away) -> {
                    plug.baud(Plug.SAME_AS_BEFORE);
                    pause(away);
                }
                case End.OtherBaud(var baud, var away) -> {
                    plug.baud(baud);
                    pause(away);
                }
            }
        }
    }

    /// Until it ends, or until another till calls.
    private End serve(Link link) {
        if (!plug.isCalled()) {
            return terminal.serve(link, transport());
        }
        var serving = new AtomicBoolean(true);
        var caller =
                Thread.ofVirtual()
                        .start(() -> {
                            while (serving.get() && called.isEmpty()) {
                                called = caller();
                                called.ifPresent(_ -> link.close());
                            }
                        });
        try {
            return terminal.serve(link, transport());
        } finally {
            serving.set(false);
            join(caller);
        }
    }

    /// From any thread: [#run] then returns.
    @Override
    public void close() {
        closed = true;
        plug.close();
        open.ifPresent(Link::close);
        called.ifPresent(Link::close);
    }

    private Optional<Link> caller() {
        return plug.next(LOOK_AGAIN);
    }

    private Transport transport() {
        return plug.isCalled() ? Transport.TCP : Transport.SERIAL;
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static void pause(Duration time) {
        try {
            Thread.sleep(time);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
