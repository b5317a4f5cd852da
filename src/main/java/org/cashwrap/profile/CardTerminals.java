package org.cashwrap.profile;

import org.cashwrap.device.CardTerminal;
import org.cashwrap.device.driver.zvt.Timing;
import org.cashwrap.device.driver.zvt.ZvtSettings;
import org.cashwrap.device.driver.zvt.ZvtTerminal;
import org.cashwrap.device.driver.zvt.wire.Alphabet;
import org.cashwrap.device.link.Cable;
import org.cashwrap.device.link.Cables;
import org.cashwrap.device.link.LinkName;
import org.cashwrap.device.link.SerialSettings;

import java.time.Duration;
import java.util.Currency;
import java.util.List;

/// Builds the driver of a station's card terminal on its cable. Nothing is opened here.
public final class CardTerminals {
    /// A network has no bytes to acknowledge: these are never used there, and never wrong.
    private static final CardTerminalProfile.Serial NO_SERIAL =
            new CardTerminalProfile.Serial(List.of(9_600), 2, 200, 5_000, 3);

    private CardTerminals() {}

    /// @param currency of the till
    public static CardTerminal of(FittedTerminal fitted, Currency currency) {
        var profile = fitted.profile().facts();
        return switch (profile.driver()) {
            case ZVT ->
                    new ZvtTerminal(cables(fitted), settings(fitted, currency), Timing.system());
        };
    }

    /// One for each speed.
    private static List<Cable> cables(FittedTerminal fitted) {
        var serial = serial(fitted);
        return switch (fitted.link()) {
            case LinkName.Serial name ->
                    serial.baud().stream()
                            .map(baud ->
                                    Cables.to(name, new SerialSettings(baud, serial.stopBits())))
                            .toList();
            case LinkName.Tcp _, LinkName.File _ ->
                    List.of(
                            Cables.to(
                                    fitted.link(),
                                    new SerialSettings(
                                            serial.baud().getFirst(), serial.stopBits())));
        };
    }

    private static CardTerminalProfile.Serial serial(FittedTerminal fitted) {
        return fitted.profile().facts().serial().orElse(NO_SERIAL);
    }

    private static ZvtSettings settings(FittedTerminal fitted, Currency currency) {
        var profile = fitted.profile().facts();
        var serial = serial(fitted);
        return new ZvtSettings(
                currency,
                Integer.parseInt(fitted.password()),
                profile.config(),
                profile.printBlocks(),
                fitted.slipWidth(),
                alphabet(profile.charset()),
                timers(profile, serial).scaled(fitted.timeScale()),
                serial.transmissions(),
                profile.abortWhilePaying());
    }

    private static ZvtSettings.Timers timers(
            CardTerminalProfile profile, CardTerminalProfile.Serial serial) {
        var standard = ZvtSettings.Timers.STANDARD;
        return new ZvtSettings.Timers(
                Duration.ofMillis(serial.t1Ms()),
                Duration.ofMillis(serial.t2Ms()),
                Duration.ofMillis(profile.t3Ms()),
                Duration.ofMillis(profile.t4Ms()),
                standard.recovery(),
                standard.retry(),
                standard.minute());
    }

    private static Alphabet alphabet(CardTerminalProfile.Charset charset) {
        return switch (charset) {
            case CP437 -> Alphabet.CP437;
            case LATIN1 -> Alphabet.LATIN1;
            case ASCII -> Alphabet.ASCII;
            case UTF8 -> Alphabet.UTF8;
        };
    }
}
