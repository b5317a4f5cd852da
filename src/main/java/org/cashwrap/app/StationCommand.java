package org.cashwrap.app;

import org.cashwrap.config.BadValueException;
import org.cashwrap.config.ConfigProblem;
import org.cashwrap.core.bill.Language;
import org.cashwrap.headoffice.Trust;
import org.cashwrap.profile.Profiles;
import org.cashwrap.profile.Station;
import org.cashwrap.profile.StationDrawer;
import org.cashwrap.profile.StationFile;
import org.cashwrap.profile.StationFolder;
import org.cashwrap.profile.StationPrinter;
import org.cashwrap.profile.StationScanner;
import org.cashwrap.profile.StationTerminal;
import org.cashwrap.staff.Pin;
import org.cashwrap.staff.PinHash;
import org.cashwrap.staff.Role;
import org.cashwrap.staff.Staff;
import org.jspecify.annotations.Nullable;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;

@Command(
        name = "station",
        description = "Sets a station up.",
        mixinStandardHelpOptions = true,
        subcommands = {StationCommand.Init.class, StationCommand.LoadAccounts.class})
final class StationCommand implements Runnable {
    @CommandLine.Spec private CommandLine.Model.@Nullable CommandSpec spec;

    @Override
    public void run() {
        throw new CommandLine.ParameterException(
                Objects.requireNonNull(spec).commandLine(), "Which one: init or load-accounts?");
    }

    @Command(
            name = "init",
            description = "Makes a station folder: station.yaml, staff.yaml and till.key.",
            mixinStandardHelpOptions = true)
    static final class Init implements Callable<Integer> {
        @Parameters(paramLabel = "DIR", description = "A new folder, or an empty one.")
        private @Nullable Path folder;

        @Option(
                names = "--store",
                defaultValue = "STORE",
                description = "Name of the store. Default: ${DEFAULT-VALUE}")
        private String store = "";

        @Option(
                names = "--till",
                defaultValue = "1",
                description =
                        "Number of the till in the store, 1 to 999. Default: ${DEFAULT-VALUE}")
        private int till;

        @Option(
                names = "--currency",
                defaultValue = "USD",
                description = "ISO 4217. Default: ${DEFAULT-VALUE}")
        private String currency = "";

        @Option(
                names = "--time-zone",
                paramLabel = "ZONE",
                description = "As America/New_York. Default: this machine's.")
        private @Nullable String timeZone;

        @Option(
                names = "--language",
                defaultValue = "en",
                description = "en, es or fa. Default: ${DEFAULT-VALUE}")
        private String language = "";

        @Option(
                names = "--header-line",
                paramLabel = "TEXT",
                description =
                        "A line at the head of receipts; repeatable. Default: the store's name.")
        private List<String> header = List.of();

        @Option(
                names = "--terminal",
                paramLabel = "PROFILE@LINK",
                description =
                        "The card terminal: a file of hardware-profiles/card-terminal without"
                                + " .yaml, and serial:PATH or tcp:HOST:PORT. Default: none.")
        private @Nullable String terminal;

        @Option(
                names = "--printer",
                paramLabel = "PROFILE@LINK",
                description =
                        "The receipt printer: a file of hardware-profiles/receipt-printer without"
                                + " .yaml, and serial:PATH, tcp:HOST:PORT or file:PATH. Default:"
                                + " none.")
        private @Nullable String printer;

        @Option(
                names = "--drawer",
                paramLabel = "PROFILE",
                description =
                        "The cash drawer on the printer: a file of hardware-profiles/cash-drawer"
                                + " without .yaml. Default: none.")
        private @Nullable String drawer;

        @Option(
                names = "--stub",
                paramLabel = "FORM",
                description =
                        "A form of bill that is scanned here: a file of hardware-profiles/stub"
                                + " without .yaml; repeatable. Default: none; with --sample-staff,"
                                + " syn-39.")
        private List<String> stubs = List.of();

        @Option(
                names = "--region",
                paramLabel = "REGION",
                description =
                        "The store's region as rule packs name it, such as US-NY. Default: the"
                                + " packs for any region.")
        private @Nullable String region;

        @Option(
                names = "--scanner",
                paramLabel = "PROFILE@LINK",
                description =
                        "The scanner on a serial port: a file of hardware-profiles/scanner without"
                                + " .yaml, and serial:PATH or tcp:HOST:PORT. Default: none; one"
                                + " that plays a keyboard needs none.")
        private @Nullable String scanner;

        @Option(
                names = "--head-office",
                paramLabel = "URL",
                description =
                        "Where the journal is uploaded to; https, but on this computer. Default:"
                                + " none, the till stands alone.")
        private @Nullable URI headOffice;

        @Option(
                names = "--ca",
                paramLabel = "FILE",
                description =
                        "The certificates, in PEM, that prove the head office; copied into the"
                                + " station. Default: those that Java trusts.")
        private @Nullable Path ca;

        @Option(
                names = "--sample-staff",
                description =
                        "Clerk anna (PIN 482915), managers lia (730264) and omid (951738): a"
                                + " training station.")
        private boolean sampleStaff;

        @Option(
                names = "--training",
                description = "A training station: prints TRAINING on everything.")
        private boolean training;

        @Override
        public Integer call() throws Unusable {
            var path = Objects.requireNonNull(folder);
            var station = station();
            var profiles = Profiles.shipped();
            var wrong = StationFile.whyNot(station, profiles);
            if (!wrong.isEmpty()) {
                throw new Unusable(wrong.stream().map(Init::option).toList());
            }
            var key =
                    NewTill.make(
                            path,
                            station,
                            sampleStaff ? sampleStaff() : Staff.NOBODY,
                            certificates(),
                            _ -> {});
            System.out.println(
                    "Till "
                            + station.name()
                            + (station.training() ? " (training)" : "")
                            + " is set up in "
                            + path);
            if (station.headOffice().isPresent()) {
                System.out.println(
                        "The head office knows it by its name and this key:\n  "
                                + station.name()
                                + " "
                                + key.publicKey());
            }
            if (!sampleStaff) {
                System.out.println(
                        "Next, a manager; the PIN is read from standard input:\n"
                                + "  cashwrap staff add NAME --role manager --station "
                                + path);
            }
            return Exit.WELL;
        }

        /// What is wrong, at the option it came by: `terminal.link` by `--terminal`.
        private static String option(ConfigProblem problem) {
            var key = problem.key();
            var end = key.indexOf('.');
            return "--" + (end < 0 ? key : key.substring(0, end)) + " " + problem.why();
        }

        private Station station() throws Unusable {
            try {
                return new Station(
                        store,
                        till,
                        currency,
                        timeZone == null ? ZoneId.systemDefault() : ZoneId.of(timeZone),
                        Language.ofCode(language)
                                .orElseThrow(() -> new Unusable("--language: write en, es or fa")),
                        header.isEmpty() ? List.of(store) : header,
                        training || sampleStaff,
                        Optional.ofNullable(headOffice),
                        Optional.ofNullable(ca).map(_ -> StationFolder.GIVEN_CA),
                        Optional.empty(),
                        stationTerminal(),
                        stationPrinter(),
                        Optional.ofNullable(drawer).map(StationDrawer::new),
                        stationScanner(),
                        stationStubs(),
                        Optional.ofNullable(region));
            } catch (DateTimeException unknown) {
                throw new Unusable(
                        "--time-zone: there is no zone "
                                + timeZone
                                + "; write one like America/New_York");
            } catch (BadValueException refused) {
                throw new Unusable("--" + refused.key() + " " + refused.getMessage());
            }
        }

        /// As they stand in the file that was named: the station's own from then on.
        private Optional<byte[]> certificates() throws Unusable {
            if (ca == null) {
                return Optional.empty();
            }
            if (Trust.only(ca) instanceof Trust.Read.Bad(var why)) {
                throw new Unusable("--ca: " + why);
            }
            try {
                return Optional.of(Files.readAllBytes(ca));
            } catch (IOException unreadable) {
                throw new Unusable("--ca: " + ca + " cannot be read: " + unreadable.getMessage());
            }
        }

        private Optional<List<String>> stationStubs() {
            var named = stubs.isEmpty() && sampleStaff ? List.of("syn-39") : stubs;
            return Optional.of(named).filter(forms -> !forms.isEmpty());
        }

        private Optional<StationTerminal> stationTerminal() throws Unusable {
            if (terminal == null) {
                return Optional.empty();
            }
            var named = ProfileAtLink.of("--terminal", terminal, "zvt-tcp@tcp:192.0.2.7:20007");
            return Optional.of(
                    new StationTerminal(
                            named.profile(), named.link(), Optional.empty(), Optional.empty()));
        }

        private Optional<StationPrinter> stationPrinter() throws Unusable {
            if (printer == null) {
                return Optional.empty();
            }
            var named = ProfileAtLink.of("--printer", printer, "generic-80mm@tcp:192.0.2.8:9100");
            return Optional.of(new StationPrinter(named.profile(), named.link(), Optional.empty()));
        }

        private Optional<StationScanner> stationScanner() throws Unusable {
            if (scanner == null) {
                return Optional.empty();
            }
            var named =
                    ProfileAtLink.of("--scanner", scanner, "serial-scanner@serial:/dev/ttyACM0");
            return Optional.of(new StationScanner(named.profile(), named.link()));
        }

        private record ProfileAtLink(String profile, String link) {
            static ProfileAtLink of(String option, String text, String example) throws Unusable {
                // A path may hold an @, the name of a profile may not.
                var at = text.indexOf('@');
                if (at < 0) {
                    throw new Unusable(option + " has no @; write PROFILE@LINK, as " + example);
                }
                return new ProfileAtLink(text.substring(0, at), text.substring(at + 1));
            }
        }

        private static Staff sampleStaff() {
            var staff = Staff.NOBODY;
            staff = with(staff, "lia", Role.MANAGER, "730264");
            staff = with(staff, "omid", Role.MANAGER, "951738");
            return with(staff, "anna", Role.CLERK, "482915");
        }

        private static Staff with(Staff staff, String name, Role role, String pin) {
            var hash =
                    switch (Pin.choose(pin)) {
                        case Pin.Choice.Good(var good) -> PinHash.of(good);
                        case Pin.Choice.Bad(var why) -> throw new IllegalStateException(why.key());
                    };
            return switch (staff.add(name, Optional.empty(), role, hash)) {
                case Staff.Change.Done(var more, _) -> more;
                case Staff.Change.Refused(var why) -> throw new IllegalStateException(why.key());
            };
        }
    }

    @Command(
            name = "load-accounts",
            description =
                    "Puts accounts from a CSV file into the station's local copy, for a till that"
                            + " stands alone.",
            mixinStandardHelpOptions = true)
    static final class LoadAccounts implements Callable<Integer> {
        @Mixin private final StationOption station = new StationOption();

        @Mixin private final AccountsLoad load = new AccountsLoad();

        @Override
        public Integer call() throws Unusable {
            var open = station.open();
            return load.into(open.accountsFolder(), open.currency());
        }
    }
}
