package org.cashwrap.headoffice.server;

import org.cashwrap.core.bill.Account;

import java.util.List;
import java.util.Optional;

/// What the head office says to a request.
sealed interface Answer {
    /// Everything through `end` is durable here.
    ///
    /// @param stored how many entries of the request were new; none if it brought no entries
    record Reaches(String till, String epoch, JournalEnd end, Optional<Integer> stored)
            implements Answer {}

    /// The best first.
    record Found(List<Account> accounts) implements Answer {}

    record Got(Optional<Account> account) implements Answer {}

    /// Nothing was changed.
    ///
    /// @param why in English, for a log; quotes nothing of the request
    /// @param end for a gap and a fork: where the copy ends
    record Refused(Refusal code, String why, Optional<JournalEnd> end) implements Answer {
        static Refused of(Refusal code, String why) {
            return new Refused(code, why, Optional.empty());
        }
    }
}
