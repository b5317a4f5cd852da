package org.cashwrap.device.simulator;

import org.cashwrap.device.link.Cable;
import org.cashwrap.device.link.Cables;
import org.cashwrap.device.link.Link;
import org.cashwrap.device.link.LinkName;
import org.cashwrap.device.link.Listening;
import org.cashwrap.device.link.SerialSettings;
import org.cashwrap.device.simulator.SimulatedTerminal.End;
import org.cashwrap.device.simulator.SimulatedTerminal.Transport;

import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/// A simulated terminal at its end of a named cable: waits for a till, serves it, and waits again, for as long as it is not
/// closed. A terminal has one socket: a second till that calls takes it, and the first is dropped.
public final class TerminalAtLink implements AutoCloseable {
    /// The speed of the settings.
    private static final int SAME_AS_BEFORE = 0;

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

    /// Where a connection comes from.
    private interface Plug extends AutoCloseable {
        /// As the other end names it.
        String name();

        Transport transport();

        /// May a second till come while one is served?
        boolean isCalled();

        /// A connection, if there is one within a short while.
        Optional<Link> next();

        /// From now on at another speed.
        void baud(int baud);

        @Override
        void close();
    }

    /// @param name     as [LinkName#parseListening] reads it
    /// @param settings of a serial line
    public static Start plugIn(SimulatedTerminal terminal, LinkName name, SerialSettings settings) {
        return switch (name) {
            case LinkName.Tcp tcp ->
                    switch (Listening.on(tcp)) {
                        case Listening.Start.Listens(var at) ->
                                new Start.Ready(new TerminalAtLink(terminal, new Socket(at)));
                        case Listening.Start.NotListening(var why) -> new Start.NotReady(why);
                    };
            case LinkName.Serial _ -> {
                var port = new Port(name, settings);
                yield switch (port.open()) {
                    case Cable.Opening.Opened(var link) -> {
                        port.first = Optional.of(link);
                        yield new Start.Ready(new TerminalAtLink(terminal, port));
                    }
                    case Cable.Opening.NotOpened(var why) -> new Start.NotReady(why);
                };
            }
            case LinkName.File _ ->
                    new Start.NotReady("a terminal must hear as well as speak; name another link");
        };
    }

    /// Where the till finds it: `tcp:20007`, `serial:/dev/ttyUSB0`.
    public String name() {
        return plug.name();
    }

    /// The first line that a simulator prints: `{"ready":"tcp:20007"}`.
    public String readyLine() {
        return JsonMapper.shared()
                .writeValueAsString(JsonNodeFactory.instance.objectNode().put("ready", name()));
    }

    /// Serves until it is closed.
    ///
    /// @throws java.io.UncheckedIOException if the books cannot be written
    public void run() {
        while (!closed) {
            var link = called.or(plug::next);
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
                    plug.baud(SAME_AS_BEFORE);
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
            return terminal.serve(link, plug.transport());
        }
        var serving = new AtomicBoolean(true);
        var caller =
                Thread.ofVirtual()
                        .start(() -> {
                            while (serving.get() && called.isEmpty()) {
                                called = plug.next();
                                called.ifPresent(_ -> link.close());
                            }
                        });
        try {
            return terminal.serve(link, plug.transport());
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

    private record Socket(Listening listening) implements Plug {
        @Override
        public String name() {
            return "tcp:" + listening.name().port();
        }

        @Override
        public Transport transport() {
            return Transport.TCP;
        }

        @Override
        public boolean isCalled() {
            return true;
        }

        @Override
        public Optional<Link> next() {
            return listening
                    .accept(LOOK_AGAIN)
                    .flatMap(opening ->
                            opening instanceof Cable.Opening.Opened(var link)
                                    ? Optional.of(link)
                                    : Optional.empty());
        }

        @Override
        public void baud(int baud) {
            // A network has none.
        }

        @Override
        public void close() {
            listening.close();
        }
    }

    private static final class Port implements Plug {
        private final LinkName name;
        private final SerialSettings settings;
        private SerialSettings now;
        private Optional<Link> first = Optional.empty();

        private Port(LinkName name, SerialSettings settings) {
            this.name = name;
            this.settings = settings;
            this.now = settings;
        }

        private Cable.Opening open() {
            return Cables.to(name, now).open();
        }

        @Override
        public String name() {
            return name.toString();
        }

        @Override
        public Transport transport() {
            return Transport.SERIAL;
        }

        @Override
        public boolean isCalled() {
            return false;
        }

        @Override
        public Optional<Link> next() {
            if (first.isPresent()) {
                var link = first;
                first = Optional.empty();
                return link;
            }
            return open() instanceof Cable.Opening.Opened(var link)
                    ? Optional.of(link)
                    : Optional.empty();
        }

        @Override
        public void baud(int baud) {
            now = baud == SAME_AS_BEFORE ? settings : new SerialSettings(baud, settings.stopBits());
        }

        @Override
        public void close() {
            first.ifPresent(Link::close);
        }
    }
}
