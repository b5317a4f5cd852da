package org.cashwrap.app;

import javafx.stage.Stage;

import org.cashwrap.core.money.Money;
import org.cashwrap.demo.FourBooks;
import org.cashwrap.demo.PlayedDevices;
import org.cashwrap.demo.Walk;
import org.cashwrap.headoffice.server.OfficeBooks;
import org.cashwrap.headoffice.server.Outcome;
import org.cashwrap.headoffice.server.ReferenceOffice;
import org.cashwrap.screen.Window;
import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Currency;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;

@Command(
        name = "demo",
        description = {
            "The whole product on one machine, with nothing to set up: sample accounts, a played"
                    + " card terminal and receipt printer on real links, a head office.",
            "With a display it opens the window. Without one, or with --headless, it walks the real"
                    + " window through a clerk's work by its keys, leaves pictures, receipts and a"
                    + " summary, and ends with 0 only if four books agree."
        },
        mixinStandardHelpOptions = true)
final class DemoCommand implements Callable<Integer> {
    private static final String OURS = "made-by-cashwrap-demo";
    private static final Currency CURRENCY = Currency.getInstance("USD");

    @Option(
            names = "--out",
            paramLabel = "DIR",
            defaultValue = "target/demo",
            description =
                    "A new or empty folder, or one of an earlier demo, which begins anew. Default:"
                            + " ${DEFAULT-VALUE}")
    private @Nullable Path out;

    @Option(names = "--headless", description = "No window on a display: the walk-through.")
    private boolean headless;

    @Override
    public Integer call() throws Unusable, IOException {
        var folder = Objects.requireNonNull(out).toAbsolutePath().normalize();
        begin(folder);
        var walks = headless || !Display.isThere();
        try (var devices = devices(folder, walks);
                var office = new PlayedOffice(folder.resolve("office"))) {
            station(folder, devices, office);
            var open = OpenStation.read(folder.resolve("station"));
            Window.startToolkit(walks);
            return walks ? walk(folder, open, office) : show(folder, open);
        }
    }

    /// In a window that is open already: the page that sets a till up leads here. Whoever came says nothing to a terminal, so
    /// the page has told the clerk's name and PIN.
    static int practise(Optional<Stage> in, Path folder) throws Unusable {
        var place = folder.toAbsolutePath().normalize();
        try {
            begin(place);
            try (var devices = devices(place, false);
                    var office = new PlayedOffice(place.resolve("office"))) {
                station(place, devices, office);
                try (var window =
                        TillWindow.open(in, OpenStation.read(place.resolve("station")), false)) {
                    window.await();
                }
            }
        } catch (IOException failed) {
            throw new Unusable(place + " could not be made: " + failed);
        }
        return Exit.WELL;
    }

    // ---- what is played ----

    /// Whatever an earlier demo left goes; what is somebody else's stays.
    private static void begin(Path folder) throws Unusable, IOException {
        if (Files.isDirectory(folder)) {
            try (var files = Files.list(folder)) {
                if (files.findAny().isPresent() && !Files.exists(folder.resolve(OURS))) {
                    throw new Unusable(
                            folder
                                    + " is not empty, and not of an earlier demo; name another"
                                    + " folder: --out DIR");
                }
            }
            try (var old = Files.walk(folder)) {
                for (var file : old.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
        Files.createDirectories(folder);
        Files.createFile(folder.resolve(OURS));
    }

    /// @param walks with what goes wrong in the walk-through
    private static PlayedDevices devices(Path folder, boolean walks) throws Unusable, IOException {
        var scripts = Files.createDirectories(folder.resolve("scripts"));
        var terminal = scripts.resolve("terminal.yaml");
        var printer = scripts.resolve("printer.yaml");
        if (walks) {
            copy("terminal.yaml", terminal);
            copy("printer.yaml", printer);
        } else {
            Files.writeString(terminal, "terminal: {currencies: [USD]}\n");
            Files.writeString(printer, "receipts: []\n");
        }
        return switch (PlayedDevices.start(
                new PlayedDevices.Scripts(terminal, printer),
                folder.resolve("terminal-books.jsonl"),
                folder.resolve("receipts"))) {
            case PlayedDevices.Start.Ready(var devices) -> devices;
            case PlayedDevices.Start.NotReady(var why) -> throw new Unusable(why);
        };
    }

    private static void copy(String name, Path to) throws IOException {
        try (var in = FourBooks.class.getResourceAsStream(name)) {
            Files.copy(Objects.requireNonNull(in, name), to);
        }
    }

    private static void station(Path folder, PlayedDevices devices, PlayedOffice office)
            throws Unusable, IOException {
        var accounts = folder.resolve("accounts.csv");
        copy("accounts.csv", accounts);
        quietly("headoffice", "load", "--data", office.folder().toString(), accounts.toString());
        office.comeBack();
        quietly(
                "station",
                "init",
                folder.resolve("station").toString(),
                "--store",
                "RIVERSIDE",
                "--till",
                "3",
                "--sample-staff",
                "--time-zone",
                "America/New_York",
                "--header-line",
                "Riverside Cable - sample store",
                "--header-line",
                "1 Harbor Street, Riverside",
                "--terminal",
                "simulated-zvt@" + devices.terminalLink(),
                "--printer",
                "simulated-escpos@" + devices.printerLink(),
                "--drawer",
                "simulated",
                "--head-office",
                office.address());
    }

    /// Runs a command of ours; what it says on stdout is of no interest here.
    private static void quietly(String... command) throws Unusable {
        var out = System.out;
        System.setOut(
                new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8));
        int exit;
        try {
            exit = Main.run(command);
        } finally {
            System.setOut(out);
        }
        if (exit != Exit.WELL) {
            throw new Unusable("cashwrap " + String.join(" ", command) + " ended with " + exit);
        }
    }

    /// A head office on this machine that can be taken away and brought back.
    private static final class PlayedOffice implements Walk.Office, AutoCloseable {
        private final Path folder;
        private int port;
        private Optional<ReferenceOffice> running = Optional.empty();

        PlayedOffice(Path folder) {
            this.folder = folder;
        }

        Path folder() {
            return folder;
        }

        String address() {
            return running.orElseThrow().address().toString();
        }

        @Override
        public void goAway() {
            running.ifPresent(ReferenceOffice::close);
            running = Optional.empty();
        }

        @Override
        public void comeBack() {
            switch (ReferenceOffice.start(ReferenceOffice.Config.loopback(folder, port))) {
                case ReferenceOffice.Start.Ready(var office) -> {
                    port = office.address().getPort();
                    running = Optional.of(office);
                }
                case ReferenceOffice.Start.NotReady(var why) ->
                        throw new UncheckedIOException(new IOException(why));
            }
        }

        @Override
        public void close() {
            goAway();
        }
    }

    // ---- with a display ----

    private static int show(Path folder, OpenStation open) throws Unusable {
        System.out.println(
                "Clerk anna, PIN 482915. Scan or type a stub, or find by name, phone or address:");
        System.out.println("  " + folder.resolve("accounts.csv") + " has the accounts");
        System.out.println("  " + folder.resolve("receipts") + " gets what the printer prints");
        try (var window = TillWindow.open(open, false)) {
            window.await();
        }
        return Exit.WELL;
    }

    // ---- without one ----

    private static int walk(Path folder, OpenStation open, PlayedOffice office)
            throws Unusable, IOException {
        System.out.println("A clerk's morning at a till, by the keys of its window");
        System.out.println();
        Walk.Done done;
        try (var window = TillWindow.open(open, false)) {
            done =
                    Walk.through(
                            window.scene(),
                            window::counterScreen,
                            window::page,
                            office,
                            folder.resolve("screens"),
                            CURRENCY,
                            said -> System.out.println("  " + said));
        } catch (Walk.StuckException stuck) {
            System.out.println("  STUCK       " + stuck.getMessage());
            System.out.println();
            System.out.println("What there is so far is in " + folder);
            return Exit.PROBLEM;
        }
        var compared =
                FourBooks.compare(
                        open.journalFolder(),
                        folder.resolve("terminal-books.jsonl"),
                        done.drawer(),
                        done.openingFloat(),
                        officeBook(office.folder()));
        var summary = summary(folder, done, compared);
        Files.write(folder.resolve("summary.txt"), summary);
        summary.forEach(System.out::println);
        return compared.differs().isEmpty() ? Exit.WELL : Exit.PROBLEM;
    }

    private static FourBooks.Office officeBook(Path folder) throws IOException {
        var lines = new ArrayList<String>();
        if (!(OfficeBooks.show(folder, lines::add) instanceof Outcome.Done(var wrong))
                || !wrong.isEmpty()
                || lines.size() != 1) {
            throw new IOException("the head office's books cannot be read: " + lines);
        }
        return FourBooks.Office.of(lines.getFirst(), CURRENCY);
    }

    private static List<String> summary(Path folder, Walk.Done done, FourBooks.Compared compared)
            throws IOException {
        var lines = new ArrayList<String>();
        lines.add("");
        lines.add("The drawer");
        lines.add("  float counted  %12s".formatted(done.openingFloat().plain()));
        lines.add("  cash taken     %12s   less change".formatted(done.drawer().plain()));
        lines.add(
                "  should hold    %12s".formatted(done.openingFloat().plus(done.drawer()).plain()));
        lines.add("");
        lines.add("Four books     payments         cash         card");
        for (var book : compared.books()) {
            lines.add(
                    "  %-13s %7s %12s %12s"
                            .formatted(
                                    book.name(),
                                    book.payments() < 0 ? "" : book.payments(),
                                    book.cash().map(Money::plain).orElse(""),
                                    book.card().map(Money::plain).orElse("")));
        }
        lines.add("");
        if (compared.differs().isEmpty()) {
            lines.add(
                    "Everything agrees, to entry "
                            + compared.lastEntry()
                            + " with hash "
                            + compared.head().toString().substring(0, 10)
                            + "… here and at the head office.");
        } else {
            compared.differs().forEach(what -> lines.add("  DIFFERS  " + what));
        }
        lines.add("It is all in " + folder);
        lines.add(
                "  screens/    "
                        + count(folder.resolve("screens"), ".png")
                        + " pictures of the window");
        lines.add(
                "  receipts/   "
                        + count(folder.resolve("receipts"), ".png")
                        + " papers from the printer: pictures, text, bytes");
        lines.add("  station/    the till and its journal");
        lines.add("  office/     what the head office has");
        return lines;
    }

    private static long count(Path folder, String end) throws IOException {
        try (var files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(end)).count();
        }
    }
}
