package org.cashwrap.profile;

import org.cashwrap.config.ConfigProblem;
import org.cashwrap.config.Misfit;
import org.cashwrap.config.Words;
import org.cashwrap.device.link.LinkName;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// Holds what one station file says of its devices against their profiles and against the station, while the file is read.
final class Fitting {
    private final Profiles profiles;
    private final List<ConfigProblem> ofProfiles = new ArrayList<>();
    private Optional<Profile<CardTerminalProfile>> terminal = Optional.empty();
    private Optional<LinkName> terminalLink = Optional.empty();
    private Optional<Profile<ReceiptPrinterProfile>> printer = Optional.empty();
    private Optional<LinkName> printerLink = Optional.empty();
    private Optional<Profile<CashDrawerProfile>> drawer = Optional.empty();
    private Optional<Profile<ScannerProfile>> scanner = Optional.empty();
    private Optional<LinkName> scannerLink = Optional.empty();
    private final List<Profile<StubProfile>> stubs = new ArrayList<>();

    Fitting(Profiles profiles) {
        this.profiles = profiles;
    }

    /// What is wrong in the profiles the station names.
    List<ConfigProblem> ofProfiles() {
        return ofProfiles;
    }

    /// A station in which nothing was found wrong, with its devices.
    FittedStation fitted(Station station) {
        return new FittedStation(
                station,
                station.terminal().map(this::fitted),
                station.printer()
                        .map(named ->
                                new FittedPrinter(
                                        printer.orElseThrow(),
                                        printerLink.orElseThrow(),
                                        scale(named.timeScale()))),
                station.drawer().map(_ -> new FittedDrawer(drawer.orElseThrow())),
                station.scanner()
                        .map(_ ->
                                new FittedScanner(
                                        scanner.orElseThrow(), scannerLink.orElseThrow())),
                stubs);
    }

    private FittedTerminal fitted(StationTerminal named) {
        var found = terminal.orElseThrow();
        var paper =
                printer.map(onPaper -> onPaper.facts().paper().columns()).orElse(Integer.MAX_VALUE);
        return new FittedTerminal(
                found,
                terminalLink.orElseThrow(),
                named.password().orElse(found.facts().factoryPassword()),
                Math.min(found.facts().printerWidth(), paper),
                scale(named.timeScale()));
    }

    private static double scale(Optional<BigDecimal> timeScale) {
        return timeScale.map(BigDecimal::doubleValue).orElse(1.0);
    }

    List<Misfit> misfits(Record read) {
        return switch (read) {
            case StationTerminal named -> ofTerminal(named);
            case StationPrinter named -> ofPrinter(named);
            case StationDrawer named -> ofDrawer(named);
            case StationScanner named -> ofScanner(named);
            case Station station -> inStation(station);
            default -> List.of();
        };
    }

    // One device. Asked first, and remembers what it found for the station around it.

    private List<Misfit> ofTerminal(StationTerminal named) {
        List<Misfit> misfits = new ArrayList<>();
        terminal = find(ProfileKind.CARD_TERMINAL, named.profile(), "a card terminal", misfits);
        switch (LinkName.parse(named.link())) {
            case LinkName.Parsed.Good(var name) -> {
                terminalLink = Optional.of(name);
                whyNotTerminal(name).ifPresent(why -> misfits.add(Misfit.at(why, "link")));
            }
            case LinkName.Parsed.Bad(var why) -> misfits.add(Misfit.at(why + usualPort(), "link"));
        }
        return misfits;
    }

    private List<Misfit> ofPrinter(StationPrinter named) {
        List<Misfit> misfits = new ArrayList<>();
        printer = find(ProfileKind.RECEIPT_PRINTER, named.profile(), "a receipt printer", misfits);
        switch (LinkName.parse(named.link())) {
            case LinkName.Parsed.Good(var name) -> {
                printerLink = Optional.of(name);
                whyNotPrinter(name).ifPresent(why -> misfits.add(Misfit.at(why, "link")));
            }
            case LinkName.Parsed.Bad(var why) ->
                    misfits.add(Misfit.at(why + printersPort(), "link"));
        }
        return misfits;
    }

    private List<Misfit> ofDrawer(StationDrawer named) {
        List<Misfit> misfits = new ArrayList<>();
        drawer = find(ProfileKind.CASH_DRAWER, named.profile(), "a cash drawer", misfits);
        return misfits;
    }

    private List<Misfit> ofScanner(StationScanner named) {
        List<Misfit> misfits = new ArrayList<>();
        scanner = find(ProfileKind.SCANNER, named.profile(), "a scanner", misfits);
        switch (LinkName.parse(named.link())) {
            case LinkName.Parsed.Good(var name) -> {
                scannerLink = Optional.of(name);
                if (name instanceof LinkName.File) {
                    misfits.add(
                            Misfit.at(
                                    "is a file, and no scanner writes into one; write serial:PATH"
                                            + " or tcp:HOST:PORT",
                                    "link"));
                }
            }
            case LinkName.Parsed.Bad(var why) -> misfits.add(Misfit.at(why, "link"));
        }
        return misfits;
    }

    /// @param what of which kind of device the profile should be
    private <T extends Record & Sourced> Optional<Profile<T>> find(
            ProfileKind<T> kind, String id, String what, List<Misfit> misfits, String... path) {
        return switch (profiles.find(kind, id)) {
            case Profiles.Found.Good<T>(var found) -> Optional.of(found);
            case Profiles.Found.Bad<T>(var problems) -> {
                ofProfiles.addAll(problems);
                yield Optional.empty();
            }
            case Profiles.Found.Unknown<T>(var cure) -> {
                misfits.add(
                        Misfit.at(
                                Words.shown(id) + " is not a profile of " + what + "; " + cure,
                                path.length == 0 ? new String[] {"profile"} : path));
                yield Optional.empty();
            }
        };
    }

    private Optional<String> whyNotTerminal(LinkName name) {
        return switch (name) {
            case LinkName.File _ ->
                    Optional.of(
                            "is a file, and no file answers; write serial:PATH or tcp:HOST:PORT");
            case LinkName.Serial _ ->
                    terminal.filter(found -> found.facts().serial().isEmpty())
                            .map(found ->
                                    "is a serial port, and "
                                            + Words.shown(found.id())
                                            + " is a profile for networks only; write"
                                            + " tcp:HOST:PORT, or name another profile");
            case LinkName.Tcp _ ->
                    terminal.filter(found -> found.facts().tcp().isEmpty())
                            .map(found ->
                                    "is on a network, and "
                                            + Words.shown(found.id())
                                            + " is a profile for serial cables only; write"
                                            + " serial:PATH, or name another profile");
        };
    }

    private String usualPort() {
        return terminal.flatMap(found -> found.facts().tcp())
                .map(tcp ->
                        " (over a network, port " + tcp.port() + " unless its menu says otherwise)")
                .orElse("");
    }

    private Optional<String> whyNotPrinter(LinkName name) {
        return switch (name) {
            case LinkName.File _ -> Optional.empty();
            case LinkName.Serial _ ->
                    printer.filter(found -> found.facts().serial().isEmpty())
                            .map(found ->
                                    "is a serial port, and "
                                            + Words.shown(found.id())
                                            + " does not say how to talk over one; write "
                                            + (found.facts().tcp().isEmpty()
                                                    ? "file:PATH"
                                                    : "tcp:HOST:PORT or file:PATH")
                                            + ", or name another profile");
            case LinkName.Tcp _ ->
                    printer.filter(found -> found.facts().tcp().isEmpty())
                            .map(found ->
                                    "is on a network, and "
                                            + Words.shown(found.id())
                                            + " does not say how to talk over one; write "
                                            + (found.facts().serial().isEmpty()
                                                    ? "file:PATH"
                                                    : "serial:PATH or file:PATH")
                                            + ", or name another profile");
        };
    }

    private String printersPort() {
        return printer.flatMap(found -> found.facts().tcp())
                .map(tcp ->
                        " (over a network, port "
                                + tcp.port()
                                + " unless its settings say otherwise)")
                .orElse("");
    }

    // All of them, in their station.

    private List<Misfit> inStation(Station station) {
        List<Misfit> misfits = new ArrayList<>();
        var training = station.training();
        station.terminal()
                .ifPresent(named -> {
                    if (!training && terminal.filter(it -> it.facts().isSimulator()).isPresent()) {
                        misfits.add(
                                simulated(
                                        "terminal", named.profile(), "which takes nobody's money"));
                    }
                    reachable("terminal", terminalLink, training).ifPresent(misfits::add);
                    unscaled("terminal", named.timeScale(), training).ifPresent(misfits::add);
                });
        station.printer()
                .ifPresent(named -> {
                    if (!training && printer.filter(it -> it.facts().isSimulator()).isPresent()) {
                        misfits.add(
                                simulated("printer", named.profile(), "which prints on no paper"));
                    }
                    reachable("printer", printerLink, training).ifPresent(misfits::add);
                    unscaled("printer", named.timeScale(), training).ifPresent(misfits::add);
                    taken(printerLink, terminalLink, "the card terminal's")
                            .map(why -> Misfit.at(why, "printer", "link"))
                            .ifPresent(misfits::add);
                });
        station.drawer().ifPresent(named -> misfits.addAll(ofDrawer(named, station)));
        station.scanner()
                .ifPresent(_ -> {
                    reachable("scanner", scannerLink, training).ifPresent(misfits::add);
                    taken(scannerLink, terminalLink, "the card terminal's")
                            .or(() -> taken(scannerLink, printerLink, "the receipt printer's"))
                            .map(why -> Misfit.at(why, "scanner", "link"))
                            .ifPresent(misfits::add);
                });
        misfits.addAll(ofStubs(station.stubs().orElse(List.of())));
        return misfits;
    }

    private List<Misfit> ofStubs(List<String> ids) {
        List<Misfit> misfits = new ArrayList<>();
        for (var i = 0; i < ids.size(); i++) {
            var place = Integer.toString(i);
            if (ids.indexOf(ids.get(i)) < i) {
                misfits.add(Misfit.at("stands here already; once is enough", "stubs", place));
                continue;
            }
            find(ProfileKind.STUB, ids.get(i), "a bill's stub", misfits, "stubs", place)
                    .ifPresent(stubs::add);
        }
        return misfits;
    }

    private static Optional<String> taken(
            Optional<LinkName> link, Optional<LinkName> other, String whose) {
        return link.filter(each -> other.filter(each::equals).isPresent())
                .map(_ -> "is " + whose + " cable; each device has one of its own");
    }

    private static Misfit simulated(String device, String profile, String which) {
        return Misfit.at(
                Words.shown(profile)
                        + " is a simulator, "
                        + which
                        + "; only a training station may name it",
                device,
                "profile");
    }

    private static Optional<Misfit> reachable(
            String device, Optional<LinkName> link, boolean training) {
        return training
                        && link.orElse(null) instanceof LinkName.Tcp(var host, _)
                        && !Station.isThisComputer(host.contains(":") ? "[" + host + "]" : host)
                ? Optional.of(
                        Misfit.at(
                                "leads to another computer; a training till talks to this one"
                                        + " only: write tcp:127.0.0.1:PORT, or training: false",
                                device,
                                "link"))
                : Optional.empty();
    }

    private static Optional<Misfit> unscaled(
            String device, Optional<BigDecimal> timeScale, boolean training) {
        return !training && timeScale.isPresent()
                ? Optional.of(
                        Misfit.at(
                                "is for training stations only; take it out", device, "time-scale"))
                : Optional.empty();
    }

    private List<Misfit> ofDrawer(StationDrawer named, Station station) {
        List<Misfit> misfits = new ArrayList<>();
        if (!station.training() && drawer.filter(it -> it.facts().isSimulator()).isPresent()) {
            misfits.add(simulated("drawer", named.profile(), "which holds no money"));
        }
        if (station.printer().isEmpty()) {
            misfits.add(
                    Misfit.at(
                            "hangs on a receipt printer, and the station has none; add printer:, or"
                                    + " take this out",
                            "drawer"));
        } else if (printer.isPresent() && drawer.isPresent()) {
            whyNotOn(printer.get(), drawer.get().facts().connector())
                    .ifPresent(why ->
                            misfits.add(
                                    Misfit.at(
                                            Words.shown(named.profile()) + why,
                                            "drawer",
                                            "profile")));
        }
        return misfits;
    }

    private static Optional<String> whyNotOn(
            Profile<ReceiptPrinterProfile> printer, int connector) {
        var connectors =
                printer.facts()
                        .drawer()
                        .map(ReceiptPrinterProfile.Drawer::connectors)
                        .orElse(List.of());
        if (connectors.contains(connector)) {
            return Optional.empty();
        }
        return Optional.of(
                " is kicked by pin "
                        + connector
                        + ", and the printer "
                        + Words.shown(printer.id())
                        + (connectors.isEmpty()
                                ? " has no connector for a drawer; take drawer: out"
                                : " kicks "
                                        + connectors.stream()
                                                .map(Object::toString)
                                                .collect(Collectors.joining(" and "))
                                        + " only; name another profile"));
    }
}
