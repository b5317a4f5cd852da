package org.cashwrap.core.receipt;

import org.cashwrap.core.bill.Language;
import org.cashwrap.core.money.Money;
import org.cashwrap.text.Amounts;
import org.cashwrap.text.Ids;
import org.cashwrap.text.Moments;
import org.cashwrap.text.Texts;

import java.time.Instant;
import java.time.ZoneId;

/// The program's own words, given to a receipt.
record TextWords(Language language) implements Words {
    @Override
    public String text(String key, Object... values) {
        return Texts.of(language).text(key, values);
    }

    @Override
    public String amount(Money amount) {
        return Amounts.of(language).show(amount);
    }

    @Override
    public String moment(Instant at, ZoneId zone) {
        return Moments.of(language).withZone(at, zone);
    }

    @Override
    public String id(String id) {
        return Ids.show(id, language);
    }
}
