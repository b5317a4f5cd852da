package org.cashwrap.profile;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import org.cashwrap.config.BadValueException;
import org.cashwrap.core.bill.Language;

import java.net.URI;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// What this workstation is, as its `station.yaml` says.
///
/// @param store      the store's name within the company
/// @param till       the number of this till within the store
/// @param currency   ISO 4217 code of a currency with 0 to 3 decimals; the only one this till takes
/// @param timeZone   the store's
/// @param language   of screens, and of receipts unless a customer's account says otherwise
/// @param header     the lines at the head of every receipt
/// @param training   prints TRAINING on everything and talks to this computer only
/// @param headOffice where entries are uploaded to; without one the till stands alone
/// @param ca         the certificates that prove the head office, from the station folder; without it those that Java trusts.
///                   See [StationFolder#ca]
/// @param anchor     where the witness of the journal's head is kept, from the station folder; see [StationFolder#anchor]
/// @param terminal   the card terminal; without one no card is taken
/// @param printer    the receipt printer; without one nothing is printed
/// @param drawer     the cash drawer on the receipt printer; without one none is opened
/// @param scanner    the scanner on a serial port; without one none is read
/// @param stubs      the forms of bill that are scanned here; without any, a scan is searched for as it is
/// @param region     by which the rules for cash are chosen, as in rule packs; without one, those for any region
public record Station(
        @Pattern(
                        regexp = "[A-Za-z0-9._]{1,20}",
                        message =
                                "is not a store name; write 1 to 20 letters A to z, digits, dots"
                                        + " and underscores")
                String store,
        @Min(value = 1, message = TILL_RULE) @Max(value = 999, message = TILL_RULE) int till,
        String currency,
        ZoneId timeZone,
        Language language,
        @Size(
                        min = 1,
                        max = 6,
                        message = "write 1 to 6 lines, at least the store's name and address")
                List<
                                @Size(
                                        max = 64,
                                        message =
                                                "is longer than 64 characters; break it into two"
                                                        + " lines")
                                @Pattern(
                                        regexp = NO_CONTROLS,
                                        message =
                                                "holds an invisible character that a printer would"
                                                        + " obey; type the line anew")
                                String>
                        header,
        boolean training,
        Optional<URI> headOffice,
        Optional<
                        @Size(
                                min = 1,
                                max = 1_000,
                                message = "write a path of at most 1000 characters")
                        @Pattern(
                                regexp = NO_CONTROLS,
                                message = "holds an invisible character; type the path anew")
                        String>
                ca,
        Optional<
                        @Size(
                                min = 1,
                                max = 1_000,
                                message = "write a path of at most 1000 characters")
                        @Pattern(
                                regexp = NO_CONTROLS,
                                message = "holds an invisible character; type the path anew")
                        String>
                anchor,
        Optional<StationTerminal> terminal,
        Optional<StationPrinter> printer,
        Optional<StationDrawer> drawer,
        Optional<StationScanner> scanner,
        Optional<
                        @Size(
                                        min = 1,
                                        max = 20,
                                        message =
                                                "write 1 to 20 forms of bill, or take the key out")
                                List<
                                String>>
                stubs,
        Optional<
                        @Size(
                                min = 1,
                                max = 40,
                                message = "write 1 to 40 characters, such as US-NY")
                        @Pattern(
                                regexp = NO_CONTROLS,
                                message = "holds an invisible character; type the region anew")
                        String>
                region) {
    static final String TILL_RULE = "is not a till number; write one from 1 to 999";

    /// No line breaks, nothing a printer or a terminal would take as a command, and no mark that turns text round to
    /// show something else than it says. The joiners of Persian and the isolates are allowed.
    static final String NO_CONTROLS = "[^\\p{Cc}\\p{Cs}\\p{Zl}\\p{Zp}\\u202A-\\u202E\\uFEFF]*";

    private static final int DECIMALS_MAX = 3;

    public Station {
        header = List.copyOf(header);
        stubs = stubs.map(List::copyOf);
        if (!isCurrency(currency)) {
            throw new BadValueException(
                    "is not a currency of 0 to 3 decimals; write its ISO code in capitals, as USD"
                            + " or EUR",
                    "currency");
        }
        if (ca.filter(path -> !isPath(path)).isPresent()) {
            throw new BadValueException(
                    "is not a path on this computer; write it as its system does", "ca");
        }
        if (anchor.filter(path -> !isPath(path)).isPresent()) {
            throw new BadValueException(
                    "is not a path on this computer; write it as its system does", "anchor");
        }
        var notAllowed = headOffice.flatMap(address -> whyNotAllowed(address, training));
        if (notAllowed.isPresent()) {
            throw new BadValueException(notAllowed.get(), "head-office");
        }
        if (ca.isPresent() && headOffice.filter(Station::isProtected).isEmpty()) {
            throw new BadValueException(
                    "is for a head office that is named by https; name one, or take this out",
                    "ca");
        }
    }

    private static boolean isCurrency(String code) {
        try {
            var decimals = Currency.getInstance(code).getDefaultFractionDigits();
            return decimals >= 0 && decimals <= DECIMALS_MAX;
        } catch (IllegalArgumentException unknown) {
            return false;
        }
    }

    private static boolean isPath(String text) {
        try {
            var _ = Path.of(text);
            return true;
        } catch (InvalidPathException notHere) {
            return false;
        }
    }

    private static boolean isProtected(URI address) {
        return "https".equalsIgnoreCase(address.getScheme());
    }

    private static Optional<String> whyNotAllowed(URI address, boolean training) {
        var scheme = String.valueOf(address.getScheme()).toLowerCase(Locale.ROOT);
        if (address.getHost() == null || !(scheme.equals("https") || scheme.equals("http"))) {
            return Optional.of(
                    "is not a web address with a host; write one like https://office.example");
        }
        if (address.getRawUserInfo() != null
                || address.getRawQuery() != null
                || address.getRawFragment() != null) {
            return Optional.of(
                    "holds a user, a question mark or a #; write only https://host, a port and a"
                            + " path");
        }
        if (isThisComputer(address.getHost())) {
            return Optional.empty();
        }
        if (training) {
            return Optional.of(
                    "a training till talks to this computer only; write http://127.0.0.1 and a"
                            + " port, or training: false");
        }
        return scheme.equals("https")
                ? Optional.empty()
                : Optional.of(
                        "goes over the network unprotected; write https:// instead of http://");
    }

    /// By its text alone: a name that must be looked up could be answered by anybody.
    static boolean isThisComputer(String host) {
        return host.equalsIgnoreCase("localhost")
                || host.equals("[::1]")
                || host.matches("127(\\.(25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])){3}");
    }

    /// The till's name in the journal and on paper: `STORE-N`.
    public String name() {
        return store + "-" + till;
    }
}
