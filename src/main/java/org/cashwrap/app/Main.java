package org.cashwrap.app;

import org.cashwrap.screen.Window;
import org.cashwrap.text.ErrorCode;
import org.jspecify.annotations.Nullable;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;

/// The command line.
@Command(
        name = "cashwrap",
        description = {
            "The clerk's terminal of a provider's store counter.",
            "Without a command it opens the window of the station in --station."
        },
        mixinStandardHelpOptions = true,
        versionProvider = Main.Version.class,
        subcommands = {
            StationCommand.class,
            StaffCommand.class,
            CounterCommand.class,
            JournalCommand.class,
            ReceiptCommand.class,
            HeadOfficeCommand.class,
            DecodeCommand.class,
            ProfilesCommand.class,
            SimulateCommand.class,
            DemoCommand.class,
            CommandLine.HelpCommand.class
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            " 0:done and well",
            " 1:done, and a problem was found",
            " 2:wrong usage or unusable input",
            " 3:our own failure, with a short code"
        })
public final class Main implements Callable<Integer> {
    @Option(
            names = "--station",
            paramLabel = "DIR",
            description = "The station folder. Default: cashwrap/station among the user's data.")
    private @Nullable Path station;

    @Option(
            names = "--without-anchor",
            description = "Start although the anchor file is missing; it is written anew.")
    private boolean withoutAnchor;

    public static void main(String[] args) {
        var out = utf8(FileDescriptor.out);
        System.setOut(out);
        System.setErr(utf8(FileDescriptor.err));
        Logs.onStderr();
        var exit = run(args);
        out.flush();
        System.exit(exit);
    }

    /// UTF-8 whatever the locale.
    private static PrintStream utf8(FileDescriptor to) {
        return new PrintStream(new FileOutputStream(to), true, StandardCharsets.UTF_8);
    }

    static int run(String... args) {
        return new CommandLine(new Main())
                .setOut(new PrintWriter(System.out, true, StandardCharsets.UTF_8))
                .setErr(new PrintWriter(System.err, true, StandardCharsets.UTF_8))
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setParameterExceptionHandler(Main::wrongUsage)
                .setExecutionExceptionHandler(Main::failed)
                .execute(args);
    }

    private static int wrongUsage(ParameterException wrong, String[] args) {
        var command = wrong.getCommandLine();
        command.getErr().println(wrong.getMessage());
        command.getErr().println("Try: " + command.getCommandSpec().qualifiedName() + " --help");
        return Exit.UNUSABLE;
    }

    private static int failed(
            Exception failure, CommandLine command, CommandLine.ParseResult parsed) {
        if (failure instanceof Unusable unusable) {
            unusable.lines().forEach(command.getErr()::println);
            return Exit.UNUSABLE;
        }
        command.getErr()
                .println(
                        "Cashwrap failed by a mistake of its own. Tell support this code: "
                                + ErrorCode.of(failure));
        System.getLogger("org.cashwrap").log(System.Logger.Level.ERROR, "failed", failure);
        return Exit.OURS;
    }

    /// Until the window is closed.
    @Override
    public Integer call() throws Unusable {
        var folder = station == null ? usersStation() : station;
        if (opensWindows()) {
            return new WindowStart(folder, withoutAnchor, usersData().resolve("practice")).run();
        }
        if (!Files.isDirectory(folder)) {
            throw new Unusable(
                    "There is no till in " + folder + " yet. Make one, and name its first manager:",
                    "  cashwrap station init " + folder + " --store STORE --till 1",
                    "  cashwrap staff add NAME --role manager --station " + folder,
                    "To look around without setting anything up:",
                    "  cashwrap demo");
        }
        OpenStation.read(folder);
        throw new Unusable(
                "There is no display to open a window on. Start it from a desktop session, or"
                        + " use the counter without a window: cashwrap counter --station "
                        + folder);
    }

    /// A name of a display may be left over from a session that has ended.
    private static boolean opensWindows() {
        if (!Display.isThere()) {
            return false;
        }
        try {
            Window.startToolkit(false);
            return true;
        } catch (UnsupportedOperationException noSuchDisplay) {
            return false;
        }
    }

    private static Path usersStation() {
        return usersData().resolve("station");
    }

    /// Where the system has users keep what programs store for them.
    private static Path usersData() {
        var data = System.getenv("XDG_DATA_HOME");
        var home = Path.of(System.getProperty("user.home"));
        return (data == null || data.isBlank() ? home.resolve(".local/share") : Path.of(data))
                .resolve("cashwrap");
    }

    static final class Version implements CommandLine.IVersionProvider {
        @Override
        public String[] getVersion() {
            return new String[] {"cashwrap " + Build.ID};
        }
    }
}
