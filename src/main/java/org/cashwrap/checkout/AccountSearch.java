package org.cashwrap.checkout;

import org.cashwrap.core.bill.Account;
import org.cashwrap.core.bill.AccountNumber;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/// Finds accounts, on a thread of its own.
public interface AccountSearch {
    /// @return best first, at most `max`; never fails: what cannot be searched finds nothing
    CompletionStage<List<Account>> find(String text, int max);

    CompletionStage<Optional<Account>> get(AccountNumber number);

    /// Keeps accounts as the head office has just described them.
    void keep(List<Account> seen);
}
