package org.cashwrap.text;

import java.time.LocalDate;

/// A day of the Persian (solar Hijri, Jalali) calendar: twelve months of 31, 31, 31, 31, 31, 31, 30, 30, 30, 30, 30 and 29
/// days, the last of 30 in a leap year; the year begins at the spring equinox.
///
/// Leap years follow the 33-year rule, eight in each cycle. It gives the same years as the table of the calendar's own
/// authority (Calendar Center, Institute of Geophysics, University of Tehran, "KabiseShamsi1206-1498"), which is all of
/// 1206 to 1498 (1827 to 2120); outside of it a day may be off by one. Source of the rule in this form: ICU4X,
/// `calendrical_calculations::persian`, after Reingold and Dershowitz, Calendrical Calculations.
///
/// @param year  for example 1405
/// @param month 1 (Farvardin) to 12 (Esfand)
/// @param day   1 to 31
record PersianDate(int year, int month, int day) {
    /// Where the rule puts 1 Farvardin 1, on 21 March 622 (Gregorian); it was a day later, so far back the rule is off.
    private static final long FIRST_NEW_YEAR = LocalDate.of(622, 3, 21).toEpochDay();

    private static final int MONTHS_OF_31 = 6;
    private static final int DAYS_OF_FIRST_SIX = 6 * 31;

    PersianDate {
        if (month < 1 || month > 12 || day < 1 || day > days(year, month)) {
            throw new IllegalArgumentException(
                    "not a Persian date: " + year + "-" + month + "-" + day);
        }
    }

    static PersianDate of(LocalDate date) {
        // A Gregorian year contains the first day of the Persian year 621 less.
        var year = date.getYear() - 621;
        if (date.isBefore(newYear(year))) {
            year--;
        }
        var dayOfYear = (int) (date.toEpochDay() - newYear(year).toEpochDay());
        return dayOfYear < DAYS_OF_FIRST_SIX
                ? new PersianDate(year, dayOfYear / 31 + 1, dayOfYear % 31 + 1)
                : new PersianDate(
                        year,
                        MONTHS_OF_31 + (dayOfYear - DAYS_OF_FIRST_SIX) / 30 + 1,
                        (dayOfYear - DAYS_OF_FIRST_SIX) % 30 + 1);
    }

    LocalDate gregorian() {
        var monthsOf31 = Math.min(month - 1, MONTHS_OF_31);
        return newYear(year).plusDays(monthsOf31 * 31L + (month - 1 - monthsOf31) * 30L + day - 1);
    }

    /// 1 Farvardin.
    static LocalDate newYear(int year) {
        return LocalDate.ofEpochDay(
                FIRST_NEW_YEAR + 365L * (year - 1) + Math.floorDiv(8 * year + 21, 33));
    }

    static boolean isLeap(int year) {
        return Math.floorMod(25 * year + 11, 33) < 8;
    }

    private static int days(int year, int month) {
        return month <= MONTHS_OF_31 ? 31 : month < 12 || isLeap(year) ? 30 : 29;
    }
}
