package org.cashwrap.device.simulator;

import org.cashwrap.core.money.Money;

import java.util.ArrayList;
import java.util.Currency;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;

/// What the terminal knows of its past: a fold over its books, and nothing besides.
final class Memory {
    private static final int RECEIPT_MAX = 9_999;
    private static final int NUMBER_MAX = 999_999;

    private final List<BookLine> batch = new ArrayList<>();
    private Optional<BookLine> lastStored = Optional.empty();
    private Optional<Closed> lastClosed = Optional.empty();
    private Optional<BookLine> lastExecuted = Optional.empty();
    private final boolean declinesUseNumbers;
    private int receipt;
    private int trace;
    private int turnover;

    /// @param receipt            the number before the first
    /// @param declinesUseNumbers the host's declines use one up each, although their lines have none
    Memory(int receipt, boolean declinesUseNumbers) {
        this.receipt = receipt;
        this.declinesUseNumbers = declinesUseNumbers;
        this.turnover = receipt;
    }

    /// How often and how much, of one group of cards.
    record Sum(int count, Money amount) {
        Sum plus(Money more) {
            return new Sum(count + 1, amount.plus(more));
        }
    }

    /// What a batch holds: payments that were not taken back. Refunds are not in the sums, which cannot be negative.
    ///
    /// @param first 0 in an empty batch
    /// @param last  0 in an empty batch
    record Totals(int first, int last, Map<Brand.Group, Sum> groups, Money total, Sum refunds) {
        Totals {
            groups = Map.copyOf(groups);
        }
    }

    /// The last end of day.
    record Closed(BookLine line, Totals totals) {}

    void add(BookLine line) {
        trace = line.trace();
        if (line.what().isStored()) {
            receipt = line.receipt().orElse(receipt);
            turnover = line.turnover();
            lastStored = Optional.of(line);
            lastExecuted = lastStored;
            batch.add(line);
        }
        if (line.what().isDeclined()) {
            lastExecuted = Optional.of(line);
            if (declinesUseNumbers && line.result() == Transaction.DECLINED) {
                receipt = nextReceipt();
            }
        }
        if (line.what() == BookLine.What.BATCH_CLOSED) {
            lastClosed = Optional.of(new Closed(line, totals(line.amount().currency())));
            batch.clear();
        }
    }

    int lastReceipt() {
        return receipt;
    }

    int nextReceipt() {
        return receipt % RECEIPT_MAX + 1;
    }

    int nextTrace() {
        return trace % NUMBER_MAX + 1;
    }

    int turnover() {
        return turnover;
    }

    int nextTurnover() {
        return turnover % NUMBER_MAX + 1;
    }

    Optional<BookLine> lastStored() {
        return lastStored;
    }

    /// Stored or declined.
    Optional<BookLine> lastExecuted() {
        return lastExecuted;
    }

    Optional<Closed> lastClosed() {
        return lastClosed;
    }

    int inBatch() {
        return batch.size();
    }

    /// A batch is of one currency: the first transaction says which.
    Optional<Currency> batchCurrency() {
        return batch.stream().findFirst().map(line -> line.amount().currency());
    }

    /// A transaction of this batch, or the last one of all.
    Optional<BookLine> stored(int number) {
        return Stream.concat(batch.stream(), lastStored.stream())
                .filter(line -> line.receipt().equals(OptionalInt.of(number)))
                .findFirst();
    }

    /// A payment of this batch: one that can be taken back.
    Optional<BookLine> payment(int number) {
        return batch.stream()
                .filter(line ->
                        line.what() == BookLine.What.BOOKED
                                && line.receipt().equals(OptionalInt.of(number)))
                .findFirst();
    }

    int trace() {
        return trace;
    }

    boolean isReversed(int number) {
        return batch.stream().anyMatch(line -> line.original().equals(OptionalInt.of(number)));
    }

    Totals totals(Currency currency) {
        var nothing = new Sum(0, Money.zero(currency));
        Map<Brand.Group, Sum> groups = new EnumMap<>(Brand.Group.class);
        var total = Money.zero(currency);
        var refunds = nothing;
        for (var line : batch) {
            if (line.what() == BookLine.What.REFUND_BOOKED) {
                refunds = refunds.plus(line.amount());
            }
            if (line.what() == BookLine.What.BOOKED && !isReversed(line.receipt().orElseThrow())) {
                var group = line.card().orElse(Card.USUAL).brand().group();
                groups.put(group, groups.getOrDefault(group, nothing).plus(line.amount()));
                total = total.plus(line.amount());
            }
        }
        return new Totals(
                batch.isEmpty() ? 0 : batch.getFirst().receipt().orElseThrow(),
                batch.isEmpty() ? 0 : batch.getLast().receipt().orElseThrow(),
                groups,
                total,
                refunds);
    }
}
