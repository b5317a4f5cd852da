package org.cashwrap.app;

import org.cashwrap.text.ErrorCode;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParameterException;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;

/// The command line.
@Command(
        name = "cashwrap",
        description = "The clerk's terminal of a provider's store counter.",
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
            CommandLine.HelpCommand.class
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            " 0:done and well",
            " 1:done, and a problem was found",
            " 2:wrong usage or unusable input",
            " 3:our own failure, with a short code"
        })
public final class Main implements Runnable {
    @CommandLine.Spec private CommandLine.Model.@org.jspecify.annotations.Nullable CommandSpec spec;

    public static void main(String[] args) {
        var out = utf8(FileDescriptor.out);
        System.setOut(out);
        System.setErr(utf8(FileDescriptor.err));
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

    @Override
    public void run() {
        if (spec != null) {
            throw new ParameterException(spec.commandLine(), "Which command?");
        }
    }

    static final class Version implements CommandLine.IVersionProvider {
        @Override
        public String[] getVersion() {
            return new String[] {"cashwrap " + Build.ID};
        }
    }
}
