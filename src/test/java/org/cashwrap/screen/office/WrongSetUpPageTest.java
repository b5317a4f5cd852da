package org.cashwrap.screen.office;

import static org.junit.jupiter.api.Assertions.assertEquals;

import javafx.scene.input.KeyCode;

import org.cashwrap.core.bill.Language;
import org.cashwrap.screen.Driver;
import org.cashwrap.screen.Guards;
import org.cashwrap.screen.Looking;
import org.cashwrap.screen.Looks;
import org.cashwrap.screen.Looks.Size;
import org.cashwrap.screen.Looks.Theme;
import org.cashwrap.screen.Spoken;
import org.cashwrap.screen.office.WrongSetUp.Kind;
import org.cashwrap.screen.office.WrongSetUp.Row;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A till that cannot start says why, and what it means for the money.
class WrongSetUpPageTest {
    private static final List<String> FILES =
            List.of(
                    "/home/till/.local/share/cashwrap/station/station.yaml:8:till: is not a till"
                            + " number; write one from 1 to 999",
                    "/home/till/.local/share/cashwrap/station/station.yaml:54:terminal.link: is a"
                            + " serial port, and \"zvt-tcp\" is a profile for networks only; write"
                            + " tcp:HOST:PORT, or name another profile",
                    "/home/till/.local/share/cashwrap/station/staff.yaml:12:people.anna.role: did"
                            + " you mean \"clerk\"?",
                    "/home/till/.local/share/cashwrap/station/till.key: is open to others"
                            + " (rw-r--r--); run: chmod 600"
                            + " /home/till/.local/share/cashwrap/station/till.key");
    private static final List<String> JOURNAL =
            List.of(
                    "/home/till/.local/share/cashwrap/station/anchor.json is missing. It says how"
                            + " far the journal had come; without it a lost entry could go unseen.",
                    "Bring it back (or the disk it is on). If it is gone for a reason you know,"
                            + " start once with: cashwrap counter --without-anchor",
                    "Take no payments on this till; write paper receipts from the book and call"
                            + " support.");

    private final List<String> pressed = new ArrayList<>();

    private WrongSetUpPage page(WrongSetUp wrong, Spoken spoken) {
        return new WrongSetUpPage(
                wrong, spoken, () -> pressed.add("again"), () -> pressed.add("close"));
    }

    @Test
    void looksRight() {
        Looking.atUsualSize(
                "wrong-set-up",
                (shell, spoken) -> shell.show(page(WrongSetUp.of(Kind.FILES, FILES), spoken)));
    }

    @Test
    void aJournalThatCannotBeOpenedLooksRight() {
        Looking.atUsualSize(
                "wrong-journal",
                (shell, spoken) -> shell.show(page(WrongSetUp.of(Kind.JOURNAL, JOURNAL), spoken)));
    }

    @Test
    void eachLineIsARowWithItsPlaceApart() {
        assertEquals(
                List.of(
                        new Row(
                                Optional.of("C:\\till\\station.yaml:8:till"),
                                "is not a till number; write one from 1 to 999"),
                        new Row(Optional.empty(), "Till MAIN-3 is in use by process 17.")),
                WrongSetUp.of(
                                Kind.FILES,
                                List.of(
                                        "C:\\till\\station.yaml:8:till: is not a till number; write"
                                                + " one from 1 to 999",
                                        "Till MAIN-3 is in use by process 17."))
                        .rows());
    }

    @Test
    void itsKeysTryAgainAndClose() {
        try (var driver = driver()) {
            driver.press(KeyCode.ENTER);
            driver.press(KeyCode.F5);
            driver.press(KeyCode.ESCAPE);

            assertEquals(List.of("again", "again", "close"), pressed);
        }
    }

    @Test
    void everyKeyIsReachedByTab() {
        try (var driver = driver()) {
            assertEquals(List.of(), Guards.reachedByTab(driver));
        }
    }

    private Driver driver() {
        var spoken = new Spoken(Language.EN);
        var driver = new Driver(spoken, new Looks(Theme.LIGHT, Size.NORMAL), 1024, 768);
        driver.run(() -> driver.shell().show(page(WrongSetUp.of(Kind.FILES, FILES), spoken)));
        return driver;
    }
}
