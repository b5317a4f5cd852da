package org.cashwrap.screen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import org.cashwrap.screen.Wedge.Said;
import org.cashwrap.screen.Wedge.Settings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.ArrayList;
import java.util.List;

/// Scanner or person, by times alone.
class WedgeTest {
    private final List<String> passed = new ArrayList<>();
    private Wedge<String> wedge = new Wedge<>(Settings.USUAL);
    private long nowMs = 5000;

    @ParameterizedTest
    @CsvSource({"40217788, 1", "40217788, 35", "ABC-4021-7788, 20"})
    void aFastRowThatEndsInEnterIsAScan(String code, long gapMs) {
        type(code, gapMs);

        assertEquals(new Said.Scan<>(code, signs(code)), end(gapMs));
        assertEquals(List.of(), passed);
        assertFalse(wedge.isHolding());
    }

    @Test
    void aPersonsDigitsGoOnAndSoDoesTheirEnter() {
        type("40217788", 60);

        assertEquals(new Said.Pass<>(List.of("8")), end(60));
        assertEquals(List.of("4", "0", "2", "1", "7", "7", "8"), passed);
    }

    @Test
    void oneMillisecondMoreIsAPerson() {
        type("40217788", 36);

        assertEquals(new Said.Pass<>(List.of("8")), end(36));
    }

    @Test
    void aPersonWhoWaitsAfterAFastRowPressesEnterThemselves() {
        type("40217788", 10);

        assertEquals(new Said.Pass<>(signs("40217788")), end(300));
    }

    @Test
    void theEnterOfAShortFastRowIsSwallowed() {
        type("1234567", 10);

        assertEquals(new Said.WithoutEnd<>(signs("1234567")), end(10));
    }

    @Test
    void twoDigitsAndEnterMayBeQuickFingers() {
        type("50", 10);

        assertEquals(new Said.Pass<>(List.of("5", "0")), end(10));
    }

    @Test
    void enterAloneIsAPersons() {
        assertEquals(new Said.Pass<>(List.of()), end(1));
    }

    @Test
    void whatWasTypedBeforeIsNoPartOfTheScan() {
        type("79", 150);
        nowMs += 200;
        type("40217788", 5);

        assertEquals(new Said.Scan<>("40217788", signs("40217788")), end(5));
        assertEquals(List.of("7", "9"), passed);
    }

    @Test
    void aPrefixMakesShortAndSlowCodesScansToo() {
        wedge = new Wedge<>(new Settings(35, 8, "~"));
        type("~12", 100);

        assertEquals(new Said.Scan<>("12", List.of("~", "1", "2")), end(100));
    }

    @Test
    void afterAScanEverythingBeginsAnew() {
        type("40217788", 5);
        end(5);

        assertEquals(new Said.Pass<>(List.of()), end(5));
        type("40217789", 5);
        assertEquals(new Said.Scan<>("40217789", signs("40217789")), end(5));
    }

    private void type(String text, long gapMs) {
        for (var character : signs(text)) {
            nowMs += gapMs;
            passed.addAll(wedge.down(character, nowMs).events());
            wedge.character(character);
        }
    }

    private static List<String> signs(String text) {
        return text.codePoints().mapToObj(Character::toString).toList();
    }

    private Said<String> end(long gapMs) {
        nowMs += gapMs;
        return wedge.end(nowMs);
    }
}
