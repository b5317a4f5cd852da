package org.cashwrap.device.link;

/// Where a cable leads, as a station file or a command names it.
public sealed interface LinkName {
    /// @param path of the port: `/dev/serial/by-id/…`, `/dev/ttyUSB0`, `COM3`
    record Serial(String path) implements LinkName {
        @Override
        public String toString() {
            return "serial:" + path;
        }
    }

    /// @param host a name or an address, an IPv6 address without its brackets
    /// @param port 0 to 65535; 0 only where we listen, and then the system picks one
    record Tcp(String host, int port) implements LinkName {
        @Override
        public String toString() {
            return "tcp:" + (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
        }
    }

    /// @param path of a file, which is added to, or of a device
    record File(String path) implements LinkName {
        @Override
        public String toString() {
            return "file:" + path;
        }
    }

    sealed interface Parsed {
        record Good(LinkName name) implements Parsed {}

        record Bad(String why) implements Parsed {}
    }

    static Parsed parse(String text) {
        if (text.startsWith("serial:")) {
            return new Parsed.Good(new Serial(text.substring(7)));
        }
        if (text.startsWith("file:")) {
            return new Parsed.Good(new File(text.substring(5)));
        }
        var m = java.util.regex.Pattern.compile("tcp:(.+):([0-9]+)").matcher(text);
        if (m.matches()) {
            return new Parsed.Good(
                    new Tcp(m.group(1).replaceAll("[\\[\\]]", ""), Integer.parseInt(m.group(2))));
        }
        return new Parsed.Bad("is not a link; write serial:PATH or tcp:HOST:PORT");
    }
}
