package org.cashwrap.profile;

import org.cashwrap.device.link.LinkName;

/// The card terminal of this station: what is known of its model, and where it hangs.
///
/// @param link      a serial port or a TCP address
/// @param password  six digits
/// @param timeScale what all its waits are multiplied with, 0.01 to 1; less than 1 only on a training station
public record FittedTerminal(
        Profile<CardTerminalProfile> profile, LinkName link, String password, double timeScale) {
    /// Without the password.
    @Override
    public String toString() {
        return "FittedTerminal[" + profile.id() + "@" + link + ", " + timeScale + "]";
    }
}
