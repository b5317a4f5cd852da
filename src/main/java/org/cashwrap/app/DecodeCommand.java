package org.cashwrap.app;

import org.cashwrap.decode.EscPosTrace;
import org.cashwrap.decode.ZvtTrace;
import org.cashwrap.device.driver.zvt.wire.Alphabet;
import org.jspecify.annotations.Nullable;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.Callable;

@Command(
        name = "decode",
        description = "Says what stands in a trace of a device's cable.",
        mixinStandardHelpOptions = true,
        subcommands = {DecodeCommand.Zvt.class, DecodeCommand.EscPos.class})
final class DecodeCommand implements Runnable {
    private static final String STANDARD_INPUT = "-";

    @CommandLine.Spec private CommandLine.Model.@Nullable CommandSpec spec;

    @Override
    public void run() {
        throw new CommandLine.ParameterException(
                Objects.requireNonNull(spec).commandLine(), "Which language: zvt or escpos?");
    }

    @Command(
            name = "zvt",
            description =
                    "A card terminal's messages in hexadecimal, one a line; a JSON object a line"
                            + " comes out. Card numbers are masked.",
            mixinStandardHelpOptions = true)
    static final class Zvt implements Callable<Integer> {
        @Parameters(
                arity = "0..1",
                paramLabel = "FILE",
                defaultValue = STANDARD_INPUT,
                description = "The trace; - is standard input. Default: ${DEFAULT-VALUE}")
        private String file = "";

        @Option(
                names = "--charset",
                paramLabel = "NAME",
                defaultValue = "cp437",
                description =
                        "Of texts: cp437, latin1, utf8, or ascii (seven bits, umlauts for"
                                + " brackets). Default: ${DEFAULT-VALUE}")
        private String charset = "";

        @Override
        public Integer call() throws Unusable {
            var alphabet = alphabet();
            try (var in = open(file)) {
                return ZvtTrace.decode(in, System.out, alphabet) ? Exit.WELL : Exit.PROBLEM;
            } catch (IOException unreadable) {
                throw new Unusable(file + " cannot be read: " + unreadable);
            }
        }

        private Alphabet alphabet() throws Unusable {
            return switch (charset) {
                case "cp437" -> Alphabet.CP437;
                case "latin1" -> Alphabet.LATIN1;
                case "utf8" -> Alphabet.UTF8;
                case "ascii" -> Alphabet.ASCII;
                default ->
                        throw new Unusable(
                                "--charset: there is no "
                                        + charset
                                        + "; write cp437, latin1, utf8 or ascii");
            };
        }
    }

    @Command(
            name = "escpos",
            description =
                    "What a receipt printer was sent, in hexadecimal; a JSON object a command comes"
                            + " out. Card numbers are masked.",
            mixinStandardHelpOptions = true)
    static final class EscPos implements Callable<Integer> {
        @Parameters(
                arity = "0..1",
                paramLabel = "FILE",
                defaultValue = STANDARD_INPUT,
                description = "The trace; - is standard input. Default: ${DEFAULT-VALUE}")
        private String file = "";

        @Option(
                names = "--charset",
                paramLabel = "NAME",
                defaultValue = "IBM437",
                description =
                        "Of texts, as Java names it: IBM437, IBM00858, windows-1252. Default:"
                                + " ${DEFAULT-VALUE}")
        private String charset = "";

        @Override
        public Integer call() throws Unusable {
            var letters = letters();
            try (var in = open(file)) {
                return EscPosTrace.decode(in, System.out, letters) ? Exit.WELL : Exit.PROBLEM;
            } catch (IOException unreadable) {
                throw new Unusable(file + " cannot be read: " + unreadable);
            }
        }

        private Charset letters() throws Unusable {
            try {
                return Charset.forName(charset);
            } catch (IllegalArgumentException none) {
                throw new Unusable(
                        "--charset: there is no "
                                + charset
                                + "; write a name as IBM437 or IBM00858");
            }
        }
    }

    private static InputStream open(String file) throws IOException {
        return file.equals(STANDARD_INPUT)
                ? new BufferedInputStream(System.in)
                : new BufferedInputStream(Files.newInputStream(Path.of(file)));
    }
}
