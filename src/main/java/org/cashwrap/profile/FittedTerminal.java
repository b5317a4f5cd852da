package org.cashwrap.profile;

import org.cashwrap.device.link.LinkName;

/// The card terminal of this station: what is known of its model, and where it hangs.
///
/// @param link      a serial port or a TCP address
/// @param password  six digits
/// @param slipWidth characters a line it is told to write its slips in: its profile's, or those of the receipt printer if
///                  that one has fewer
/// @param timeScale what all its waits are multiplied with, 0.01 to 1; less than 1 only on a training station
public record FittedTerminal(
        Profile<CardTerminalProfile> profile,
        LinkName link,
        String password,
        int slipWidth,
        double timeScale) {
    /// Without the password.
    @Override
    public String toString() {
        return "FittedTerminal[" + profile.id() + "@" + link + ", " + timeScale + "]";
    }
}
