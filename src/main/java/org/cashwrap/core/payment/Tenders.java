package org.cashwrap.core.payment;

import org.cashwrap.core.bill.Bill;
import org.cashwrap.core.money.CashRounding;
import org.cashwrap.core.money.CashRounding.Settled;
import org.cashwrap.core.money.Money;

import java.util.List;

/// What tenders in their order come to, and whether they end a payment: the arithmetic behind the states, once.
final class Tenders {
    private Tenders() {}

    static Money sum(List<Tender> tenders, Money zero) {
        return cash(tenders, zero).plus(card(tenders, zero)).plus(instruments(tenders, zero));
    }

    /// As handed over.
    static Money cash(List<Tender> tenders, Money zero) {
        var sum = zero;
        for (var tender : tenders) {
            if (tender instanceof Tender.Cash(var amount)) {
                sum = sum.plus(amount);
            }
        }
        return sum;
    }

    /// As approved.
    static Money card(List<Tender> tenders, Money zero) {
        var sum = zero;
        for (var tender : tenders) {
            if (tender instanceof Tender.Card card) {
                sum = sum.plus(card.amount());
            }
        }
        return sum;
    }

    /// As they say.
    static Money instruments(List<Tender> tenders, Money zero) {
        var sum = zero;
        for (var tender : tenders) {
            if (tender instanceof Instrument instrument) {
                sum = sum.plus(instrument.amount());
            }
        }
        return sum;
    }

    /// Due less all that is taken otherwise than in cash.
    static Money cashDue(Bill bill, List<Tender> tenders) {
        var zero = zero(bill);
        return bill.due().minus(card(tenders, zero)).minus(instruments(tenders, zero));
    }

    /// Does the last of these tenders end the payment, if those before it did not?
    static boolean isEnough(Bill bill, CashRounding way, List<Tender> tenders) {
        return switch (tenders.getLast()) {
            case Tender.Cash _ -> byCash(bill, way, tenders) instanceof Settled.Enough;
            // A card or an instrument is for the exact rest: what rounding would give away is not
            // given to them.
            case Tender.Card _, Instrument _ -> sum(tenders, zero(bill)).compareTo(bill.due()) >= 0;
        };
    }

    /// What goes back, and what is rounded, if the payment ends with these tenders. A part payment is never rounded, nor is
    /// one that a card or an instrument completes.
    ///
    /// @param tenders at least one
    static Settled.Enough settled(Bill bill, CashRounding way, List<Tender> tenders) {
        var asTaken = new Settled.Enough(zero(bill), zero(bill));
        return switch (tenders.getLast()) {
            case Tender.Cash _ ->
                    switch (byCash(bill, way, tenders)) {
                        case Settled.Enough enough -> enough;
                        case Settled.TooLittle _ -> asTaken;
                    };
            case Tender.Card _, Instrument _ -> asTaken;
        };
    }

    private static Settled byCash(Bill bill, CashRounding way, List<Tender> tenders) {
        return way.settle(cashDue(bill, tenders), cash(tenders, zero(bill)));
    }

    private static Money zero(Bill bill) {
        return Money.zero(bill.due().currency());
    }
}
