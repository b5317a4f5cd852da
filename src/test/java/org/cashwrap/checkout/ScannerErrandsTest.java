package org.cashwrap.checkout;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.cashwrap.device.Scanner;
import org.cashwrap.device.ScannerNews;
import org.cashwrap.device.ScannerTrouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// What a scanner says: codes go past the counter, how it stands goes to it.
class ScannerErrandsTest {
    /// A scanner that a test holds.
    private static final class Held implements Scanner {
        private Consumer<ScannerNews> news = _ -> {};
        private boolean isClosed;

        @Override
        public void start(Consumer<ScannerNews> told) {
            news = told;
        }

        @Override
        public void close() {
            isClosed = true;
        }
    }

    private final Held scanner = new Held();
    private final List<String> scans = new ArrayList<>();
    private final List<Said> said = new ArrayList<>();

    private final Devices devices = Devices.none().with(scanner, scans::add);

    private void start() {
        devices.start((told, heard) -> {
            said.add(told);
            heard.accept(Hearing.Heard.KEPT);
        });
    }

    @Test
    void aCodeGoesToTheScreenAndNotToTheCounter() {
        start();
        scanner.news.accept(new ScannerNews.Read("8245123450123458"));

        assertEquals(List.of("8245123450123458"), scans);
        assertEquals(List.of(), said);
    }

    @Test
    void howItStandsGoesToTheCounter() {
        start();
        scanner.news.accept(new ScannerNews.Trouble(ScannerTrouble.NO_CABLE));
        scanner.news.accept(new ScannerNews.Ready());
        scanner.news.accept(new ScannerNews.Unusable(ScannerNews.Unusable.Why.CUT_SHORT));

        assertEquals(
                List.of(
                        new Said.ScannerTroubled(ScannerTrouble.NO_CABLE),
                        new Said.ScannerReady(),
                        new Said.ScanUnusable()),
                said);
        assertEquals(List.of(), scans);
    }

    @Test
    void itIsLeftWhenTheTillStops() {
        start();
        devices.stop();

        assertTrue(scanner.isClosed);
    }

    @Test
    void itsLampAndItsNoticesAreTheCounters(@TempDir Path folder) {
        try (var till = TestTill.open(folder, new TestTill.Clock())) {
            till.signedInAndOpen();
            till.news.clear();
            till.deviceSaid(new Said.ScannerTroubled(ScannerTrouble.NO_CABLE));
            assertEquals(Lamp.TROUBLE, till.must(new Request.Status()).lamps().scanner());
            till.deviceSaid(new Said.ScannerReady());
            assertEquals(Lamp.WELL, till.must(new Request.Status()).lamps().scanner());
            till.deviceSaid(new Said.ScannerTroubled(ScannerTrouble.MISTAKE));
            till.deviceSaid(new Said.ScanUnusable());
            till.must(new Request.Status());

            assertEquals(
                    List.of(
                            "scanner-no-cable",
                            "scanner-ready",
                            "scanner-mistake",
                            "scan-unusable"),
                    till.news.stream()
                            .flatMap(news ->
                                    news instanceof News.Told told
                                            ? Optional.of(told.kind()).stream()
                                            : Optional.<String>empty().stream())
                            .toList());
        }
    }
}
