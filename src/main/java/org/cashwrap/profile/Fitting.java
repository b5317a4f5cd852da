package org.cashwrap.profile;

import org.cashwrap.config.ConfigProblem;
import org.cashwrap.config.Misfit;
import org.cashwrap.config.Words;
import org.cashwrap.device.link.LinkName;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Holds what one station file says of its devices against their profiles and against the station, while the file is read.
final class Fitting {
    private final Profiles profiles;
    private final List<ConfigProblem> ofProfiles = new ArrayList<>();
    private Optional<Profile<CardTerminalProfile>> profile = Optional.empty();
    private Optional<LinkName> link = Optional.empty();

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
                station.terminal()
                        .map(terminal -> {
                            var found = profile.orElseThrow();
                            return new FittedTerminal(
                                    found,
                                    link.orElseThrow(),
                                    terminal.password().orElse(found.facts().factoryPassword()),
                                    terminal.timeScale().map(BigDecimal::doubleValue).orElse(1.0));
                        }));
    }

    List<Misfit> misfits(Record read) {
        return switch (read) {
            case StationTerminal terminal -> ofTerminal(terminal);
            case Station station ->
                    station.terminal()
                            .map(terminal -> inStation(terminal, station.training()))
                            .orElse(List.of());
            default -> List.of();
        };
    }

    /// Asked first, and remembers what it found for the station around it.
    private List<Misfit> ofTerminal(StationTerminal terminal) {
        List<Misfit> misfits = new ArrayList<>();
        switch (profiles.find(ProfileKind.CARD_TERMINAL, terminal.profile())) {
            case Profiles.Found.Good<CardTerminalProfile>(var found) ->
                    profile = Optional.of(found);
            case Profiles.Found.Bad<CardTerminalProfile>(var problems) ->
                    ofProfiles.addAll(problems);
            case Profiles.Found.Unknown<CardTerminalProfile>(var cure) ->
                    misfits.add(
                            Misfit.at(
                                    Words.shown(terminal.profile())
                                            + " is not a profile of a card terminal; "
                                            + cure,
                                    "profile"));
        }
        switch (LinkName.parse(terminal.link())) {
            case LinkName.Parsed.Good(var name) -> {
                link = Optional.of(name);
                whyNot(name).ifPresent(why -> misfits.add(Misfit.at(why, "link")));
            }
            case LinkName.Parsed.Bad(var why) -> misfits.add(Misfit.at(why + usualPort(), "link"));
        }
        return misfits;
    }

    private Optional<String> whyNot(LinkName name) {
        return switch (name) {
            case LinkName.File _ ->
                    Optional.of(
                            "is a file, and no file answers; write serial:PATH or tcp:HOST:PORT");
            case LinkName.Serial _ ->
                    profile.filter(found -> found.facts().serial().isEmpty())
                            .map(found ->
                                    "is a serial port, and "
                                            + Words.shown(found.id())
                                            + " is a profile for networks only; write"
                                            + " tcp:HOST:PORT, or name another profile");
            case LinkName.Tcp _ ->
                    profile.filter(found -> found.facts().tcp().isEmpty())
                            .map(found ->
                                    "is on a network, and "
                                            + Words.shown(found.id())
                                            + " is a profile for serial cables only; write"
                                            + " serial:PATH, or name another profile");
        };
    }

    private String usualPort() {
        return profile.flatMap(found -> found.facts().tcp())
                .map(tcp ->
                        " (over a network, port " + tcp.port() + " unless its menu says otherwise)")
                .orElse("");
    }

    private List<Misfit> inStation(StationTerminal terminal, boolean training) {
        List<Misfit> misfits = new ArrayList<>();
        if (!training && profile.filter(found -> found.facts().isSimulator()).isPresent()) {
            misfits.add(
                    Misfit.at(
                            Words.shown(terminal.profile())
                                    + " is a simulator, which takes nobody's money; only a training"
                                    + " station may name it",
                            "terminal",
                            "profile"));
        }
        if (training
                && link.orElse(null) instanceof LinkName.Tcp(var host, _)
                && !Station.isThisComputer(host.contains(":") ? "[" + host + "]" : host)) {
            misfits.add(
                    Misfit.at(
                            "leads to another computer; a training till talks to this one only:"
                                    + " write tcp:127.0.0.1:PORT, or training: false",
                            "terminal",
                            "link"));
        }
        if (!training && terminal.timeScale().isPresent()) {
            misfits.add(
                    Misfit.at(
                            "is for training stations only; take it out",
                            "terminal",
                            "time-scale"));
        }
        return misfits;
    }
}
