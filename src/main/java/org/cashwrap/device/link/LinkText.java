package org.cashwrap.device.link;

import org.cashwrap.device.link.LinkName.Parsed;
import org.cashwrap.device.link.LinkName.Parsed.Bad;
import org.cashwrap.device.link.LinkName.Parsed.Good;

import java.net.Inet6Address;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.regex.Pattern;

/// The text of a [LinkName]: what is allowed in it, and what to say of anything else.
final class LinkText {
    static final int PORT_MAX = 65_535;

    /// Where simulators listen: nobody outside this machine may talk to one.
    static final String HERE = "127.0.0.1";

    private static final String FORMS =
            "Write serial:PATH, tcp:HOST:PORT or file:PATH, as serial:/dev/ttyUSB0";
    private static final int QUOTED_MAX = 80;
    private static final Pattern HOST = Pattern.compile("[A-Za-z0-9]([A-Za-z0-9._-]{0,252})");
    private static final Pattern DIGITS = Pattern.compile("[0-9]{1,5}");

    private LinkText() {}

    static Parsed toOpen(String text) {
        if (text.startsWith("serial:")) {
            return path(text, "serial:", LinkName.Serial::new);
        }
        if (text.startsWith("file:")) {
            return path(text, "file:", LinkName.File::new);
        }
        if (text.startsWith("tcp:")) {
            return tcp(text);
        }
        return unknown(text);
    }

    static Parsed toListen(String text) {
        if (text.startsWith("serial:")) {
            return toOpen(text);
        }
        if (text.startsWith("file:")) {
            return bad(text, "has no other end. Write tcp:PORT or serial:PATH");
        }
        if (!text.startsWith("tcp:")) {
            return bad(text, "does not say what to listen on. Write tcp:PORT or serial:PATH");
        }
        var port = port(text.substring("tcp:".length()));
        if (port.isEmpty()) {
            return bad(
                    text,
                    "is no port to listen on, which is always on this machine. Write tcp:PORT with"
                            + " 1 to 65535, or tcp:0 for any that is free");
        }
        return new Good(new LinkName.Tcp(HERE, port.getAsInt()));
    }

    /// What is wrong with a path, if anything is.
    static Optional<String> wrongPath(String path) {
        if (path.isBlank()) {
            return Optional.of("lacks its path");
        }
        if (!path.equals(path.strip())) {
            return Optional.of("has a blank before or after its path. Take it out");
        }
        if (path.chars().anyMatch(Character::isISOControl)) {
            return Optional.of("has a control character in its path. Take it out");
        }
        try {
            var _ = Path.of(path);
        } catch (InvalidPathException invalid) {
            return Optional.of("has a character in its path that no path can have");
        }
        return Optional.empty();
    }

    /// What is wrong with a host without brackets, if anything is.
    static Optional<String> wrongHost(String host) {
        if (host.isBlank()) {
            return Optional.of("lacks its host");
        }
        if (host.contains(":")) {
            return isIpv6(host)
                    ? Optional.empty()
                    : Optional.of("has no IPv6 address for its host. Write it like [::1]");
        }
        return HOST.matcher(host).matches()
                ? Optional.empty()
                : Optional.of("has a host that is no name and no address");
    }

    private static boolean isIpv6(String host) {
        try {
            return Inet6Address.ofLiteral(host) != null;
        } catch (IllegalArgumentException notOne) {
            return false;
        }
    }

    private static Parsed path(String text, String prefix, Function<String, LinkName> name) {
        var path = text.substring(prefix.length());
        return wrongPath(path)
                .<Parsed>map(why -> bad(text, why))
                .orElseGet(() -> new Good(name.apply(path)));
    }

    private static Parsed tcp(String text) {
        var address = text.substring("tcp:".length());
        var colon = address.lastIndexOf(':');
        if (colon < 0) {
            return bad(text, "lacks its host or its port. Write tcp:HOST:PORT");
        }
        var host = address.substring(0, colon);
        var inBrackets = host.startsWith("[") && host.endsWith("]") && host.length() > 1;
        if (inBrackets) {
            host = host.substring(1, host.length() - 1);
        }
        if (inBrackets != host.contains(":")) {
            return bad(text, "needs brackets around an IPv6 address, as in tcp:[::1]:20007");
        }
        var wrong = wrongHost(host);
        if (wrong.isPresent()) {
            return bad(text, wrong.get() + ". Write tcp:HOST:PORT");
        }
        var port = port(address.substring(colon + 1));
        if (port.isEmpty() || port.getAsInt() == 0) {
            return bad(text, "has no port from 1 to 65535 at its end. Write tcp:HOST:PORT");
        }
        return new Good(new LinkName.Tcp(host, port.getAsInt()));
    }

    private static OptionalInt port(String digits) {
        if (!DIGITS.matcher(digits).matches()) {
            return OptionalInt.empty();
        }
        var port = Integer.parseInt(digits);
        return port > PORT_MAX ? OptionalInt.empty() : OptionalInt.of(port);
    }

    private static Parsed unknown(String text) {
        if (text.startsWith("/dev/")) {
            return bad(text, "lacks its kind. Write serial:" + quotable(text));
        }
        return bad(text, "is no link. " + FORMS);
    }

    private static Bad bad(String text, String why) {
        return new Bad("'" + quotable(text) + "' " + why);
    }

    /// As much of it as a line can show.
    private static String quotable(String text) {
        var shown = new StringBuilder();
        text.codePoints()
                .limit(QUOTED_MAX)
                .forEach(each -> shown.appendCodePoint(isShown(each) ? each : '?'));
        return text.codePointCount(0, text.length()) > QUOTED_MAX ? shown + "…" : shown.toString();
    }

    private static boolean isShown(int each) {
        var kind = Character.getType(each);
        return !Character.isISOControl(each)
                && kind != Character.SURROGATE
                && kind != Character.FORMAT
                && kind != Character.LINE_SEPARATOR
                && kind != Character.PARAGRAPH_SEPARATOR;
    }
}
