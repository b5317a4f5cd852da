package org.cashwrap.profile;

import org.cashwrap.device.link.LinkName;

/// The scanner of this station: what is known of its model, and where it hangs.
///
/// @param link a serial port, or the TCP address of a box with one
public record FittedScanner(Profile<ScannerProfile> profile, LinkName link) {}
