package org.cashwrap.screen.counter;

import org.cashwrap.checkout.Reply;
import org.cashwrap.core.payment.PaymentId;
import org.cashwrap.core.receipt.Direction;
import org.cashwrap.core.receipt.Layout;

import java.util.List;

/// A receipt as it is looked at.
///
/// @param number of the receipt
/// @param lines  of equally wide columns
record ReceiptSeen(PaymentId payment, long number, List<String> lines, Direction direction) {
    /// As on paper of 80 mm.
    private static final int COLUMNS = 42;

    ReceiptSeen {
        lines = List.copyOf(lines);
    }

    static ReceiptSeen of(Reply.ReceiptShown shown) {
        var document = shown.document();
        return new ReceiptSeen(
                shown.payment(),
                shown.number(),
                Layout.lines(document.lines(), COLUMNS, document.direction()),
                document.direction());
    }
}
