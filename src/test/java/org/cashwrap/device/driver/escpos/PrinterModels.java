package org.cashwrap.device.driver.escpos;

import org.cashwrap.device.driver.escpos.EscPosSettings.Completion;
import org.cashwrap.device.driver.escpos.EscPosSettings.Cut;
import org.cashwrap.device.driver.escpos.EscPosSettings.Parameters;
import org.cashwrap.device.driver.escpos.EscPosSettings.Raster;
import org.cashwrap.device.driver.escpos.EscPosSettings.Status;
import org.cashwrap.device.driver.escpos.EscPosSettings.Text;

import java.nio.charset.Charset;
import java.util.LinkedHashMap;
import java.util.SequencedMap;

/// Settings of printers to encode for.
final class PrinterModels {
    private static final Status STATUS = new Status(true, true, Completion.PROCESS_ID, true, false);

    private PrinterModels() {}

    static EscPosSettings wide() {
        return with(Raster.Command.GS_V_0, Cut.FEED_AND_CUT);
    }

    static EscPosSettings with(Raster.Command command, Cut cut) {
        return of(576, 203, 48, Parameters.BINARY, command, 240, cut, pages());
    }

    static EscPosSettings of(
            int dots,
            int dpi,
            int columns,
            Parameters parameters,
            Raster.Command command,
            int stripRows,
            Cut cut,
            SequencedMap<Charset, Integer> pages) {
        return new EscPosSettings(
                dots,
                dpi,
                columns,
                250,
                new Text(true, parameters, pages),
                new Raster(command, stripRows, true),
                cut,
                STATUS);
    }

    static SequencedMap<Charset, Integer> pages() {
        var pages = new LinkedHashMap<Charset, Integer>();
        pages.put(Charset.forName("IBM00858"), 19);
        pages.put(Charset.forName("windows-1252"), 16);
        pages.put(Charset.forName("windows-1253"), 47);
        return pages;
    }
}
