package org.cashwrap.storage;

import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Random;

/// The process dies at any instant; what it said was stored is there, and nothing is there by half.
class JournalKillTest {
    private static final int KILLS = 20;

    @TempDir Path folder;

    @Test
    void everythingSaidToBeStoredIsThereAfterTwentyKills()
            throws IOException, InterruptedException, SQLException {
        var random = new Random(20_261_123);
        var stored = 0L;
        var unsaid = 0;
        for (var kill = 1; kill <= KILLS; kill++) {
            try (var till = OtherTill.appending(folder)) {
                Thread.sleep(random.nextLong(150));
                var said = till.kill();
                stored = said.isEmpty() ? stored : said.getLast();
            }
            // Before anything repairs it, and as another program would see it.
            try (var evidence = Sample.opened(JournalEvidence.open(folder))) {
                var last = evidence.last();
                var there = last instanceof Found.Here(var entry) ? entry.sequence() : 0;
                assertTrue(there >= stored, there + " of " + stored);
                assertTrue(there <= stored + 1, there + " of " + stored);
                unsaid += there > stored ? 1 : 0;
                stored = there;
            }
        }
        assertTrue(Sample.soundEntries(folder).size() == stored && stored > KILLS);
        System.out.printf(
                "%d kills, %d payments, none lost; %d kills left one stored but not yet said%n",
                KILLS, stored, unsaid);
    }
}
