package org.cashwrap.profile;

import org.cashwrap.device.driver.escpos.EscPosSettings;
import org.cashwrap.device.link.Cable;
import org.cashwrap.device.link.Cables;
import org.cashwrap.device.link.LinkName;
import org.cashwrap.device.link.SerialSettings;

import java.nio.charset.Charset;
import java.util.LinkedHashMap;
import java.util.Optional;

/// What a driver must know of a station's receipt printer and of the drawer on it. Nothing is opened here.
public final class Printers {
    /// Only a serial line has a speed: this one is never used, and never wrong.
    private static final SerialSettings NO_SERIAL = new SerialSettings(9_600, 1);

    /// A printer that is only written to.
    private static final EscPosSettings.Status SILENT =
            new EscPosSettings.Status(false, false, EscPosSettings.Completion.NONE, false, false);

    /// Of a drawer whose switch is not looked at.
    private static final int NO_CHANGE_MS = 1_000;

    private Printers() {}

    /// Of a model, whatever cable it hangs on.
    public static EscPosSettings settings(ReceiptPrinterProfile profile) {
        return switch (profile.driver()) {
            case ESCPOS ->
                    new EscPosSettings(
                            profile.paper().dots(),
                            profile.paper().dpi(),
                            profile.paper().columns(),
                            profile.paper().speedMmPerS(),
                            text(profile.text()),
                            new EscPosSettings.Raster(
                                    profile.raster().command(),
                                    profile.raster().stripRows(),
                                    profile.raster().motionUnits()),
                            profile.cut(),
                            status(profile.status()));
        };
    }

    /// Of this station's: one that is written to as a file is asked nothing, for nothing would be read.
    public static EscPosSettings settings(FittedPrinter fitted) {
        var settings = settings(fitted.profile().facts());
        return answers(fitted)
                ? settings
                : new EscPosSettings(
                        settings.dots(),
                        settings.dpi(),
                        settings.columns(),
                        settings.speedMmPerS(),
                        settings.text(),
                        settings.raster(),
                        settings.cut(),
                        SILENT);
    }

    private static boolean answers(FittedPrinter fitted) {
        return switch (fitted.link()) {
            case LinkName.Serial _, LinkName.Tcp _ -> true;
            case LinkName.File _ -> false;
        };
    }

    private static EscPosSettings.Text text(ReceiptPrinterProfile.Text text) {
        var pages = new LinkedHashMap<Charset, Integer>();
        text.codePages().forEach((name, number) -> pages.put(Charset.forName(name), number));
        return new EscPosSettings.Text(text.cancelKanji(), text.parameters(), pages);
    }

    private static EscPosSettings.Status status(ReceiptPrinterProfile.Status status) {
        return new EscPosSettings.Status(
                status.realTime(),
                status.auto(),
                status.completion(),
                status.clear(),
                status.nearEnd());
    }

    /// The drawer as its printer can move it. Its switch is looked at only if the printer tells its level over this cable.
    ///
    /// @return empty if the printer has no such connector, which [StationFile] refuses
    public static Optional<EscPosSettings.Drawer> drawer(
            FittedPrinter printer, FittedDrawer drawer) {
        var facts = drawer.profile().facts();
        return printer.profile()
                .facts()
                .drawer()
                .filter(socket -> socket.connectors().contains(facts.connector()))
                .map(socket -> {
                    var sense = facts.sense().filter(_ -> socket.sense() && answers(printer));
                    return new EscPosSettings.Drawer(
                            facts.connector(),
                            facts.pulse().onMs(),
                            facts.pulse().offMs(),
                            socket.realTimeKick(),
                            sense.map(it -> it.openLevel() == CashDrawerProfile.Level.HIGH),
                            sense.map(CashDrawerProfile.Sense::changeWithinMs)
                                    .orElse(NO_CHANGE_MS));
                });
    }

    /// Not yet opened.
    public static Cable cable(FittedPrinter fitted) {
        return Cables.to(
                fitted.link(),
                fitted.profile()
                        .facts()
                        .serial()
                        .map(ReceiptPrinterProfile.Serial::settings)
                        .orElse(NO_SERIAL));
    }
}
