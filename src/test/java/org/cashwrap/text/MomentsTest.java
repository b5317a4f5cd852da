package org.cashwrap.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.cashwrap.core.bill.Language;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;

class MomentsTest {
    private static final Instant NOVEMBER = Instant.parse("2026-11-22T15:43:59Z");
    private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");

    @ParameterizedTest
    @CsvSource({"0, 0:00, ۰:۰۰", "14, 0:14, ۰:۱۴", "725, 12:05, ۱۲:۰۵", "-3, 0:03, ۰:۰۳"})
    void waitingIsCountedInTheDigitsOfTheLanguage(long seconds, String english, String persian) {
        var time = Duration.ofSeconds(seconds);
        assertEquals(english, Moments.of(Language.EN).waited(time));
        assertEquals(persian, Moments.of(Language.FA).waited(time));
    }

    @Test
    void aMomentOnPaperHasItsZone() {
        assertEquals(
                "22 Nov 2026 10:43 EST (UTC-05:00)",
                Moments.of(Language.EN).withZone(NOVEMBER, NEW_YORK));
        assertEquals(
                "22 nov 2026 10:43 EST (UTC-05:00)",
                Moments.of(Language.ES).withZone(NOVEMBER, NEW_YORK));
        assertEquals(
                "۱ آذر ۱۴۰۵، ۱۰:۴۳ \u2066EST (UTC-05:00)\u2069",
                Moments.of(Language.FA).withZone(NOVEMBER, NEW_YORK));
    }

    @ParameterizedTest
    @CsvSource({
        "America/New_York, 2026-07-04T16:00:00Z, 4 Jul 2026 12:00 EDT (UTC-04:00)",
        // The hour that comes twice: only the name and the offset tell them apart.
        "America/New_York, 2026-11-01T05:30:00Z, 1 Nov 2026 01:30 EDT (UTC-04:00)",
        "America/New_York, 2026-11-01T06:30:00Z, 1 Nov 2026 01:30 EST (UTC-05:00)",
        "America/Phoenix, 2026-07-04T16:00:00Z, 4 Jul 2026 09:00 MST (UTC-07:00)",
        "Asia/Tehran, 2026-11-22T15:43:00Z, 22 Nov 2026 19:13 UTC+03:30",
        "UTC, 2026-11-22T15:43:00Z, 22 Nov 2026 15:43 UTC"
    })
    void aZoneHasItsOffsetAndItsNameIfClocksHereUseIt(String zone, Instant at, String shown) {
        assertEquals(shown, Moments.of(Language.EN).withZone(at, ZoneId.of(zone)));
    }

    @ParameterizedTest
    @CsvSource({
        "2027-01-01, 1 Jan 2027, 1 ene 2027, ۱۱ دی ۱۴۰۵",
        "2026-03-21, 21 Mar 2026, 21 mar 2026, ۱ فروردین ۱۴۰۵",
        "2028-02-29, 29 Feb 2028, 29 feb 2028, ۱۰ اسفند ۱۴۰۶",
        "2026-12-31, 31 Dec 2026, 31 dic 2026, ۱۰ دی ۱۴۰۵"
    })
    void aDateHasItsMonthAsAWord(LocalDate date, String english, String spanish, String persian) {
        assertEquals(english, Moments.of(Language.EN).date(date));
        assertEquals(spanish, Moments.of(Language.ES).date(date));
        assertEquals(persian, Moments.of(Language.FA).date(date));
    }

    @Test
    void aTimeHasTwoDigitsAndTwentyFourHours() {
        assertEquals("09:05", Moments.of(Language.EN).time(LocalTime.of(9, 5)));
        assertEquals("۲۳:۵۹", Moments.of(Language.FA).time(LocalTime.of(23, 59)));
    }
}
