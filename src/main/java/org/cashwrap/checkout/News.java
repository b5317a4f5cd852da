package org.cashwrap.checkout;

import org.cashwrap.core.ledger.Paper;
import org.cashwrap.core.payment.BatchTotals;
import org.cashwrap.core.payment.PaymentId;

import java.util.List;
import java.util.Optional;

/// What the counter tells unasked. On the counter's thread.
public sealed interface News {
    /// The journal's last durable one when it was told.
    long sequence();

    /// Something moved that nobody here asked for: the card terminal answered, a doubt ended.
    record Moved(CounterView view) implements News {
        @Override
        public long sequence() {
            return view.sequence();
        }
    }

    /// @param kind   a short word for scripts
    /// @param text   key of what a person reads
    /// @param values for the text's places
    record Told(
            long sequence,
            String kind,
            Optional<PaymentId> payment,
            String text,
            List<Object> values)
            implements News {
        public Told {
            values = List.copyOf(values);
        }
    }

    /// Something around the payments moved: a device's lamp, how it stands with the head office.
    record Around(CounterView view) implements News {
        @Override
        public long sequence() {
            return view.sequence();
        }
    }

    /// The head office has everything up to an entry.
    record Uploaded(CounterView view, long acknowledged) implements News {
        @Override
        public long sequence() {
            return view.sequence();
        }
    }

    /// The head office has answered a search after the till had: the same search with what it says.
    ///
    /// @param text that was searched for
    record Found(long sequence, String text, List<Reply.Match> matches) implements News {
        public Found {
            matches = List.copyOf(matches);
        }
    }

    /// What the card terminal shows, or wants of somebody, right now.
    ///
    /// @param kind   a short word for scripts
    /// @param text   key of what a person reads
    /// @param values for the text's places
    record Prompted(
            long sequence,
            Optional<PaymentId> payment,
            String kind,
            String text,
            List<Object> values)
            implements News {
        public Prompted {
            values = List.copyOf(values);
        }
    }

    /// The card terminal's day is over.
    record BatchClosed(long sequence, BatchTotals totals) implements News {}

    /// A paper has come out, or may have: what did not is told as trouble.
    ///
    /// @param copy  0 for the original
    /// @param known false if only a person can look whether it is there
    record PaperOut(long sequence, Paper paper, int copy, boolean known) implements News {}
}
