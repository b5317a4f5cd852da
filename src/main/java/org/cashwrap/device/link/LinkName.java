package org.cashwrap.device.link;

/// Where a cable leads, as a station file or a command names it. [#toString] gives what [#parse] takes.
public sealed interface LinkName {
    /// @param path of the port: `/dev/serial/by-id/…`, `/dev/ttyUSB0`, `COM3`
    record Serial(String path) implements LinkName {
        public Serial {
            LinkText.wrongPath(path).ifPresent(LinkName::refuse);
        }

        @Override
        public String toString() {
            return "serial:" + path;
        }
    }

    /// @param host a name or an address, an IPv6 address without its brackets
    /// @param port 0 to 65535; 0 only where we listen, and then the system picks one
    record Tcp(String host, int port) implements LinkName {
        public Tcp {
            LinkText.wrongHost(host).ifPresent(LinkName::refuse);
            if (port < 0 || port > LinkText.PORT_MAX) {
                refuse("no such port: " + port);
            }
        }

        @Override
        public String toString() {
            return "tcp:" + (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
        }
    }

    /// @param path of a file, which is added to, or of a device
    record File(String path) implements LinkName {
        public File {
            LinkText.wrongPath(path).ifPresent(LinkName::refuse);
        }

        @Override
        public String toString() {
            return "file:" + path;
        }
    }

    /// What became of reading a name.
    sealed interface Parsed {
        record Good(LinkName name) implements Parsed {}

        /// @param why in plain English, with the cure
        record Bad(String why) implements Parsed {}
    }

    /// Reads `serial:PATH`, `tcp:HOST:PORT` or `file:PATH`: a cable that we open.
    static Parsed parse(String text) {
        return LinkText.toOpen(text);
    }

    /// Reads where a simulator waits for the other end: `tcp:PORT` on this machine, with port 0 for any that is free, or
    /// `serial:PATH`.
    static Parsed parseListening(String text) {
        return LinkText.toListen(text);
    }

    private static void refuse(String why) {
        throw new IllegalArgumentException(why);
    }
}
