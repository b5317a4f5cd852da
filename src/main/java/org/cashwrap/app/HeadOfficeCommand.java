package org.cashwrap.app;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.cashwrap.headoffice.server.Enrolment;
import org.cashwrap.headoffice.server.OfficeBooks;
import org.cashwrap.headoffice.server.Outcome;
import org.cashwrap.headoffice.server.ReferenceOffice;
import org.cashwrap.headoffice.server.Tls;
import org.cashwrap.storage.SampleAccounts;
import org.jspecify.annotations.Nullable;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Currency;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;

import javax.net.ssl.SSLContext;

@Command(
        name = "headoffice",
        description = "The reference head office: takes journals in, and knows the accounts.",
        mixinStandardHelpOptions = true,
        subcommands = {
            HeadOfficeCommand.Serve.class,
            HeadOfficeCommand.Enroll.class,
            HeadOfficeCommand.Load.class,
            HeadOfficeCommand.Sample.class,
            HeadOfficeCommand.Show.class,
            HeadOfficeCommand.Export.class
        })
final class HeadOfficeCommand implements Runnable {
    @CommandLine.Spec private CommandLine.Model.@Nullable CommandSpec spec;

    @Override
    public void run() {
        throw new CommandLine.ParameterException(
                Objects.requireNonNull(spec).commandLine(),
                "Which one: serve, enroll, load, sample, show or export?");
    }

    /// The folder of a head office.
    static final class DataOption {
        @Option(
                names = "--data",
                required = true,
                paramLabel = "DIR",
                description = "The head office's folder.")
        private @Nullable Path data;

        Path folder() {
            return Objects.requireNonNull(data);
        }
    }

    private static String said(Outcome outcome) throws Unusable {
        return switch (outcome) {
            case Outcome.Done(var said) -> said;
            case Outcome.NotDone(var why) -> throw new Unusable(why);
        };
    }

    @Command(
            name = "serve",
            description =
                    "Serves tills, as docs/head-office-api.yaml says, until it is stopped (SIGTERM,"
                            + " SIGINT).",
            mixinStandardHelpOptions = true)
    static final class Serve implements Callable<Integer> {
        @Mixin private final DataOption data = new DataOption();

        @Option(
                names = "--port",
                required = true,
                paramLabel = "N",
                description = "0 to 65535; 0 picks one.")
        private int port;

        @Option(
                names = "--bind",
                paramLabel = "ADDRESS",
                defaultValue = "127.0.0.1",
                description =
                        "Where it listens; any but a loopback address needs --tls-cert and"
                                + " --tls-key. Default: ${DEFAULT-VALUE}")
        private String bind = "";

        @Option(
                names = "--tls-cert",
                paramLabel = "PEM",
                description =
                        "The certificate, followed by those that lead to its authority, which the"
                                + " tills trust.")
        private @Nullable Path certificate;

        @Option(
                names = "--tls-key",
                paramLabel = "PEM",
                description = "Its private key, PKCS#8 without a password.")
        private @Nullable Path key;

        @Override
        public Integer call() throws Unusable {
            if (port < 0 || port > 65_535) {
                throw new Unusable("--port: write a number from 0 to 65535");
            }
            var address = address();
            var tls = tls();
            if (tls.isEmpty() && !address.isLoopbackAddress()) {
                throw new Unusable(
                        "--bind "
                                + bind
                                + ": at any address but a loopback one what customers owe and pay"
                                + " must be encrypted; give --tls-cert and --tls-key, or leave"
                                + " --bind out");
            }
            var config =
                    new ReferenceOffice.Config(
                            data.folder(), address, port, tls, InstantSource.system());
            return switch (ReferenceOffice.start(config)) {
                case ReferenceOffice.Start.NotReady(var why) -> throw new Unusable(why);
                case ReferenceOffice.Start.Ready(var office) -> serve(office);
            };
        }

        private static int serve(ReferenceOffice office) {
            try (office) {
                System.out.println("{\"ready\":\"" + office.address() + "\"}");
                System.out.flush();
                office.await();
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
            return Exit.WELL;
        }

        private InetAddress address() throws Unusable {
            try {
                return InetAddress.getByName(bind);
            } catch (UnknownHostException unknown) {
                throw new Unusable("--bind: " + bind + " is not an address of this machine");
            }
        }

        private Optional<SSLContext> tls() throws Unusable {
            if (certificate == null && key == null) {
                return Optional.empty();
            }
            if (certificate == null || key == null) {
                throw new Unusable("--tls-cert and --tls-key go together; give both");
            }
            return switch (Tls.read(certificate, key, Instant.now())) {
                case Tls.Reading.Read(var context) -> Optional.of(context);
                case Tls.Reading.Unusable(var why) -> throw new Unusable(why);
            };
        }
    }

    @Command(
            name = "enroll",
            description = "Makes a till known by its public key. May run beside a server.",
            mixinStandardHelpOptions = true)
    static final class Enroll implements Callable<Integer> {
        @Mixin private final DataOption data = new DataOption();

        @Parameters(index = "0", paramLabel = "TILL", description = "STORE-N, as MAIN-1.")
        private String till = "";

        @Parameters(index = "1", paramLabel = "PUBLIC-KEY", description = "64 hex digits.")
        private String key = "";

        @Option(
                names = "--replace",
                description =
                        "The till lost its old key for good, and begins a new journal with this"
                                + " one.")
        private boolean replace;

        @Override
        public Integer call() throws Unusable {
            System.out.println(
                    said(Enrolment.enrol(data.folder(), till, key, replace, Instant.now())));
            return Exit.WELL;
        }
    }

    @Command(
            name = "load",
            description = "Puts accounts from a CSV file in. May run beside a server.",
            mixinStandardHelpOptions = true)
    static final class Load implements Callable<Integer> {
        @Mixin private final DataOption data = new DataOption();

        @Mixin private final AccountsLoad load = new AccountsLoad();

        @Option(
                names = "--currency",
                paramLabel = "C",
                defaultValue = "USD",
                description = "Of all amounts in the file, ISO 4217. Default: ${DEFAULT-VALUE}")
        private String currency = "";

        @Override
        public Integer call() throws Unusable {
            return load.into(data.folder(), currency());
        }

        private Currency currency() throws Unusable {
            try {
                var known = Currency.getInstance(currency);
                if (known.getDefaultFractionDigits() >= 0) {
                    return known;
                }
            } catch (IllegalArgumentException unknown) {
                // Said below, as for one that is no money.
            }
            throw new Unusable(
                    "--currency: there is no currency " + currency + "; write one like USD");
        }
    }

    @Command(
            name = "sample",
            description =
                    "Writes accounts of nobody, for trying things out: English, Spanish and Persian"
                            + " names, every standing.",
            mixinStandardHelpOptions = true)
    static final class Sample implements Callable<Integer> {
        @Option(names = "--count", required = true, paramLabel = "N", description = "0 to 5000000.")
        private long count;

        @Option(
                names = "--seed",
                paramLabel = "S",
                defaultValue = "1",
                description = "The same seed gives the same accounts. Default: ${DEFAULT-VALUE}")
        private long seed;

        @Option(names = "--to", required = true, paramLabel = "FILE.csv", description = "Replaced.")
        private @Nullable Path to;

        @Override
        public Integer call() throws Unusable {
            if (count < 0 || count > SampleAccounts.COUNT_MAX) {
                throw new Unusable("--count: write a number from 0 to " + SampleAccounts.COUNT_MAX);
            }
            var file = Objects.requireNonNull(to);
            try {
                SampleAccounts.write(
                        file, count, seed, done -> System.err.println(done + " accounts so far"));
            } catch (IOException failed) {
                throw new Unusable(file + " cannot be written: " + failed);
            }
            System.out.println(
                    count
                            + " synthetic accounts, of nobody, written to "
                            + file
                            + ", seed "
                            + seed);
            return Exit.WELL;
        }
    }

    @Command(
            name = "show",
            description =
                    "What each till has sent, worked out anew from its entries: a line of JSON"
                            + " each. May run beside a server.",
            mixinStandardHelpOptions = true)
    static final class Show implements Callable<Integer> {
        @Mixin private final DataOption data = new DataOption();

        @Override
        public Integer call() throws Unusable {
            var wrong = said(OfficeBooks.show(data.folder(), System.out::println));
            if (wrong.isEmpty()) {
                return Exit.WELL;
            }
            System.err.println(wrong);
            return Exit.PROBLEM;
        }
    }

    @Command(
            name = "export",
            description =
                    "The journal that a till sent, as docs/journal-format.md says. May run beside a"
                            + " server.",
            mixinStandardHelpOptions = true)
    static final class Export implements Callable<Integer> {
        @Mixin private final DataOption data = new DataOption();

        @Parameters(paramLabel = "TILL", description = "STORE-N, as MAIN-1.")
        private String till = "";

        @Option(
                names = "--epoch",
                paramLabel = "HEX",
                description = "Which of its journals. Default: the last.")
        private @Nullable String epoch;

        @Option(names = "--to", paramLabel = "FILE", description = "Default: standard output.")
        private @Nullable Path to;

        @Override
        public Integer call() throws Unusable {
            if (to == null) {
                said(export(System.out));
                return Exit.WELL;
            }
            // Before a file that is there is replaced by nothing.
            said(OfficeBooks.find(data.folder(), till, Optional.ofNullable(epoch)));
            try (var out = new PrintStream(Files.newOutputStream(to), false, UTF_8)) {
                said(export(out));
                if (out.checkError()) {
                    throw new Unusable(to + " could not be written to its end");
                }
                return Exit.WELL;
            } catch (IOException unwritable) {
                throw new Unusable(to + " cannot be written: " + unwritable);
            }
        }

        private Outcome export(PrintStream out) {
            return OfficeBooks.export(
                    data.folder(),
                    till,
                    Optional.ofNullable(epoch),
                    line -> out.print(line + "\n"));
        }
    }
}
