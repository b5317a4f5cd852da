package org.cashwrap.headoffice;

import java.net.URI;
import java.util.Locale;

/// Where the head office is. Anywhere but on this computer only through TLS: what is asked names customers.
///
/// @param base `https://HOST`, a port and a path if need be
public record OfficeAddress(URI base) {
    public OfficeAddress {
        var scheme = String.valueOf(base.getScheme()).toLowerCase(Locale.ROOT);
        if (base.getHost() == null || base.getRawQuery() != null || base.getRawFragment() != null) {
            throw new IllegalArgumentException("not the address of a head office: " + base);
        }
        if (!scheme.equals("https") && !(scheme.equals("http") && isThisComputer(base.getHost()))) {
            throw new IllegalArgumentException("unprotected over the network: " + base);
        }
    }

    /// By its text alone: a name that must be looked up could be answered by anybody.
    private static boolean isThisComputer(String host) {
        return host.equalsIgnoreCase("localhost")
                || host.equals("[::1]")
                || host.matches("127(\\.[0-9]{1,3}){3}");
    }

    boolean isHere() {
        return isThisComputer(base.getHost());
    }

    /// @param path that the contract names, as `/v1/head`
    URI of(String path) {
        var own = base.getRawPath();
        var before = own.endsWith("/") ? own.substring(0, own.length() - 1) : own;
        return base.resolve(before + path);
    }
}
