package org.cashwrap.profile;

import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import java.math.BigDecimal;
import java.util.Optional;

/// What the station file says of the card terminal.
///
/// @param profile   the id of its hardware profile
/// @param link      where its cable leads, as a [org.cashwrap.device.link.LinkName]
/// @param password  six digits; without it, the one its maker gave it
/// @param timeScale what all its waits are multiplied with, for exercises
public record StationTerminal(
        String profile,
        @Size(
                        min = 1,
                        max = 200,
                        message = "write serial:PATH or tcp:HOST:PORT, of at most 200 characters")
                String link,
        Optional<@Pattern(regexp = PASSWORD, message = PASSWORD_RULE) String> password,
        Optional<
                        @DecimalMin(value = "0.01", message = SCALE_RULE)
                        @DecimalMax(value = "1", message = SCALE_RULE) BigDecimal>
                timeScale) {
    static final String PASSWORD = "[0-9]{6}";
    static final String PASSWORD_RULE = "is not a terminal's password; write its 6 digits";
    static final String SCALE_RULE = "is not a time scale; write a number from 0.01 to 1";

    /// Without the password.
    @Override
    public String toString() {
        return "StationTerminal[" + profile + "@" + link + ", " + timeScale + "]";
    }
}
