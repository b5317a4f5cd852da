package org.cashwrap.demo;

import org.cashwrap.config.ConfigProblem;
import org.cashwrap.config.Read;
import org.cashwrap.device.link.LinkName;
import org.cashwrap.device.link.SerialSettings;
import org.cashwrap.device.simulator.Books;
import org.cashwrap.device.simulator.PrinterAtLink;
import org.cashwrap.device.simulator.PrinterMake;
import org.cashwrap.device.simulator.PrinterScript;
import org.cashwrap.device.simulator.PrinterTray;
import org.cashwrap.device.simulator.SimulatedPrinter;
import org.cashwrap.device.simulator.SimulatedTerminal;
import org.cashwrap.device.simulator.TerminalAtLink;
import org.cashwrap.device.simulator.TerminalScript;

import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Collectors;

/// A card terminal and a receipt printer with a drawer, played at the other end of real cables: loop-back TCP, each served by a
/// thread of its own.
public final class PlayedDevices implements AutoCloseable {
    private final Books books;
    private final TerminalAtLink terminal;
    private final PrinterTray tray;
    private final PrinterAtLink printer;

    private PlayedDevices(
            Books books, TerminalAtLink terminal, PrinterTray tray, PrinterAtLink printer) {
        this.books = books;
        this.terminal = terminal;
        this.tray = tray;
        this.printer = printer;
    }

    /// What goes wrong with them, and when. Without any, nothing does.
    ///
    /// @param terminal YAML, as `simulate terminal --script` reads it
    /// @param printer  YAML, as `simulate printer --script` reads it
    public record Scripts(Path terminal, Path printer) {}

    /// What became of starting them.
    public sealed interface Start {
        record Ready(PlayedDevices devices) implements Start {}

        /// @param why in plain English, with the cure
        record NotReady(String why) implements Start {}
    }

    /// @param books  the file of the terminal's books
    /// @param papers the folder that receipts fall into
    public static Start start(Scripts scripts, Path books, Path papers) {
        var terminalScript = TerminalScript.read(scripts.terminal());
        var printerScript = PrinterScript.read(scripts.printer());
        if (terminalScript instanceof Read.Bad<TerminalScript>(var problems)) {
            return notReady(problems);
        }
        if (printerScript instanceof Read.Bad<PrinterScript>(var problems)) {
            return notReady(problems);
        }
        var noLetters = SimulatedPrinter.missing();
        return noLetters.isPresent()
                ? new Start.NotReady(noLetters.get())
                : open(good(terminalScript), good(printerScript), books, papers);
    }

    private static <T> T good(Read<T> read) {
        return switch (read) {
            case Read.Good<T>(var value, _) -> value;
            case Read.Bad<T>(var problems) -> throw new IllegalStateException(problems.toString());
        };
    }

    private static Start notReady(List<ConfigProblem> problems) {
        return new Start.NotReady(
                problems.stream().map(ConfigProblem::toString).collect(Collectors.joining("\n")));
    }

    private static Start open(
            TerminalScript terminalScript, PrinterScript printerScript, Path books, Path papers) {
        return switch (Books.open(books, _ -> {})) {
            case Books.Opening.NotOpened(var why) -> new Start.NotReady(why);
            case Books.Opening.Opened(var opened) ->
                    switch (PrinterTray.open(papers, Clock.systemUTC())) {
                        case PrinterTray.Opening.NotOpened(var why) -> new Start.NotReady(why);
                        case PrinterTray.Opening.Opened(var tray) ->
                                plugIn(
                                        opened,
                                        new SimulatedTerminal(
                                                terminalScript,
                                                opened,
                                                Clock.system(ZoneId.systemDefault()),
                                                1,
                                                _ -> {}),
                                        tray,
                                        new SimulatedPrinter(
                                                printerScript, PrinterMake.USUAL, tray));
                    };
        };
    }

    private static Start plugIn(
            Books books, SimulatedTerminal terminal, PrinterTray tray, SimulatedPrinter printer) {
        var name = freePort();
        // Of a serial line; here it plays no part.
        var settings = new SerialSettings(9600, 1);
        if (!(TerminalAtLink.plugIn(terminal, name, settings)
                instanceof TerminalAtLink.Start.Ready(var pluggedTerminal))) {
            return new Start.NotReady("no port of this machine can be listened on");
        }
        if (!(PrinterAtLink.plugIn(printer, name, settings)
                instanceof PrinterAtLink.Start.Ready(var pluggedPrinter))) {
            pluggedTerminal.close();
            return new Start.NotReady("no port of this machine can be listened on");
        }
        Thread.ofPlatform().daemon().name("played-terminal").start(pluggedTerminal::run);
        Thread.ofPlatform().daemon().name("played-printer").start(pluggedPrinter::run);
        return new Start.Ready(new PlayedDevices(books, pluggedTerminal, tray, pluggedPrinter));
    }

    private static LinkName freePort() {
        return switch (LinkName.parseListening("tcp:0")) {
            case LinkName.Parsed.Good(var name) -> name;
            case LinkName.Parsed.Bad(var why) -> throw new IllegalStateException(why);
        };
    }

    /// For a station file: `tcp:127.0.0.1:20007`.
    public String terminalLink() {
        return link(terminal.name());
    }

    public String printerLink() {
        return link(printer.name());
    }

    /// @param name as a listener calls itself: `tcp:20007`
    private static String link(String name) {
        return name.replace("tcp:", "tcp:127.0.0.1:");
    }

    @Override
    public void close() {
        terminal.close();
        printer.finish();
        printer.close();
        books.close();
        tray.close();
    }
}
