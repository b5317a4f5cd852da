package org.cashwrap.device.driver.zvt;

import org.cashwrap.core.payment.Slip;
import org.cashwrap.device.driver.zvt.wire.PrintBlock;
import org.cashwrap.device.driver.zvt.wire.PrintLine;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/// Puts slips together from what the terminal sends, and hands each on as it ends.
///
/// Source: PA00P015 rev. 13.08, Print-Line (06 D1) and Print-Text-Block (06 D3): attribute `1xxxxxxx` other than 80 ends a
/// slip; `FF` and a count are line feeds; 40 centred, 20 double width, 10 double height, low nibble indent.
final class SlipCollector {
    private final boolean ofPayment;
    private final Predicate<Slip> keep;
    private final List<Slip.Line> lines = new ArrayList<>();
    private int slips;
    private boolean signature;
    private boolean signatureSeen;
    private Slip.Copy copy;

    /// @param ofPayment the slips of a payment come for the merchant first and then for the customer, if they do not say so
    /// @param keep      told of each slip; false if it could not be kept
    SlipCollector(boolean ofPayment, Predicate<Slip> keep) {
        this.ofPayment = ofPayment;
        this.keep = keep;
        this.copy = nextCopy();
    }

    private Slip.Copy nextCopy() {
        if (!ofPayment) {
            return Slip.Copy.ADMINISTRATION;
        }
        return slips == 0 ? Slip.Copy.MERCHANT : Slip.Copy.CUSTOMER;
    }

    /// Did a slip ask for the customer's signature?
    boolean signatureSeen() {
        return signatureSeen;
    }

    /// How many slips came to their end.
    int slips() {
        return slips;
    }

    /// @return false if a slip ended and could not be kept
    boolean add(List<PrintLine> some) {
        var kept = true;
        for (var line : some) {
            kept &= add(line);
        }
        return kept;
    }

    private boolean add(PrintLine line) {
        if (!line.isLast()) {
            lines.add(
                    new Slip.Line(
                            " ".repeat(line.indent()) + line.text(),
                            line.isCentred(),
                            line.isWide(),
                            line.isTall()));
            return full();
        }
        if (!line.text().isEmpty()) {
            lines.add(Slip.Line.of(line.text()));
        }
        return hand(true);
    }

    /// @return false if a slip ended and could not be kept
    boolean add(PrintBlock block) {
        if (block.kind().isPresent()) {
            copy = copy(block.kind().getAsInt());
        }
        if (block.needsSignature()) {
            signature = true;
            signatureSeen = true;
        }
        var kept = add(block.lines());
        return block.last() ? hand(true) && kept : kept;
    }

    private Slip.Copy copy(int kind) {
        return switch (kind) {
            case 0x01 -> Slip.Copy.MERCHANT;
            case 0x02 -> Slip.Copy.CUSTOMER;
            case 0x03 -> Slip.Copy.ADMINISTRATION;
            default -> nextCopy();
        };
    }

    /// A slip without an end is handed on in parts.
    private boolean full() {
        return lines.size() < Slip.LINES_MAX || hand(false);
    }

    /// Hands on what the terminal began and did not end.
    ///
    /// @return false if it could not be kept
    boolean flush() {
        return lines.isEmpty() || hand(false);
    }

    private boolean hand(boolean complete) {
        var kept = true;
        while (lines.size() > Slip.LINES_MAX) {
            kept &= keep.test(new Slip(copy, signature, false, lines.subList(0, Slip.LINES_MAX)));
            lines.subList(0, Slip.LINES_MAX).clear();
        }
        if (!lines.isEmpty()) {
            kept &= keep.test(new Slip(copy, signature, complete, lines));
        }
        lines.clear();
        if (complete) {
            slips++;
            signature = false;
            copy = nextCopy();
        }
        return kept;
    }
}
