package org.cashwrap.profile;

import org.cashwrap.config.Config;
import org.cashwrap.config.ConfigProblem;
import org.cashwrap.config.Read;
import org.cashwrap.config.SafeFile;
import org.cashwrap.config.SafeFile.Written;
import org.cashwrap.config.YamlText;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// `station.yaml`: written once with every key explained above it, and from then on a human's.
public final class StationFile {
    private StationFile() {}

    /// Reads the file and the profiles it names, and says at once what is wrong with any of them.
    public static Read<FittedStation> read(Path file, Profiles profiles) {
        var fitting = new Fitting(profiles);
        return fitted(Config.read(file, Station.class, fitting::misfits), fitting);
    }

    private static Read<FittedStation> fitted(Read<Station> read, Fitting fitting) {
        var problems = new ArrayList<ConfigProblem>();
        if (read instanceof Read.Bad<Station>(var ofFile)) {
            problems.addAll(ofFile);
        }
        problems.addAll(fitting.ofProfiles());
        return problems.isEmpty() ? read.map(fitting::fitted) : new Read.Bad<>(problems);
    }

    /// Refused if there is a file already: what a human has changed in it must not be lost. Refused also if the station
    /// breaks a rule that only reading checks, so that no file is left that stops the next start.
    public static Written write(Path file, Station station, Profiles profiles) {
        var wrong = whyNot(station, profiles);
        return wrong.isEmpty()
                ? SafeFile.create(file, text(station).getBytes(StandardCharsets.UTF_8))
                : new Written.NotDone(
                        wrong.stream()
                                .map(problem -> problem.key() + " " + problem.why())
                                .collect(Collectors.joining("; ")));
    }

    /// The rules that only reading checks, asked before anything is written: what a station breaks of them.
    public static List<ConfigProblem> whyNot(Station station, Profiles profiles) {
        var fitting = new Fitting(profiles);
        var text = text(station).getBytes(StandardCharsets.UTF_8);
        return switch (fitted(Config.read("", text, Station.class, fitting::misfits), fitting)) {
            case Read.Good<FittedStation> _ -> List.of();
            case Read.Bad<FittedStation>(var problems) -> problems;
        };
    }

    static String text(Station station) {
        return """
        # What this till is. Read when the program starts; after a change, start it again.
        # What is wrong with this file is said then, each mistake with its line.

        # The store's name within the company: 1 to 20 letters A to z, digits, dots and underscores.
        store: %s

        # The number of this till within the store, 1 to 999. Store and number together name the till for ever:
        # change neither once payments have been taken.
        till: %d

        # The one currency this till takes, as its ISO 4217 code.
        currency: %s

        # The store's time zone, as in https://en.wikipedia.org/wiki/List_of_tz_database_time_zones
        time-zone: %s

        # The language of the screens: en, es or fa.
        language: %s

        # The lines at the head of every receipt: 1 to 6, each of at most 64 characters. The quotes keep
        # colons, # and blanks as they are; inside them, write \\" for a quote and \\\\ for a backslash.
        header:
        %s
        # true on a till for learning: it prints TRAINING on everything, and its head office can only be on this
        # computer.
        training: %s

        # Where the journal is uploaded to. Any other computer than this one must be named by https.
        # Without this key the till stands alone and uploads nothing.
        %s
        # The certificates that prove the head office: a file in PEM, from this folder. Then only they are believed;
        # without this key, those that every Java believes.
        %s
        # The file that witnesses how far the journal had come when its head was last signed (at starts, sign-outs and
        # ends), from this folder. A journal put back from an old copy is noticed by it, so it is worth more on a
        # second disk or a stick than beside the journal. Without this key: anchor.json in this folder.
        %s
        # The card terminal. Without this key there is none, and no card is taken. Its keys:
        #   profile     the file of its model, without .yaml, among those that ship or in this folder under
        #               hardware-profiles/card-terminal
        #   link        where its cable leads: serial:/dev/serial/by-id/NAME or tcp:HOST:PORT
        #   password    of the terminal, 6 digits in quotes; without it, the one its maker gave it
        #   time-scale  on a training station only: what all waits are multiplied with, 0.01 to 1
        %s
        # The receipt printer. Without this key there is none, and nothing is printed. Its keys:
        #   profile     the file of its model, without .yaml, among those that ship or in this folder under
        #               hardware-profiles/receipt-printer
        #   link        where its cable leads: serial:/dev/serial/by-id/NAME, tcp:HOST:PORT, or file:PATH, which says
        #               nothing of what became of a receipt
        #   time-scale  on a training station only: what all waits are multiplied with, 0.01 to 1
        %s
        # The cash drawer, which hangs on the receipt printer. Without this key none is opened. Its key:
        #   profile     the file of its model, without .yaml, among those that ship or in this folder under
        #               hardware-profiles/cash-drawer
        %s
        # The scanner, if it hangs on a serial port. Without this key none is read; a scanner that plays a keyboard needs
        # none. Its keys:
        #   profile     the file of its model, without .yaml, among those that ship or in this folder under
        #               hardware-profiles/scanner
        #   link        where its cable leads: serial:/dev/serial/by-id/NAME, or tcp:HOST:PORT of a box with such a port
        %s
        # The forms of bill that are scanned here: files without .yaml, among those that ship or in this folder under
        # hardware-profiles/stub. Those that ship are made up; ask your biller for its own. Without this key a scan is
        # searched for as it is.
        %s
        # The store's region as rule packs name it: what is done about the last cents of cash is chosen by it. The packs
        # are the files in this folder under hardware-profiles/rules. Without this key: the packs for any region.
        %s\
        """
                .formatted(
                        YamlText.quoted(station.store()),
                        station.till(),
                        station.currency(),
                        YamlText.quoted(station.timeZone().getId()),
                        YamlText.word(station.language()),
                        list(station.header()),
                        station.training(),
                        station.headOffice()
                                        .map(address ->
                                                "head-office: "
                                                        + YamlText.quoted(address.toString()))
                                        .orElse("# head-office: \"https://office.example\"")
                                + "\n",
                        station.ca()
                                        .map(path -> "ca: " + YamlText.quoted(path))
                                        .orElse("# ca: \"head-office-ca.pem\"")
                                + "\n",
                        station.anchor()
                                        .map(path -> "anchor: " + YamlText.quoted(path))
                                        .orElse("# anchor: \"/media/witness/anchor.json\"")
                                + "\n",
                        station.terminal().map(StationFile::terminal).orElse(NO_TERMINAL),
                        station.printer().map(StationFile::printer).orElse(NO_PRINTER),
                        station.drawer().map(StationFile::drawer).orElse(NO_DRAWER),
                        station.scanner().map(StationFile::scanner).orElse(NO_SCANNER),
                        station.stubs().map(StationFile::stubs).orElse("# stubs: [\"syn-39\"]\n"),
                        station.region()
                                        .map(name -> "region: " + YamlText.quoted(name))
                                        .orElse("# region: \"US-NY\"")
                                + "\n");
    }

    private static final String NO_TERMINAL =
            """
            # terminal:
            #   profile: zvt-serial
            #   link: "serial:/dev/serial/by-id/NAME"
            """;

    private static final String NO_PRINTER =
            """
            # printer:
            #   profile: epson-tm-t20iii
            #   link: "serial:/dev/serial/by-id/NAME"
            """;

    private static final String NO_DRAWER =
            """
            # drawer:
            #   profile: generic-24v
            """;

    private static final String NO_SCANNER =
            """
            # scanner:
            #   profile: serial-scanner
            #   link: "serial:/dev/serial/by-id/NAME"
            """;

    private static String terminal(StationTerminal terminal) {
        return "terminal:\n"
                + line("profile", YamlText.quoted(terminal.profile()))
                + line("link", YamlText.quoted(terminal.link()))
                + terminal.password()
                        .map(digits -> line("password", YamlText.quoted(digits)))
                        .orElse("")
                + terminal.timeScale()
                        .map(scale -> line("time-scale", scale.toPlainString()))
                        .orElse("");
    }

    private static String printer(StationPrinter printer) {
        return "printer:\n"
                + line("profile", YamlText.quoted(printer.profile()))
                + line("link", YamlText.quoted(printer.link()))
                + printer.timeScale()
                        .map(scale -> line("time-scale", scale.toPlainString()))
                        .orElse("");
    }

    private static String drawer(StationDrawer drawer) {
        return "drawer:\n" + line("profile", YamlText.quoted(drawer.profile()));
    }

    private static String scanner(StationScanner scanner) {
        return "scanner:\n"
                + line("profile", YamlText.quoted(scanner.profile()))
                + line("link", YamlText.quoted(scanner.link()));
    }

    private static String stubs(List<String> ids) {
        return ids.stream()
                .map(YamlText::quoted)
                .collect(Collectors.joining(", ", "stubs: [", "]\n"));
    }

    private static String line(String key, String value) {
        return "  " + key + ": " + value + "\n";
    }

    private static String list(List<String> lines) {
        return lines.stream()
                .map(line -> "  - " + YamlText.quoted(line) + "\n")
                .collect(Collectors.joining());
    }
}
