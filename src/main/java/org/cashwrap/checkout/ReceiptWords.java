package org.cashwrap.checkout;

import org.cashwrap.core.bill.Language;
import org.cashwrap.core.money.Money;
import org.cashwrap.core.receipt.Words;
import org.cashwrap.text.Amounts;
import org.cashwrap.text.Ids;
import org.cashwrap.text.Moments;
import org.cashwrap.text.Texts;

import java.time.Instant;
import java.time.ZoneId;

/// The words of papers in one language.
public final class ReceiptWords implements Words {
    private final Language language;
    private final Texts texts;
    private final Amounts amounts;
    private final Moments moments;

    private ReceiptWords(Language language) {
        this.language = language;
        this.texts = Texts.of(language);
        this.amounts = Amounts.of(language);
        this.moments = Moments.of(language);
    }

    public static ReceiptWords of(Language language) {
        return new ReceiptWords(language);
    }

    @Override
    public String text(String key, Object... values) {
        return texts.text(key, values);
    }

    @Override
    public String amount(Money amount) {
        return amounts.show(amount);
    }

    @Override
    public String moment(Instant at, ZoneId zone) {
        return moments.withZone(at, zone);
    }

    @Override
    public String id(String id) {
        return Ids.show(id, language);
    }
}
