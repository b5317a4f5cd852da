package org.cashwrap.device.simulator;

import org.cashwrap.device.link.Cable;
import org.cashwrap.device.link.Cables;
import org.cashwrap.device.link.Link;
import org.cashwrap.device.link.LinkName;
import org.cashwrap.device.link.Listening;
import org.cashwrap.device.link.SerialSettings;

import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;

import java.time.Duration;
import java.util.Optional;

/// Where a simulated device's connections come from.
interface Plug extends AutoCloseable {
    /// The speed of the settings.
    int SAME_AS_BEFORE = 0;

    /// As the other end names it: `tcp:20007`, `serial:/dev/ttyUSB0`.
    String name();

    /// May a second till come while one is served? On a network it may.
    boolean isCalled();

    /// A connection, if there is one within the wait.
    Optional<Link> next(Duration wait);

    /// From now on at another speed.
    void baud(int baud);

    /// Out of power: nobody can connect. On a serial line there is nothing to see of that.
    ///
    /// @return false if that cannot be said or changed
    boolean power(boolean on);

    @Override
    void close();

    /// The first line that a simulator prints: `{"ready":"tcp:20007"}`.
    default String readyLine() {
        return JsonMapper.shared()
                .writeValueAsString(JsonNodeFactory.instance.objectNode().put("ready", name()));
    }

    /// What became of plugging in.
    sealed interface Start {
        record Plugged(Plug plug) implements Start {}

        /// @param why in plain English, with the cure
        record NotPlugged(String why) implements Start {}
    }

    /// @param name     as [LinkName#parseListening] reads it
    /// @param settings of a serial line
    static Start at(LinkName name, SerialSettings settings) {
        return switch (name) {
            case LinkName.Tcp tcp ->
                    switch (Listening.on(tcp)) {
                        case Listening.Start.Listens(var at) -> new Start.Plugged(new Socket(at));
                        case Listening.Start.NotListening(var why) -> new Start.NotPlugged(why);
                    };
            case LinkName.Serial _ -> {
                var port = new Port(name, settings);
                yield switch (port.open()) {
                    case Cable.Opening.Opened(var link) -> {
                        port.first = Optional.of(link);
                        yield new Start.Plugged(port);
                    }
                    case Cable.Opening.NotOpened(var why) -> new Start.NotPlugged(why);
                };
            }
            case LinkName.File _ ->
                    new Start.NotPlugged(
                            "a simulated device must hear as well as speak; name another link");
        };
    }

    /// On a network, where it is called.
    final class Socket implements Plug {
        private final LinkName.Tcp at;
        private volatile Optional<Listening> listening;
        private volatile boolean closed;

        private Socket(Listening listening) {
            this.at = listening.name();
            this.listening = Optional.of(listening);
        }

        @Override
        public String name() {
            return "tcp:" + at.port();
        }

        @Override
        public boolean isCalled() {
            return true;
        }

        @Override
        public Optional<Link> next(Duration wait) {
            return listening
                    .flatMap(open -> open.accept(wait))
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
        public boolean power(boolean on) {
            if (!on) {
                listening.ifPresent(Listening::close);
                listening = Optional.empty();
                return true;
            }
            if (listening.isEmpty()
                    && !closed
                    && Listening.on(at) instanceof Listening.Start.Listens(var again)) {
                listening = Optional.of(again);
            }
            return listening.isPresent();
        }

        @Override
        public void close() {
            closed = true;
            listening.ifPresent(Listening::close);
        }
    }

    /// At a serial port, which is opened anew when it has gone.
    final class Port implements Plug {
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
        public boolean isCalled() {
            return false;
        }

        @Override
        public Optional<Link> next(Duration wait) {
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
        public boolean power(boolean on) {
            return true;
        }

        @Override
        public void close() {
            first.ifPresent(Link::close);
        }
    }
}
