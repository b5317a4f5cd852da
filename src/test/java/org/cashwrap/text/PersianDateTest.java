package org.cashwrap.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.LocalDate;
import java.util.stream.IntStream;

class PersianDateTest {
    /// New Year's days as they were kept in Iran, among them both sides of every leap year since 1395 and of the two gaps
    /// of five years (1370 to 1375, 1403 to 1408).
    @ParameterizedTest
    @CsvSource({
        "1304, 1925-03-21",
        "1305, 1926-03-22",
        "1358, 1979-03-21",
        "1370, 1991-03-21",
        "1371, 1992-03-21",
        "1375, 1996-03-20",
        "1376, 1997-03-21",
        "1379, 2000-03-20",
        "1380, 2001-03-21",
        "1387, 2008-03-20",
        "1388, 2009-03-21",
        "1395, 2016-03-20",
        "1396, 2017-03-21",
        "1399, 2020-03-20",
        "1400, 2021-03-21",
        "1403, 2024-03-20",
        "1404, 2025-03-21",
        "1405, 2026-03-21",
        "1407, 2028-03-20",
        "1408, 2029-03-20",
        "1409, 2030-03-21"
    })
    void theYearBeginsAtNowruz(int year, LocalDate nowruz) {
        assertEquals(new PersianDate(year, 1, 1), PersianDate.of(nowruz));
        assertEquals(nowruz, new PersianDate(year, 1, 1).gregorian());
    }

    /// 22 Bahman 1357, 12 Farvardin 1358 and 31 Shahrivar 1359 are days of history; the last is a receipt's.
    @ParameterizedTest
    @CsvSource({
        "1357, 11, 22, 1979-02-11",
        "1358, 1, 12, 1979-04-01",
        "1359, 6, 31, 1980-09-22",
        "1403, 12, 30, 2025-03-20",
        "1405, 9, 1, 2026-11-22"
    })
    void knownDaysAgree(int year, int month, int day, LocalDate date) {
        assertEquals(new PersianDate(year, month, day), PersianDate.of(date));
        assertEquals(date, new PersianDate(year, month, day).gregorian());
    }

    @Test
    void everyDayOfTwoCenturiesFollowsTheDayBeforeAndComesBack() {
        var last = PersianDate.newYear(1501);
        var before = new PersianDate(1299, 12, PersianDate.isLeap(1299) ? 30 : 29);
        for (var day = PersianDate.newYear(1300); day.isBefore(last); day = day.plusDays(1)) {
            var persian = PersianDate.of(day);
            assertEquals(day, persian.gregorian());
            assertEquals(next(before), persian);
            before = persian;
        }
    }

    /// As kept or announced: every fourth year, and twice a fifth (1371 to 1375, 1404 to 1408).
    @Test
    void leapYearsAreThoseOfTheCalendar() {
        assertEquals(
                IntStream.of(
                                1375, 1379, 1383, 1387, 1391, 1395, 1399, 1403, 1408, 1412, 1416,
                                1420, 1424)
                        .boxed()
                        .toList(),
                IntStream.rangeClosed(1371, 1424).filter(PersianDate::isLeap).boxed().toList());
    }

    @Test
    void aDayThatIsInNoMonthIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> new PersianDate(1404, 12, 30));
        assertThrows(IllegalArgumentException.class, () -> new PersianDate(1404, 7, 31));
        assertThrows(IllegalArgumentException.class, () -> new PersianDate(1404, 13, 1));
    }

    private static PersianDate next(PersianDate date) {
        var days =
                date.month() <= 6
                        ? 31
                        : date.month() < 12 || PersianDate.isLeap(date.year()) ? 30 : 29;
        if (date.day() < days) {
            return new PersianDate(date.year(), date.month(), date.day() + 1);
        }
        return date.month() < 12
                ? new PersianDate(date.year(), date.month() + 1, 1)
                : new PersianDate(date.year() + 1, 1, 1);
    }
}
