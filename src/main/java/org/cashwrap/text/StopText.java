package org.cashwrap.text;

import org.cashwrap.core.bill.AccountNumber;
import org.cashwrap.core.bill.Language;
import org.cashwrap.core.bill.Stop;

import java.time.ZoneId;

/// Why no money should be taken for an account just now, and what to do, in words.
public final class StopText {
    private final Texts texts;
    private final Moments moments;
    private final ZoneId zone;

    private StopText(Language language, ZoneId zone) {
        this.texts = Texts.of(language);
        this.moments = Moments.of(language);
        this.zone = zone;
    }

    /// @param zone the store's
    public static StopText of(Language language, ZoneId zone) {
        return new StopText(language, zone);
    }

    public String sentence(AccountNumber account, Stop stop) {
        var ends = account.lastFour();
        return switch (stop.kind()) {
            case BANKRUPTCY_HOLD -> texts.text("refused.stop.bankruptcy-hold", ends);
            case AGENCY_HOLD -> texts.text("refused.stop.agency-hold", ends);
            case MIGRATED -> texts.text("refused.stop.migrated", ends);
            case CLOSED -> texts.text("refused.stop.closed", ends);
            case AUTOPAY ->
                    texts.text("refused.stop.autopay", ends, moments.date(stop.on().orElseThrow()));
            case PAID_ALREADY -> {
                var paid = stop.paid().orElseThrow();
                yield texts.text(
                        "refused.stop.paid-already",
                        ends,
                        paid.amount(),
                        moments.dateTime(paid.at(), zone));
            }
            case CURRENCY_REPORT ->
                    texts.text("refused.stop.currency-report", stop.cash().orElseThrow());
        };
    }
}
