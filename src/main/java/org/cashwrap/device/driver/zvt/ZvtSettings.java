package org.cashwrap.device.driver.zvt;

import org.cashwrap.device.driver.zvt.wire.Alphabet;

import java.time.Duration;
import java.util.Currency;

/// How one terminal is spoken to: what its profile and the station file say.
///
/// @param currency      of the till
/// @param password      of the cash register at the terminal, 0 to 999999
/// @param configuration the configuration byte of the registration, PA00P015 chapter 2.1
/// @param printBlocks   whether it may send whole slips as text blocks (06 D3), or line by line only (06 D1)
/// @param printerWidth  characters on a line of a slip, 1 to 99
/// @param alphabet      of its texts where it has not agreed on another
/// @param timers        see [Timers]
/// @param transmissions how often a message is sent in all before the line is given up, 1 to 3
/// @param mayStop       whether a payment that runs may be asked to stop
public record ZvtSettings(
        Currency currency,
        int password,
        int configuration,
        boolean printBlocks,
        int printerWidth,
        Alphabet alphabet,
        Timers timers,
        int transmissions,
        boolean mayStop) {
    public ZvtSettings {
        if (password < 0 || password > 999_999) {
            throw new IllegalArgumentException("a password has six digits");
        }
        if (transmissions < 1 || transmissions > 3 || printerWidth < 1 || printerWidth > 99) {
            throw new IllegalArgumentException("no such setting");
        }
    }

    /// @param gap         T1: the longest pause between two bytes of a message
    /// @param acknowledge T2: how long an acknowledge may take
    /// @param answer      T3: how long the answer to a command may take
    /// @param dialogue    T4: how long the terminal may be quiet while it works; it may ask for longer
    /// @param recovery    how long a terminal that is away or busy is asked again before a request stays in doubt
    /// @param retry       how long between two such tries
    /// @param minute      how long a minute is that the terminal asks for
    public record Timers(
            Duration gap,
            Duration acknowledge,
            Duration answer,
            Duration dialogue,
            Duration recovery,
            Duration retry,
            Duration minute) {
        /// As PA00P016 rev. 04 has them, and three minutes of recovery.
        public static final Timers STANDARD =
                new Timers(
                        Duration.ofMillis(200),
                        Duration.ofSeconds(5),
                        Duration.ofSeconds(5),
                        Duration.ofSeconds(180),
                        Duration.ofSeconds(180),
                        Duration.ofSeconds(3),
                        Duration.ofMinutes(1));

        /// All of them shorter, for training and tests. The gap between two bytes is never below 50 ms: computers pause.
        public Timers scaled(double by) {
            var gapScaled = scaled(gap, by);
            var least = Duration.ofMillis(50);
            return new Timers(
                    gapScaled.compareTo(least) < 0 ? least : gapScaled,
                    scaled(acknowledge, by),
                    scaled(answer, by),
                    scaled(dialogue, by),
                    scaled(recovery, by),
                    scaled(retry, by),
                    scaled(minute, by));
        }

        private static Duration scaled(Duration time, double by) {
            return Duration.ofNanos((long) (time.toNanos() * by));
        }
    }
}
