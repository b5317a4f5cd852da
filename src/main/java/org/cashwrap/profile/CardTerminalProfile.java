package org.cashwrap.profile;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import org.cashwrap.config.BadValueException;

import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/// What is known of a model of card terminal. Times are in real time; a training station may shorten them.
///
/// @param model            for people
/// @param driver           the protocol it speaks
/// @param simulator        no device at all; only a training station may use it
/// @param serial           how to talk to it over a serial cable; without it there is none
/// @param tcp              how to talk to it over a network; without it there is none. At least one of the two
/// @param configByte       what the registration asks for, two hex digits; see [#config]
/// @param charset          of its texts
/// @param factoryPassword  six digits, used unless the station file has another
/// @param t3Ms             from a command to the terminal's answer that it has begun
/// @param t4Ms             from there to its end, begun anew by every sign of life; the terminal may ask for more
/// @param printBlocks      it may send a slip in blocks (06 D3), not only in lines (06 D1)
/// @param printerWidth     characters a line the terminal is told to write its slips in
/// @param idlePollS        seconds without a payment after which it is asked for its state, again and again, which also
///                         lets it get round to jobs of its own
/// @param abortWhilePaying it may be asked to stop a payment that runs
public record CardTerminalProfile(
        @Size(min = 1, max = 100, message = "write 1 to 100 characters")
                @Pattern(
                        regexp = Station.NO_CONTROLS,
                        message = "holds an invisible character; type the line anew")
                String model,
        Driver driver,
        Optional<Boolean> simulator,
        Optional<Serial> serial,
        Optional<Tcp> tcp,
        @Pattern(
                        regexp = "[0-9A-F]{2}",
                        message = "is not a byte; write two hex digits in capitals, as BE")
                String configByte,
        Charset charset,
        @Pattern(regexp = StationTerminal.PASSWORD, message = StationTerminal.PASSWORD_RULE)
                String factoryPassword,
        @Min(value = 1_000, message = T3_RULE) @Max(value = 60_000, message = T3_RULE) int t3Ms,
        @Min(value = 30_000, message = T4_RULE) @Max(value = 900_000, message = T4_RULE) int t4Ms,
        boolean printBlocks,
        @Min(value = 16, message = WIDTH_RULE) @Max(value = 99, message = WIDTH_RULE)
                int printerWidth,
        @Min(value = 10, message = POLL_RULE) @Max(value = 3_600, message = POLL_RULE)
                int idlePollS,
        boolean abortWhilePaying,
        List<Source> sources)
        implements Sourced {
    static final String T3_RULE = "is not a wait for an answer; write 1000 to 60000 milliseconds";
    static final String T4_RULE = "is not a wait for a payment; write 30000 to 900000 milliseconds";
    static final String WIDTH_RULE = "is not a width of paper; write 16 to 99 characters";
    static final String POLL_RULE = "is not a time between questions; write 10 to 3600 seconds";

    public CardTerminalProfile {
        sources = List.copyOf(sources);
        if (serial.isEmpty() && tcp.isEmpty()) {
            throw new BadValueException(
                    "says neither how to talk over a serial cable nor over a network; add serial:"
                            + " or tcp:");
        }
        var whyNot = ConfigByte.whyNot(byteOf(configByte));
        if (whyNot.isPresent()) {
            throw new BadValueException(whyNot.get(), "config-byte");
        }
    }

    /// @param baud          speeds to try, one after the other until one answers
    /// @param stopBits      1 or 2
    /// @param t1Ms          longest gap between two bytes of a message
    /// @param t2Ms          from the end of a message to the single byte that acknowledges it
    /// @param transmissions of the same message in all, if that byte does not come
    public record Serial(
            @Size(min = 1, message = "names no speed; write one at least, as in [9600]")
                    List<Integer> baud,
            @Min(value = 1, message = STOP_BITS_RULE) @Max(value = 2, message = STOP_BITS_RULE)
                    int stopBits,
            @Min(value = 200, message = T1_RULE) @Max(value = 1_000, message = T1_RULE) int t1Ms,
            @Min(value = 1_000, message = T2_RULE) @Max(value = 30_000, message = T2_RULE) int t2Ms,
            @Min(value = 1, message = TRIES_RULE) @Max(value = 3, message = TRIES_RULE)
                    int transmissions) {
        static final String STOP_BITS_RULE = "is not a number of stop bits; write 1 or 2";
        static final String T1_RULE = "is not a gap between bytes; write 200 to 1000 milliseconds";
        static final String T2_RULE =
                "is not a wait for an acknowledgement; write 1000 to 30000 milliseconds";
        static final String TRIES_RULE = "is not a number of transmissions; write 1 to 3";
        private static final List<Integer> SPEEDS = List.of(9_600, 19_200, 57_600, 115_200);

        public Serial {
            baud = List.copyOf(baud);
            var before = new HashSet<Integer>();
            for (var i = 0; i < baud.size(); i++) {
                if (!SPEEDS.contains(baud.get(i))) {
                    throw new BadValueException(
                            "is not a speed of ZVT; write 9600, 19200, 57600 or 115200",
                            "baud",
                            Integer.toString(i));
                }
                if (!before.add(baud.get(i))) {
                    throw new BadValueException(
                            "stands here already; one try at each speed is enough",
                            "baud",
                            Integer.toString(i));
                }
            }
        }
    }

    /// @param port it listens on, unless somebody has set another in its menu
    public record Tcp(
            @Min(value = 1, message = PORT_RULE) @Max(value = 65_535, message = PORT_RULE)
                    int port) {
        static final String PORT_RULE = "is not a port; write 1 to 65535";
    }

    public enum Driver {
        ZVT
    }

    /// How the terminal writes letters beyond ASCII.
    public enum Charset {
        CP437,
        LATIN1,
        /// Seven bits, with German letters in the place of brackets, braces, bar, backslash and tilde.
        ASCII,
        UTF8
    }

    /// The byte of the registration that says who prints and who is in control, 0 to 255.
    public int config() {
        return byteOf(configByte);
    }

    private static int byteOf(String hex) {
        return HexFormat.fromHexDigits(hex);
    }

    public boolean isSimulator() {
        return simulator.orElse(false);
    }
}
