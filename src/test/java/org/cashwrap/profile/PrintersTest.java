package org.cashwrap.profile;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.cashwrap.device.driver.escpos.EscPosSettings;
import org.cashwrap.device.link.Cable;
import org.cashwrap.device.link.LinkName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;

/// From a profile to what its driver is told.
class PrintersTest {
    private static final LinkName TCP = new LinkName.Tcp("127.0.0.1", 9_100);
    private static final LinkName FILE = new LinkName.File("/dev/usb/lp0");

    private static <T extends Record & Sourced> Profile<T> shipped(ProfileKind<T> kind, String id) {
        return switch (Profiles.shipped().find(kind, id)) {
            case Profiles.Found.Good<T>(var profile) -> profile;
            case Profiles.Found<T> other -> throw new AssertionError(other);
        };
    }

    private static FittedPrinter printer(String id, LinkName link) {
        return new FittedPrinter(shipped(ProfileKind.RECEIPT_PRINTER, id), link, 1);
    }

    private static FittedDrawer drawer(String id) {
        return new FittedDrawer(shipped(ProfileKind.CASH_DRAWER, id));
    }

    @Test
    void theSimulatedPrinterIsWhatItsFileSays() {
        var pages = new LinkedHashMap<Charset, Integer>();
        pages.put(Charset.forName("IBM00858"), 19);
        pages.put(Charset.forName("windows-1252"), 16);
        var settings = Printers.settings(printer("simulated-escpos", TCP));

        assertEquals(
                new EscPosSettings(
                        576,
                        203,
                        48,
                        250,
                        new EscPosSettings.Text(true, EscPosSettings.Parameters.BINARY, pages),
                        new EscPosSettings.Raster(EscPosSettings.Raster.Command.GS_V_0, 48, true),
                        EscPosSettings.Cut.FEED_AND_CUT,
                        new EscPosSettings.Status(
                                true, true, EscPosSettings.Completion.PROCESS_ID, true, true)),
                settings);
        assertEquals(
                Charset.forName("IBM00858"), settings.text().codePages().firstEntry().getKey());
    }

    /// Dots, dots an inch, columns, rows a strip, cut, completion and code pages of each model that ships.
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    epson-tm-t20iii  | 576 203 48 240 FEED_AND_CUT PROCESS_ID {IBM00858=19, windows-1252=16, ISO-8859-15=40, IBM850=2, IBM437=0}
                    epson-tm-t88vi   | 512 180 42 240 FEED_AND_CUT PROCESS_ID {IBM00858=19, windows-1252=16, ISO-8859-15=40, IBM850=2, IBM437=0}
                    epson-tm-m30iii  | 576 203 48 240 FEED_AND_CUT PROCESS_ID {windows-1252=16, ISO-8859-15=40, IBM850=2, IBM437=0}
                    generic-80mm     | 576 203 48 48 FEED_AND_CUT NONE {IBM437=0}
                    generic-58mm     | 384 203 32 48 NONE NONE {IBM437=0}
                    simulated-escpos | 576 203 48 48 FEED_AND_CUT PROCESS_ID {IBM00858=19, windows-1252=16}
                    """)
    void everyPrinterThatShipsIsWhatItsFileSays(String id, String said) {
        var it = Printers.settings(shipped(ProfileKind.RECEIPT_PRINTER, id).facts());

        assertEquals(
                said,
                "%d %d %d %d %s %s %s"
                        .formatted(
                                it.dots(),
                                it.dpi(),
                                it.columns(),
                                it.raster().stripRows(),
                                it.cut(),
                                it.status().completion(),
                                it.text().codePages()));
    }

    @Test
    void thereIsARowForEveryPrinterThatShips() {
        assertEquals(
                List.of(
                        "epson-tm-m30iii",
                        "epson-tm-t20iii",
                        "epson-tm-t88vi",
                        "generic-58mm",
                        "generic-80mm",
                        "simulated-escpos"),
                Profiles.shipped().shippedIds(ProfileKind.RECEIPT_PRINTER));
    }

    @Test
    void aPrinterThatIsWrittenToAsAFileIsAskedNothing() {
        var answering = Printers.settings(printer("simulated-escpos", TCP));
        var silent = Printers.settings(printer("simulated-escpos", FILE));

        assertEquals(
                new EscPosSettings.Status(
                        false, false, EscPosSettings.Completion.NONE, false, false),
                silent.status());
        assertEquals(answering.text(), silent.text());
        assertEquals(answering.raster(), silent.raster());
        assertEquals(answering.cut(), silent.cut());
        assertEquals(answering.dots(), silent.dots());
    }

    @Test
    void theDrawersSwitchIsLookedAtOnlyWhereThePrinterTellsIt() {
        assertEquals(
                Optional.of(new EscPosSettings.Drawer(2, 100, 500, true, Optional.of(true), 1_000)),
                Printers.drawer(printer("simulated-escpos", TCP), drawer("simulated")));
        assertEquals(
                Optional.of(new EscPosSettings.Drawer(2, 100, 500, true, Optional.empty(), 1_000)),
                Printers.drawer(printer("simulated-escpos", FILE), drawer("simulated")));
        assertEquals(
                Optional.of(new EscPosSettings.Drawer(2, 100, 500, false, Optional.empty(), 1_000)),
                Printers.drawer(printer("generic-58mm", TCP), drawer("simulated")));
        assertEquals(
                Optional.of(new EscPosSettings.Drawer(2, 100, 500, true, Optional.empty(), 1_000)),
                Printers.drawer(printer("epson-tm-t20iii", TCP), drawer("generic-24v")));
    }

    @Test
    void theCableLeadsWhereTheStationSays(@TempDir Path folder) throws IOException {
        var device = Files.createFile(folder.resolve("lp0"));
        var cable = Printers.cable(printer("epson-tm-m30iii", new LinkName.File(device + "")));

        var link = assertInstanceOf(Cable.Opening.Opened.class, cable.open()).link();
        link.write(new byte[] {0x1B, '@'});
        link.close();
        assertArrayEquals(new byte[] {0x1B, '@'}, Files.readAllBytes(device));

        var port = new LinkName.Serial("/dev/ttyUSB77");
        var gone = Printers.cable(printer("epson-tm-t20iii", port)).open();
        assertTrue(gone.toString().contains("there is no port /dev/ttyUSB77"), gone + "");
    }
}
