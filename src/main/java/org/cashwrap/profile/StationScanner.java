package org.cashwrap.profile;

import jakarta.validation.constraints.Size;

/// What the station file says of the scanner.
///
/// @param profile the id of its hardware profile
/// @param link    where its cable leads, as a [org.cashwrap.device.link.LinkName]
public record StationScanner(
        String profile,
        @Size(
                        min = 1,
                        max = 200,
                        message = "write serial:PATH or tcp:HOST:PORT, of at most 200 characters")
                String link) {}
