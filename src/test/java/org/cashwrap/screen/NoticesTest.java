package org.cashwrap.screen;

import static org.junit.jupiter.api.Assertions.assertEquals;

import javafx.scene.input.KeyCode;

import org.cashwrap.screen.Notices.Shown;
import org.cashwrap.screen.Notices.Weight;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Optional;

/// Which notice is shown, and how long it stays.
class NoticesTest {
    private static final Shown PAPER = notice("paper", true);
    private static final Shown DOUBT = notice("doubt", true);
    private static final Shown READY = notice("ready", false);

    @Test
    void theNewestIsShownFirst() {
        var notices = Notices.NONE.with(PAPER).with(DOUBT);

        assertEquals(List.of(DOUBT, PAPER), notices.standing());
        assertEquals(Optional.of(DOUBT), notices.shown());
    }

    @Test
    void whatNeedsNoKeyIsGoneWithTheNextKey() {
        var notices = Notices.NONE.with(PAPER).with(READY);

        assertEquals(List.of(PAPER), notices.keyPressed().standing());
    }

    @Test
    void whatNeedsAKeyStaysUntilItIsTakenAway() {
        var notices = Notices.NONE.with(PAPER).keyPressed();

        assertEquals(List.of(PAPER), notices.standing());
        assertEquals(List.of(), notices.without("paper").standing());
    }

    @Test
    void aNewerOneAboutTheSameTakesItsPlace() {
        var again = notice("paper", true);

        assertEquals(
                List.of(again, DOUBT), Notices.NONE.with(PAPER).with(DOUBT).with(again).standing());
    }

    @Test
    void oneLooksThroughThemRoundAndRound() {
        var notices = Notices.NONE.with(PAPER).with(DOUBT);

        assertEquals(Optional.of(PAPER), notices.older().shown());
        assertEquals(Optional.of(DOUBT), notices.older().older().shown());
        assertEquals(Optional.of(DOUBT), notices.older().without("paper").shown());
        assertEquals(Optional.empty(), Notices.NONE.older().shown());
    }

    @Test
    void aKeyDoesNotTurnThePageOfWhatStays() {
        var notices = Notices.NONE.with(PAPER).with(DOUBT).older();

        assertEquals(notices, notices.keyPressed());
    }

    private static Shown notice(String id, boolean stays) {
        var key = new Notices.Key(id, Phrase.of("help.close"), Stroke.of(KeyCode.P), () -> {});
        return new Shown(
                id, Weight.STOP, Phrase.of("help.title"), stays ? List.of(key) : List.of());
    }
}
