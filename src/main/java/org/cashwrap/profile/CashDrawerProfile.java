package org.cashwrap.profile;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import org.cashwrap.config.BadValueException;

import java.util.List;
import java.util.Optional;

/// What is known of a model of cash drawer.
///
/// @param model     for people
/// @param via       what opens it
/// @param simulator no device at all; only a training station may use it
/// @param connector the pin of the printer's socket that kicks it, 2 or 5
/// @param sense     its switch; without it, it has none or none is wired, and nobody can tell whether it is open
public record CashDrawerProfile(
        @Size(min = 1, max = 100, message = "write 1 to 100 characters")
                @Pattern(
                        regexp = Station.NO_CONTROLS,
                        message = "holds an invisible character; type the line anew")
                String model,
        Via via,
        Optional<Boolean> simulator,
        int connector,
        Pulse pulse,
        Optional<Sense> sense,
        List<Source> sources)
        implements Sourced {
    static final List<Integer> CONNECTORS = List.of(2, 5);
    static final String CONNECTOR_RULE = "is not a pin that kicks a drawer; write 2 or 5";

    public CashDrawerProfile {
        sources = List.copyOf(sources);
        if (!CONNECTORS.contains(connector)) {
            throw new BadValueException(CONNECTOR_RULE, "connector");
        }
    }

    public enum Via {
        /// Its cable goes into the receipt printer, which is told to kick.
        RECEIPT_PRINTER
    }

    /// @param onMs  how long its coil is on
    /// @param offMs how long it then rests at least
    public record Pulse(
            @Min(value = 100, message = ON_RULE) @Max(value = 500, message = ON_RULE) int onMs,
            @Min(value = 100, message = OFF_RULE) @Max(value = 500, message = OFF_RULE) int offMs) {
        static final String ON_RULE = "is not a pulse; write 100 to 500 milliseconds";
        static final String OFF_RULE = "is not a rest after a pulse; write 100 to 500 milliseconds";

        public Pulse {
            if (offMs < onMs) {
                throw new BadValueException(
                        "is shorter than the pulse, and printers then rest as long as they pulse;"
                                + " write at least "
                                + onMs,
                        "off-ms");
            }
        }
    }

    /// @param openLevel      of pin 3 while it is open
    /// @param changeWithinMs how long it may take to spring open
    public record Sense(
            Level openLevel,
            @Min(value = 100, message = CHANGE_RULE) @Max(value = 5_000, message = CHANGE_RULE)
                    int changeWithinMs) {
        static final String CHANGE_RULE =
                "is not a time in which a drawer springs open; write 100 to 5000 milliseconds";
    }

    /// Of a wire.
    public enum Level {
        HIGH,
        LOW
    }

    public boolean isSimulator() {
        return simulator.orElse(false);
    }
}
