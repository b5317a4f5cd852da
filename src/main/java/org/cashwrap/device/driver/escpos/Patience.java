package org.cashwrap.device.driver.escpos;

import java.time.Duration;

/// How long the driver waits.
///
/// @param answer for the reply to a question that a printer answers at once
/// @param look   between two questions to a printer that tells nothing by itself
/// @param proof  for the word that a document has come out, beyond the time its paper takes
/// @param quiet  a cable must have been silent for before it is left
/// @param scale  what the time is multiplied with that the paper takes
public record Patience(
        Duration answer, Duration look, Duration proof, Duration quiet, double scale) {
    public static final Patience SHOP =
            new Patience(
                    Duration.ofSeconds(1),
                    Duration.ofMillis(500),
                    Duration.ofSeconds(8),
                    Duration.ofMillis(50),
                    1);

    /// @param by a training station's time scale
    public Patience scaled(double by) {
        // A question is answered as fast as ever: on a busy machine, no faster.
        return new Patience(answer, scaled(look, by), scaled(proof, by), quiet, scale * by);
    }

    private static Duration scaled(Duration time, double by) {
        return Duration.ofMillis(Math.max(20, Math.round(time.toMillis() * by)));
    }
}
