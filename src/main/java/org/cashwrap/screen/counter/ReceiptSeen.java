package org.cashwrap.screen.counter;

import org.cashwrap.checkout.Reply;
import org.cashwrap.core.payment.PaymentId;
import org.cashwrap.core.receipt.Direction;
import org.cashwrap.core.receipt.Line;

import java.util.List;

/// A receipt as it is looked at.
///
/// @param number of the receipt
/// @param lines  as on paper, before anybody knows how wide that is
record ReceiptSeen(PaymentId payment, long number, List<Line> lines, Direction direction) {
    ReceiptSeen {
        lines = List.copyOf(lines);
    }

    static ReceiptSeen of(Reply.ReceiptShown shown) {
        var document = shown.document();
        return new ReceiptSeen(
                shown.payment(), shown.number(), document.lines(), document.direction());
    }
}
