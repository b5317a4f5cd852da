package org.cashwrap.core.ledger;

import org.cashwrap.core.payment.PaymentId;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Every paper of a journal and how often it may have come out: what [Papers] knows of the last ones only.
final class PaperTrail {
    private final Set<Paper> due = new HashSet<>();
    private final Set<Paper> atPrinter = new HashSet<>();
    private final Map<Paper, Integer> copies = new HashMap<>();

    /// @return why the entry could not have happened, if so
    Optional<String> whyNot(long sequence, Body body) {
        return switch (body) {
            case Body.PaymentCommitted(_, _, var payment) -> isDue(new Paper.Receipt(payment.id()));
            case Body.SlipSpooled(var payment, _) -> isDue(sequence, payment);
            case Body.ProgramStarted _ -> {
                atPrinter.clear();
                yield Optional.empty();
            }
            case Body.PrintingStarted(var paper, var copy) ->
                    wrong(paper, copy).or(() -> started(paper));
            case Body.PrintingEnded(var paper, var copy, var outcome, _) ->
                    wrong(paper, atPrinter.contains(paper) ? copy + 1 : copy)
                            .or(() -> ended(paper, outcome));
            case Body.PaperSeen(var paper, var copy, _) -> wrong(paper, copy + 1);
            default -> Optional.empty();
        };
    }

    private Optional<String> isDue(long sequence, Optional<PaymentId> payment) {
        return isDue(new Paper.TerminalSlip(sequence, payment));
    }

    private Optional<String> isDue(Paper paper) {
        due.add(paper);
        return Optional.empty();
    }

    private Optional<String> wrong(Paper paper, int copies) {
        if (!due.contains(paper)) {
            return Optional.of("a paper that nobody owes");
        }
        return this.copies.getOrDefault(paper, 0) == copies
                ? Optional.empty()
                : Optional.of("a copy is misnumbered");
    }

    private Optional<String> started(Paper paper) {
        copies.merge(paper, 1, Integer::sum);
        atPrinter.add(paper);
        return Optional.empty();
    }

    private Optional<String> ended(Paper paper, Body.PrintingEnded.Outcome outcome) {
        var wasThere = atPrinter.remove(paper);
        if (wasThere && outcome == Body.PrintingEnded.Outcome.NOT_PRINTED) {
            copies.merge(paper, -1, Integer::sum);
        }
        return Optional.empty();
    }
}
