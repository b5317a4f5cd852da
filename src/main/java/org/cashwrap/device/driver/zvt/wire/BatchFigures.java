package org.cashwrap.device.driver.zvt.wire;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/// The totals of a batch.
///
/// Source: PA00P015 rev. 13.08, bitmap 60.
///
/// @param firstReceipt of the batch; none if it is not a number
/// @param lastReceipt  of the batch; none if it is not a number
/// @param groups       all seven, in the manual's order, also the empty ones
public record BatchFigures(OptionalInt firstReceipt, OptionalInt lastReceipt, List<Group> groups) {
    private static final List<String> NAMES =
            List.of(
                    "girocard",
                    "JCB",
                    "Mastercard",
                    "American Express",
                    "Visa",
                    "Diners",
                    "Others");
    private static final int GROUP = 7;

    public BatchFigures {
        groups = List.copyOf(groups);
    }

    /// @param count 0 to 255, as the terminal counts
    /// @param sum   in minor units
    public record Group(String name, int count, long sum) {}

    /// @return none if any sum is no number
    static Optional<BatchFigures> of(Field totals) {
        if (totals.length() < 4 + NAMES.size() * GROUP) {
            return Optional.empty();
        }
        var groups = new ArrayList<Group>();
        for (var name : NAMES) {
            var from = 4 + groups.size() * GROUP;
            var sum = totals.number(from + 1, GROUP - 1);
            if (sum.isEmpty()) {
                return Optional.empty();
            }
            groups.add(new Group(name, totals.at(from), sum.getAsLong()));
        }
        return Optional.of(
                new BatchFigures(
                        receipt(totals.number(0, 2)), receipt(totals.number(2, 2)), groups));
    }

    private static OptionalInt receipt(OptionalLong number) {
        return number.isPresent() ? OptionalInt.of((int) number.getAsLong()) : OptionalInt.empty();
    }
}
