package org.cashwrap.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.cashwrap.headoffice.server.OfficeClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Random;
import java.util.concurrent.TimeUnit;

/// `kill -9` of a head office at random instants, while two tills upload. More of them by
/// `mvn test -Dtest=HeadOfficeKillTest -Dcashwrap.kills=50`.
class HeadOfficeKillTest {
    private static final int KILLS = Integer.getInteger("cashwrap.kills", 3);

    @TempDir private Path temp;

    @Test
    void whatWasAcknowledgedIsThereAfterwards() throws InterruptedException {
        var random = new Random(7);
        var tills = new Uploading[] {new Uploading("STORE-1"), new Uploading("STORE-2")};
        for (int kill = 0; kill <= KILLS; kill++) {
            try (var office =
                    new Cashwrap.Serving(
                            "headoffice", "serve", "--port", "0", "--data", temp.toString())) {
                for (var till : tills) {
                    till.client.moveTo(URI.create(office.ready()));
                    till.check();
                }
                if (kill == KILLS) {
                    break;
                }
                var threads = new Thread[tills.length];
                for (int each = 0; each < tills.length; each++) {
                    threads[each] = Thread.ofPlatform().start(tills[each]);
                }
                // From when it is at work.
                while (tills[0].client.journal.size() < 20 * (kill + 1)) {
                    TimeUnit.MILLISECONDS.sleep(1);
                }
                TimeUnit.MICROSECONDS.sleep(random.nextLong(0, 200_000));
                office.kill();
                for (var thread : threads) {
                    thread.join();
                }
            }
        }
        for (var till : tills) {
            assertTrue(till.acknowledged > 0, "nothing was acknowledged");
        }
        System.out.println(
                KILLS
                        + " kills, "
                        + tills[0].acknowledged
                        + " and "
                        + tills[1].acknowledged
                        + " entries acknowledged, all there");
    }

    /// A till that uploads as fast as it can until the line breaks.
    private static final class Uploading implements Runnable {
        final OfficeClient client;
        private volatile long acknowledged;

        Uploading(String till) {
            client = OfficeClient.at(URI.create("http://127.0.0.1:1"), till);
        }

        /// Everything acknowledged is there, and what is there is of this journal.
        void check() {
            var head = client.askHead();
            assertEquals("200 ok", head.said());
            assertTrue(head.seq() >= acknowledged, head.seq() + " of " + acknowledged);
            if (head.seq() > 0) {
                assertEquals(
                        client.journal.get((int) head.seq() - 1).hash().toString(), head.hash());
            }
            acknowledged = head.seq();
        }

        @Override
        public void run() {
            try {
                while (true) {
                    client.grow(3);
                    var reply = client.send((int) acknowledged + 1, client.journal.size());
                    assertEquals("200 ok", reply.said());
                    acknowledged = reply.seq();
                }
            } catch (UncheckedIOException killed) {
                // The last piece is in doubt, as it should be.
            }
        }
    }
}
