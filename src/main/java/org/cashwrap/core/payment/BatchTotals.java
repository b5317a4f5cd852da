package org.cashwrap.core.payment;

import org.cashwrap.core.money.Money;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/// What the card terminal says of the batch it has closed. It may speak of other currencies than ours; the journal does not,
/// and refuses them: of such a closing write what has no amount.
///
/// @param terminal     its id (TID); at most 16 characters, may be empty
/// @param firstReceipt the first of its receipt numbers in the batch
/// @param lastReceipt  the last of them
/// @param total        of all groups; may be negative after refunds, where the terminal can say so
/// @param groups       at most [#GROUPS_MAX], those with a count only
public record BatchTotals(
        String terminal,
        OptionalInt firstReceipt,
        OptionalInt lastReceipt,
        Optional<Money> total,
        List<Group> groups) {
    public static final int GROUPS_MAX = 20;

    /// Twelve digits, as card terminals count.
    public static final long AMOUNT_MAX_MINOR = 999_999_999_999L;

    public BatchTotals {
        terminal = TerminalText.kept(terminal, 16);
        groups = List.copyOf(groups);
        if (groups.size() > GROUPS_MAX || firstReceipt.orElse(0) < 0 || lastReceipt.orElse(0) < 0) {
            throw new IllegalArgumentException("no such totals");
        }
        total.ifPresent(BatchTotals::mustBeCountable);
    }

    private static void mustBeCountable(Money amount) {
        if (amount.minor() > AMOUNT_MAX_MINOR || amount.minor() < -AMOUNT_MAX_MINOR) {
            throw new IllegalArgumentException("more than a card terminal counts");
        }
    }

    /// @param name  of the card group, as `Visa`; 1 to 32 characters
    /// @param count as the terminal counts: some go from 255 to 0
    /// @param sum   may be negative after refunds
    public record Group(String name, int count, Money sum) {
        public Group {
            name = TerminalText.kept(name, 32);
            if (name.isEmpty() || count < 0) {
                throw new IllegalArgumentException("no such card group");
            }
            mustBeCountable(sum);
        }
    }
}
