package org.cashwrap.profile;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import org.cashwrap.config.BadValueException;
import org.cashwrap.config.YamlText;
import org.cashwrap.device.driver.escpos.EscPosSettings;
import org.cashwrap.device.link.SerialSettings;

import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// What is known of a model of receipt printer.
///
/// It may always be written to as a file; over `serial` and `tcp` it also answers.
///
/// @param model     for people
/// @param driver    the language it speaks
/// @param simulator no device at all; only a training station may use it
/// @param cut       how the paper is cut behind a document
/// @param drawer    how it opens a cash drawer; without it, it has no connector for one
/// @param serial    how to talk to it over a serial cable; without it there is none
/// @param tcp       how to talk to it over a network; without it there is none
public record ReceiptPrinterProfile(
        @Size(min = 1, max = 100, message = "write 1 to 100 characters")
                @Pattern(
                        regexp = Station.NO_CONTROLS,
                        message = "holds an invisible character; type the line anew")
                String model,
        Driver driver,
        Optional<Boolean> simulator,
        Paper paper,
        Text text,
        Raster raster,
        EscPosSettings.Cut cut,
        Status status,
        Optional<Drawer> drawer,
        Optional<Serial> serial,
        Optional<Tcp> tcp,
        List<Source> sources)
        implements Sourced {
    /// Of one `GS ( L`, with what stands before the dots.
    private static final int GS_PAREN_L_BYTES = 65_535;

    private static final int GS_PAREN_L_HEAD = 10;

    public ReceiptPrinterProfile {
        sources = List.copyOf(sources);
        if (serial.isEmpty() && tcp.isEmpty()) {
            refuseAnswers(status);
        }
        if (drawer.isPresent() && drawer.get().sense() && !status.realTime() && !status.auto()) {
            throw new BadValueException(
                    "is learned by a status, and the printer tells none; set status.real-time or"
                            + " status.auto, or write false",
                    "drawer",
                    "sense");
        }
        var rows =
                raster.command() == EscPosSettings.Raster.Command.GS_PAREN_L
                        ? (GS_PAREN_L_BYTES - GS_PAREN_L_HEAD) / ((paper.dots() + 7) / 8)
                        : Integer.MAX_VALUE;
        if (raster.stripRows() > rows) {
            throw new BadValueException(
                    "is more than one GS ( L holds at "
                            + paper.dots()
                            + " dots; write at most "
                            + rows,
                    "raster",
                    "strip-rows");
        }
    }

    /// A printer that is only written to cannot say anything.
    private static void refuseAnswers(Status status) {
        var why =
                "needs an answer, and the profile names no cable that brings one; add serial: or"
                        + " tcp:, or write ";
        if (status.realTime()) {
            throw new BadValueException(why + false, "status", "real-time");
        }
        if (status.auto()) {
            throw new BadValueException(why + false, "status", "auto");
        }
        if (status.completion() != EscPosSettings.Completion.NONE) {
            throw new BadValueException(
                    why + YamlText.word(EscPosSettings.Completion.NONE), "status", "completion");
        }
        if (status.clear()) {
            throw new BadValueException(why + false, "status", "clear");
        }
    }

    public enum Driver {
        ESCPOS
    }

    /// @param dots       printable width
    /// @param dpi        dots an inch, in both directions
    /// @param columns    characters a line in font A
    /// @param speedMmPerS how fast it comes out
    public record Paper(
            @Min(value = 200, message = DOTS_RULE) @Max(value = 832, message = DOTS_RULE) int dots,
            int dpi,
            @Min(value = 32, message = COLUMNS_RULE) @Max(value = 64, message = COLUMNS_RULE)
                    int columns,
            @Min(value = 10, message = SPEED_RULE) @Max(value = 1_000, message = SPEED_RULE)
                    int speedMmPerS) {
        static final String DOTS_RULE = "is not a printable width; write 200 to 832 dots";
        static final String COLUMNS_RULE = "is not a length of line; write 32 to 64 characters";
        static final String SPEED_RULE =
                "is not a speed of paper; write 10 to 1000 millimetres a second";

        /// No font A is narrower.
        private static final int DOTS_A_CHARACTER = 8;

        private static final List<Integer> DPI = List.of(180, 203, 300);

        public Paper {
            if (!DPI.contains(dpi)) {
                throw new BadValueException(
                        "is not a density of dots; write 180, 203 or 300 dots an inch", "dpi");
            }
            if (columns * DOTS_A_CHARACTER > dots) {
                throw new BadValueException(
                        "does not go into "
                                + dots
                                + " dots; a character of font A is 12 dots wide on most printers",
                        "columns");
            }
        }
    }

    /// @param cancelKanji it takes pairs of bytes for Chinese signs until it is told not to
    /// @param parameters  how the parameters of style commands are written
    /// @param codePages   by the name of a Java character set, the number it has in `ESC t`; the one to prefer first. May
    ///                    be empty: then everything but ASCII is printed as a picture
    public record Text(
            boolean cancelKanji,
            EscPosSettings.Parameters parameters,
            SequencedMap<
                            String,
                            @Min(value = 0, message = PAGE_RULE)
                            @Max(value = 255, message = PAGE_RULE) Integer>
                    codePages) {
        static final String PAGE_RULE = "is not the number of a code page; write 0 to 255";

        private static final String ASCII =
                IntStream.rangeClosed(' ', '~')
                        .mapToObj(Character::toString)
                        .collect(Collectors.joining());

        public Text {
            codePages = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(codePages));
            var sets = new HashMap<Charset, String>();
            var numbers = new HashMap<Integer, String>();
            codePages.forEach((name, number) -> {
                var before = sets.putIfAbsent(charset(name), name);
                if (before != null) {
                    throw bad("is another name of " + before + "; keep one of the two", name);
                }
                var other = numbers.putIfAbsent(number, name);
                if (other != null) {
                    throw bad(
                            "has the number of "
                                    + other
                                    + "; a code page holds one character set, so keep the right"
                                    + " one",
                            name);
                }
            });
        }

        private static Charset charset(String name) {
            try {
                if (Charset.isSupported(name)) {
                    var charset = Charset.forName(name);
                    if (!charset.canEncode() || charset.newEncoder().maxBytesPerChar() > 1) {
                        throw bad(
                                "has characters of more than one byte, which no code page has;"
                                        + " write one like IBM00858 or windows-1252",
                                name);
                    }
                    if (!ASCII.equals(
                            new String(ASCII.getBytes(charset), StandardCharsets.US_ASCII))) {
                        throw bad(
                                "writes digits and letters in bytes of its own, which no code page"
                                        + " does; write one like IBM00858 or windows-1252",
                                name);
                    }
                    return charset;
                }
            } catch (IllegalCharsetNameException notEvenAName) {
                // Said below.
            }
            throw bad(
                    "is not a character set of Java; write one like IBM437, IBM00858 (which is code"
                            + " page 858), windows-1252 or ISO-8859-15",
                    name);
        }

        private static BadValueException bad(String why, String name) {
            return new BadValueException(why, "code-pages", name);
        }
    }

    /// @param command     how it prints pictures
    /// @param stripRows   rows of dots in one command at most
    /// @param motionUnits it must be told to feed in dots; false if it does so anyway, or cannot be told
    public record Raster(
            EscPosSettings.Raster.Command command,
            @Min(value = 8, message = ROWS_RULE) @Max(value = 2_303, message = ROWS_RULE)
                    int stripRows,
            boolean motionUnits) {
        static final String ROWS_RULE = "is not a height of a strip; write 8 to 2303 rows of dots";
    }

    /// @param realTime   it says at once how it is, whatever it does
    /// @param auto       it tells every change by itself
    /// @param completion what proves that a document has come out
    /// @param clear      it forgets what it has not printed yet when it is told to
    /// @param nearEnd    it has a sensor for paper that is nearly at its end
    public record Status(
            boolean realTime,
            boolean auto,
            EscPosSettings.Completion completion,
            boolean clear,
            boolean nearEnd) {
        public Status {
            if (nearEnd && !realTime && !auto) {
                throw new BadValueException(
                        "is learned by a status, and the printer tells none; set real-time or auto,"
                                + " or write false",
                        "near-end");
            }
        }
    }

    /// @param connectors   2, 5 or both: the pins that kick. They are in one socket
    /// @param realTimeKick it kicks at once, whatever it does
    /// @param sense        it tells the level of the drawer's switch
    public record Drawer(
            @Size(min = 1, message = "names none; write [2] or [2, 5], or leave drawer: out")
                    List<Integer> connectors,
            boolean realTimeKick,
            boolean sense) {
        public Drawer {
            connectors = List.copyOf(connectors);
            var before = new HashSet<Integer>();
            for (var i = 0; i < connectors.size(); i++) {
                var why =
                        !CashDrawerProfile.CONNECTORS.contains(connectors.get(i))
                                ? CashDrawerProfile.CONNECTOR_RULE
                                : before.add(connectors.get(i))
                                        ? ""
                                        : "stands here already; once is enough";
                if (!why.isEmpty()) {
                    throw new BadValueException(why, "connectors", Integer.toString(i));
                }
            }
        }
    }

    /// The line has 8 data bits and no parity.
    ///
    /// @param baud     the speed that is set at the printer
    /// @param stopBits 1 or 2
    /// @param flow     how the printer says that its buffer is full
    public record Serial(
            int baud,
            @Min(value = 1, message = STOP_BITS_RULE) @Max(value = 2, message = STOP_BITS_RULE)
                    int stopBits,
            SerialSettings.Flow flow) {
        static final String STOP_BITS_RULE = "is not a number of stop bits; write 1 or 2";
        private static final List<Integer> SPEEDS =
                List.of(1_200, 2_400, 4_800, 9_600, 19_200, 38_400, 57_600, 115_200);

        public Serial {
            if (!SPEEDS.contains(baud)) {
                throw new BadValueException(
                        "is not a speed of a serial line; write "
                                + SPEEDS.stream()
                                        .map(Object::toString)
                                        .collect(Collectors.joining(", ")),
                        "baud");
            }
        }

        SerialSettings settings() {
            return new SerialSettings(baud, stopBits, flow);
        }
    }

    /// @param port it listens on, unless somebody has set another
    public record Tcp(
            @Min(value = 1, message = PORT_RULE) @Max(value = 65_535, message = PORT_RULE)
                    int port) {
        static final String PORT_RULE = "is not a port; write 1 to 65535";
    }

    public boolean isSimulator() {
        return simulator.orElse(false);
    }
}
