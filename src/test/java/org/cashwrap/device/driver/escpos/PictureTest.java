package org.cashwrap.device.driver.escpos;

import static org.junit.jupiter.api.Assertions.assertTrue;

import org.cashwrap.core.bill.Language;
import org.cashwrap.core.receipt.PaperSamples;
import org.cashwrap.device.driver.escpos.EscPosSettings.Cut;
import org.cashwrap.device.driver.escpos.EscPosSettings.Parameters;
import org.cashwrap.device.driver.escpos.EscPosSettings.Raster.Command;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PictureTest {
    @ParameterizedTest
    @CsvSource({"576, 48, 203", "512, 42, 180", "384, 32, 203"})
    void aPersianReceipt(int dots, int columns, int dpi) {
        var settings =
                PrinterModels.of(
                        dots,
                        dpi,
                        columns,
                        Parameters.BINARY,
                        Command.GS_V_0,
                        240,
                        Cut.FEED_AND_CUT,
                        PrinterModels.pages());
        for (var what : java.util.List.of("receipt", "copy", "long")) {
            var document =
                    switch (what) {
                        case "receipt" -> PaperSamples.receipt(Language.FA);
                        case "copy" -> PaperSamples.copy(Language.FA);
                        default -> PaperSamples.longReceipt(Language.FA);
                    };
            var job = Encoder.encode(document, settings);
            var paper = Paper.of(job, dots);
            paper.save("fa-" + what + "-" + dots);
            System.out.println(
                    what
                            + " "
                            + dots
                            + ": "
                            + job.size()
                            + " bytes, "
                            + paper.height()
                            + " rows, "
                            + document.lines().size()
                            + " lines, strips "
                            + paper.strips.size());
            assertTrue(job.size() > 0);
        }
    }
}
