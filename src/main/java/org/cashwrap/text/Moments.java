package org.cashwrap.text;

import org.cashwrap.core.bill.Language;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Map;

/// Dates and times as people read them: `22 Nov 2026 10:43`, in Persian `۱ آذر ۱۴۰۵، ۱۰:۴۳`. The month is a word, so that
/// nobody has to guess which number is the day; hours run to 24, so that nobody has to guess the half of the day.
public final class Moments {
    /// Standard and summer time as clocks in the United States name them. Our own table, because the names in Java's
    /// change with its version and language, and a copy of a receipt must not. Source: IANA Time Zone Database,
    /// `northamerica`. A zone that is not here goes without a name; the offset from UTC says it all.
    private static final Map<String, Names> ZONES =
            Map.ofEntries(
                    Map.entry("America/New_York", new Names("EST", "EDT")),
                    Map.entry("America/Detroit", new Names("EST", "EDT")),
                    Map.entry("America/Indiana/Indianapolis", new Names("EST", "EDT")),
                    Map.entry("America/Kentucky/Louisville", new Names("EST", "EDT")),
                    Map.entry("America/Chicago", new Names("CST", "CDT")),
                    Map.entry("America/Denver", new Names("MST", "MDT")),
                    Map.entry("America/Boise", new Names("MST", "MDT")),
                    Map.entry("America/Phoenix", new Names("MST", "MDT")),
                    Map.entry("America/Los_Angeles", new Names("PST", "PDT")),
                    Map.entry("America/Anchorage", new Names("AKST", "AKDT")),
                    Map.entry("Pacific/Honolulu", new Names("HST", "HDT")),
                    Map.entry("America/Puerto_Rico", new Names("AST", "ADT")));

    private record Names(String standard, String summer) {}

    private final Language language;
    private final Texts texts;

    private Moments(Language language) {
        this.language = language;
        this.texts = Texts.of(language);
    }

    public static Moments of(Language language) {
        return new Moments(language);
    }

    /// `22 Nov 2026`; in Persian the day of the Persian calendar.
    public String date(LocalDate date) {
        return switch (language) {
            case EN, ES -> date(date.getDayOfMonth(), date.getMonthValue(), date.getYear());
            case FA -> {
                var persian = PersianDate.of(date);
                yield date(persian.day(), persian.month(), persian.year());
            }
        };
    }

    /// `09:05`.
    public String time(LocalTime time) {
        return Digits.of(twoDigits(time.getHour()) + ":" + twoDigits(time.getMinute()), language);
    }

    /// How long somebody has waited, as `0:14` or `12:05`; whole seconds, never negative.
    public String waited(Duration time) {
        var seconds = Math.abs(time.toSeconds());
        return Digits.of(seconds / 60 + ":" + twoDigits((int) (seconds % 60)), language);
    }

    /// `22 Nov 2026 10:43`, for screens of a shop that knows its own zone.
    public String dateTime(Instant at, ZoneId zone) {
        var local = at.atZone(zone);
        return texts.text("moment.date-time", date(local.toLocalDate()), time(local.toLocalTime()));
    }

    /// `22 Nov 2026 10:43 EST (UTC-05:00)`, for paper: plain wherever and whenever it is read.
    public String withZone(Instant at, ZoneId zone) {
        return dateTime(at, zone) + " " + Ids.show(zoneName(at.atZone(zone)), language);
    }

    private String date(int day, int month, int year) {
        return texts.text("moment.date", day, months()[month - 1], year);
    }

    private String[] months() {
        return texts.text("moment.months").split(" ", -1);
    }

    private static String zoneName(ZonedDateTime at) {
        var offset = "UTC" + (at.getOffset().equals(ZoneOffset.UTC) ? "" : at.getOffset());
        var names = ZONES.get(at.getZone().getId());
        if (names == null) {
            return offset;
        }
        var summer = at.getZone().getRules().isDaylightSavings(at.toInstant());
        return (summer ? names.summer() : names.standard()) + " (" + offset + ")";
    }

    private static String twoDigits(int number) {
        return (number < 10 ? "0" : "") + number;
    }
}
