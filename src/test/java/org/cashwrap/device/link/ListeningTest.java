package org.cashwrap.device.link;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import org.cashwrap.device.link.Cable.Opening.NotOpened;
import org.cashwrap.device.link.Listening.Start.Listens;
import org.cashwrap.device.link.Listening.Start.NotListening;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

@Timeout(value = 1, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class ListeningTest {
    @Test
    void itsNameIsWhatTheOtherEndOpens() {
        try (var listening = Ends.listening()) {
            assertTrue(listening.name().port() > 0);
            try (var caller = Ends.opened(Cables.to(listening.name(), Ends.SETTINGS));
                    var called = Ends.opened(listening.accept(Ends.HANG_GUARD).orElseThrow())) {
                called.write(new byte[] {42});
                assertEquals(42, caller.next(Ends.HANG_GUARD));
            }
        }
    }

    @Test
    void aWaitInWhichNobodyCallsEnds() {
        try (var listening = Ends.listening()) {
            assertEquals(Optional.empty(), listening.accept(Duration.ZERO));
            assertEquals(Optional.empty(), listening.accept(Duration.ofMillis(30)));
        }
    }

    @Test
    void closingEndsTheWait() throws Exception {
        var listening = Ends.listening();
        var waiting = CompletableFuture.supplyAsync(() -> listening.accept(Ends.HANG_GUARD));
        Thread.sleep(100);
        listening.close();
        assertEquals(
                Optional.of(new NotOpened("no longer listening at " + listening.name())),
                waiting.get());
    }

    @Test
    void aPortThatIsTakenIsSaid() {
        try (var listening = Ends.listening()) {
            assertTrue(
                    whyNot(listening.name())
                            .startsWith(
                                    "port "
                                            + listening.name().port()
                                            + " cannot be listened on: "));
        }
    }

    @Test
    void nobodyOutsideThisMachineMayCall() {
        assertEquals(
                "simulators listen on this machine only, not on 0.0.0.0. Write tcp:20007",
                whyNot(new LinkName.Tcp("0.0.0.0", 20007)));
        assertTrue(whyNot(new LinkName.Tcp("192.0.2.1", 20007)).contains("on this machine only"));
    }

    private static String whyNot(LinkName.Tcp name) {
        return switch (Listening.on(name)) {
            case NotListening(var why) -> why;
            case Listens(var at) -> {
                at.close();
                yield fail("listens on " + name);
            }
        };
    }
}
