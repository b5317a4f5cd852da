package org.cashwrap.profile;

import org.cashwrap.device.link.LinkName;

/// The receipt printer of this station: what is known of its model, and where it hangs.
///
/// @param link      a serial port, a TCP address, or a file, which nothing is read from
/// @param timeScale what all its waits are multiplied with, 0.01 to 1; less than 1 only on a training station
public record FittedPrinter(
        Profile<ReceiptPrinterProfile> profile, LinkName link, double timeScale) {}
