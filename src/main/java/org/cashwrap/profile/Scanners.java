package org.cashwrap.profile;

import org.cashwrap.device.Scanner;
import org.cashwrap.device.driver.scanner.ScannerSettings;
import org.cashwrap.device.driver.scanner.SerialScanner;
import org.cashwrap.device.link.Cables;

import java.nio.charset.Charset;
import java.time.Duration;

/// Builds the driver of a station's scanner on its cable. Nothing is opened here.
public final class Scanners {
    private Scanners() {}

    public static Scanner of(FittedScanner fitted) {
        var profile = fitted.profile().facts();
        return switch (profile.link()) {
            case SERIAL ->
                    new SerialScanner(
                            Cables.to(fitted.link(), profile.serial().settings()),
                            settings(profile),
                            SerialScanner.Retry.SHOP);
        };
    }

    static ScannerSettings settings(ScannerProfile profile) {
        var frame = profile.frame();
        return new ScannerSettings(
                frame.prefix(),
                frame.suffix(),
                frame.maxBytes(),
                Duration.ofMillis(frame.interByteMs()),
                Charset.forName(profile.charset()),
                profile.aimPrefix());
    }
}
