package org.cashwrap.app;

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
import org.jspecify.annotations.Nullable;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.function.Consumer;

@Command(
        name = "simulate",
        description = "Plays a device at the other end of a cable, for practice and for tests.",
        mixinStandardHelpOptions = true,
        subcommands = {SimulateCommand.Terminal.class, SimulateCommand.Printer.class})
final class SimulateCommand implements Runnable {
    private static final double SCALE_MIN = 0.001;
    private static final double SCALE_MAX = 100;
    private static final String BAUD = "--baud: write the line's speed, as 9600 or 115200";

    @CommandLine.Spec private CommandLine.Model.@Nullable CommandSpec spec;

    @Override
    public void run() {
        throw new CommandLine.ParameterException(
                Objects.requireNonNull(spec).commandLine(), "Which device: terminal or printer?");
    }

    @Command(
            name = "terminal",
            description =
                    "A card terminal with books of its own. It runs until it is stopped (SIGTERM,"
                            + " SIGINT), and moves no money.",
            mixinStandardHelpOptions = true)
    static final class Terminal implements Callable<Integer> {
        /// What its till must speak.
        enum Protocol {
            ZVT
        }

        @Option(names = "--protocol", required = true, description = "zvt, the only one yet.")
        private @Nullable Protocol protocol;

        @Option(
                names = "--link",
                required = true,
                paramLabel = "LINK",
                description =
                        "tcp:PORT listens on this machine only, port 0 picks one; serial:PATH.")
        private String link = "";

        @Option(
                names = "--script",
                paramLabel = "FILE",
                description = "What it does, payment by payment. Default: it approves.")
        private @Nullable Path script;

        @Option(
                names = "--out",
                paramLabel = "BOOKS.jsonl",
                description =
                        "Its books; it goes on where they end. Default: it forgets everything.")
        private @Nullable Path out;

        @Option(
                names = "--time-scale",
                paramLabel = "X",
                defaultValue = "1",
                description = "0.05 makes all its times a twentieth. Default: ${DEFAULT-VALUE}")
        private double timeScale;

        @Option(
                names = "--baud",
                paramLabel = "N",
                defaultValue = "9600",
                description = "Of a serial line. Default: ${DEFAULT-VALUE}")
        private int baud;

        @Option(
                names = "--stop-bits",
                paramLabel = "N",
                defaultValue = "2",
                description = "Of a serial line, 1 or 2. Default: ${DEFAULT-VALUE}")
        private int stopBits;

        @Option(names = "--verbose", description = "Says on stderr what its display shows.")
        private boolean verbose;

        @Override
        public Integer call() throws Unusable {
            var name = name(link);
            var settings = settings();
            checkScale(timeScale);
            Consumer<String> display = verbose ? System.err::println : _ -> {};
            var played = script();
            try (var books = books();
                    var plugged = plugIn(terminal(played, books, display), name, settings)) {
                System.out.println(plugged.readyLine());
                System.out.flush();
                plugged.run();
                return Exit.WELL;
            } catch (UncheckedIOException full) {
                throw new Unusable(
                        out
                                + " cannot be written any more, so the terminal has stopped: "
                                + full.getCause());
            }
        }

        private SimulatedTerminal terminal(
                TerminalScript played, Books books, Consumer<String> display) {
            return switch (Objects.requireNonNull(protocol)) {
                case ZVT ->
                        new SimulatedTerminal(
                                played,
                                books,
                                Clock.system(ZoneId.systemDefault()),
                                timeScale,
                                display);
            };
        }

        private SerialSettings settings() throws Unusable {
            if (baud <= 0) {
                throw new Unusable(BAUD);
            }
            if (stopBits < 1 || stopBits > 2) {
                throw new Unusable("--stop-bits: write 1 or 2");
            }
            return new SerialSettings(baud, stopBits);
        }

        private TerminalScript script() throws Unusable {
            if (script == null) {
                return TerminalScript.NONE;
            }
            return switch (TerminalScript.read(script)) {
                case Read.Good<TerminalScript>(var good, _) -> good;
                case Read.Bad<TerminalScript>(var problems) ->
                        throw new Unusable(problems.stream().map(ConfigProblem::toString).toList());
            };
        }

        private Books books() throws Unusable {
            if (out == null) {
                return Books.none();
            }
            return switch (Books.open(out, System.err::println)) {
                case Books.Opening.Opened(var books) -> books;
                case Books.Opening.NotOpened(var why) -> throw new Unusable(why);
            };
        }

        private static TerminalAtLink plugIn(
                SimulatedTerminal terminal, LinkName name, SerialSettings settings)
                throws Unusable {
            return switch (TerminalAtLink.plugIn(terminal, name, settings)) {
                case TerminalAtLink.Start.Ready(var plugged) -> plugged;
                case TerminalAtLink.Start.NotReady(var why) -> throw new Unusable(why);
            };
        }
    }

    @Command(
            name = "printer",
            description =
                    "An ESC/POS receipt printer. It runs until it is stopped (SIGTERM, SIGINT) and"
                            + " leaves what it prints in a folder.",
            mixinStandardHelpOptions = true)
    static final class Printer implements Callable<Integer> {
        @Option(
                names = "--link",
                required = true,
                paramLabel = "LINK",
                description =
                        "tcp:PORT listens on this machine only, port 0 picks one; serial:PATH.")
        private String link = "";

        @Option(
                names = "--out",
                required = true,
                paramLabel = "DIR",
                description = "Where receipts fall; it numbers on from those that lie there.")
        private @Nullable Path out;

        @Option(
                names = "--script",
                paramLabel = "FILE",
                description = "What goes wrong, receipt by receipt. Default: nothing.")
        private @Nullable Path script;

        @Option(
                names = "--time-scale",
                paramLabel = "X",
                defaultValue = "1",
                description = "0.05 makes all its times a twentieth. Default: ${DEFAULT-VALUE}")
        private double timeScale;

        @Option(
                names = "--dots",
                paramLabel = "N",
                defaultValue = "576",
                description = "What it prints side by side. Default: ${DEFAULT-VALUE}")
        private int dots;

        @Option(
                names = "--columns",
                paramLabel = "N",
                defaultValue = "48",
                description = "Letters of font A in a line. Default: ${DEFAULT-VALUE}")
        private int columns;

        @Option(
                names = "--dpi",
                paramLabel = "N",
                defaultValue = "203",
                description = "Dots an inch. Default: ${DEFAULT-VALUE}")
        private int dpi;

        @Option(
                names = "--speed-mm-s",
                paramLabel = "N",
                defaultValue = "250",
                description = "Of its paper. Default: ${DEFAULT-VALUE}")
        private int speed;

        @Option(
                names = "--baud",
                paramLabel = "N",
                defaultValue = "38400",
                description = "Of a serial line. Default: ${DEFAULT-VALUE}")
        private int baud;

        @Override
        public Integer call() throws Unusable {
            var name = name(link);
            if (baud <= 0) {
                throw new Unusable(BAUD);
            }
            var settings = new SerialSettings(baud, 1);
            var make = make();
            var played = script();
            var noLetters = SimulatedPrinter.missing();
            if (noLetters.isPresent()) {
                throw new Unusable(noLetters.get());
            }
            try (var tray = tray();
                    var plugged =
                            plugIn(new SimulatedPrinter(played, make, tray), name, settings)) {
                // Stopped from outside it still leaves the receipt that hangs out of it.
                Runtime.getRuntime().addShutdownHook(new Thread(plugged::finish, "printer-end"));
                System.out.println(plugged.readyLine());
                System.out.flush();
                plugged.run();
                return Exit.WELL;
            } catch (UncheckedIOException full) {
                throw new Unusable(
                        out
                                + " cannot be written any more, so the printer has stopped: "
                                + full.getCause());
            }
        }

        private PrinterMake make() throws Unusable {
            checkScale(timeScale);
            if (dots < 64 || dots > 2048 || dots % 8 != 0) {
                throw new Unusable("--dots: write a multiple of 8 from 64 to 2048");
            }
            if (columns < 8 || columns > dots / 4) {
                throw new Unusable("--columns: write a number from 8 to a quarter of the dots");
            }
            if (dpi < 60 || dpi > 600) {
                throw new Unusable("--dpi: write a number from 60 to 600");
            }
            if (speed < 1 || speed > 1000) {
                throw new Unusable("--speed-mm-s: write a number from 1 to 1000");
            }
            return new PrinterMake(dots, columns, dpi, speed, timeScale);
        }

        private PrinterScript script() throws Unusable {
            if (script == null) {
                return PrinterScript.NONE;
            }
            return switch (PrinterScript.read(script)) {
                case Read.Good<PrinterScript>(var good, _) -> good;
                case Read.Bad<PrinterScript>(var problems) ->
                        throw new Unusable(problems.stream().map(ConfigProblem::toString).toList());
            };
        }

        private PrinterTray tray() throws Unusable {
            return switch (PrinterTray.open(Objects.requireNonNull(out), Clock.systemUTC())) {
                case PrinterTray.Opening.Opened(var tray) -> tray;
                case PrinterTray.Opening.NotOpened(var why) -> throw new Unusable(why);
            };
        }

        private static PrinterAtLink plugIn(
                SimulatedPrinter printer, LinkName name, SerialSettings settings) throws Unusable {
            return switch (PrinterAtLink.plugIn(printer, name, settings)) {
                case PrinterAtLink.Start.Ready(var plugged) -> plugged;
                case PrinterAtLink.Start.NotReady(var why) -> throw new Unusable(why);
            };
        }
    }

    private static void checkScale(double timeScale) throws Unusable {
        if (!(timeScale >= SCALE_MIN && timeScale <= SCALE_MAX)) {
            throw new Unusable(
                    "--time-scale: write a number from " + SCALE_MIN + " to " + SCALE_MAX);
        }
    }

    private static LinkName name(String link) throws Unusable {
        return switch (LinkName.parseListening(link)) {
            case LinkName.Parsed.Good(var name) -> name;
            case LinkName.Parsed.Bad(var why) -> throw new Unusable("--link: " + why);
        };
    }
}
