package org.cashwrap.profile;

import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Size;

import java.math.BigDecimal;
import java.util.Optional;

/// What the station file says of the receipt printer.
///
/// @param profile   the id of its hardware profile
/// @param link      where its cable leads, as a [org.cashwrap.device.link.LinkName]
/// @param timeScale what all its waits are multiplied with, for exercises
public record StationPrinter(
        String profile,
        @Size(min = 1, max = 200, message = LINK_RULE) String link,
        Optional<
                        @DecimalMin(value = "0.01", message = StationTerminal.SCALE_RULE)
                        @DecimalMax(value = "1", message = StationTerminal.SCALE_RULE) BigDecimal>
                timeScale) {
    static final String LINK_RULE =
            "write serial:PATH, tcp:HOST:PORT or file:PATH, of at most 200 characters";
}
