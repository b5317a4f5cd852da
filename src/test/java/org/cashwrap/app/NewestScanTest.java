package org.cashwrap.app;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;

class NewestScanTest {
    private final List<Runnable> screen = new ArrayList<>();
    private final List<String> scanned = new ArrayList<>();
    private final NewestScan scan = new NewestScan(screen::add, scanned::add);

    private void screenRuns() {
        var waiting = List.copyOf(screen);
        screen.clear();
        waiting.forEach(Runnable::run);
    }

    @Test
    void eachScanIsHeardWhereTheScreenKeepsUp() {
        scan.accept("1");
        screenRuns();
        scan.accept("1");
        screenRuns();

        assertEquals(List.of("1", "1"), scanned);
    }

    @Test
    void aThousandScansInFrontOfABusyScreenAreOne() {
        for (var each = 0; each < 1_000; each++) {
            scan.accept(Integer.toString(each));
        }
        assertEquals(1, screen.size());
        screenRuns();

        assertEquals(List.of("999"), scanned);
    }
}
