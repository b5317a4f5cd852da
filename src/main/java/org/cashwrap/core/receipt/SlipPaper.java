package org.cashwrap.core.receipt;

import org.cashwrap.core.payment.Slip;
import org.cashwrap.core.receipt.Line.Big;
import org.cashwrap.core.receipt.Line.Blank;
import org.cashwrap.core.receipt.Line.Text;
import org.cashwrap.core.receipt.Line.Verbatim;

import java.util.ArrayList;
import java.util.List;

/// What the card terminal wants printed, as a paper of ours: its own lines as it set them, and around them only what the
/// paper would lie without.
public final class SlipPaper {
    private SlipPaper() {}

    /// @param training no money has moved
    /// @param copy     0 for the original, n for the n-th copy
    /// @param words    of the store's language
    public static List<Line> of(Slip slip, boolean training, int copy, Words words) {
        var lines = new ArrayList<Line>();
        if (training) {
            lines.add(new Big(words.text("receipt.training")));
        }
        if (copy > 0) {
            lines.add(new Big(words.text("receipt.copy", copy)));
        }
        if (!lines.isEmpty()) {
            lines.add(new Blank());
        }
        for (var line : slip.lines()) {
            lines.add(
                    line.text().isBlank()
                            ? new Blank()
                            : new Verbatim(
                                    line.text().stripTrailing(),
                                    line.centred(),
                                    line.wide(),
                                    line.tall()));
        }
        if (!slip.complete()) {
            lines.add(new Blank());
            lines.add(new Text(words.text("slip.not-complete")));
        }
        if (training) {
            lines.add(new Blank());
            lines.add(new Big(words.text("receipt.training")));
        }
        return List.copyOf(lines);
    }
}
