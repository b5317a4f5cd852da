package org.cashwrap.checkout;

import org.cashwrap.core.bill.Account;
import org.cashwrap.core.bill.AccountNumber;
import org.cashwrap.core.bill.OracleClock;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/// The head office as the counter needs it: it takes copies of the journal's entries and knows all accounts. May be called on
/// any thread and never waits, but for [#stop]. Nothing of a payment waits for it.
public interface HeadOffice {
    /// Begins to upload, and goes on by itself. Called once, when the counter has opened.
    void start(Upload upload);

    /// There is something new to upload.
    void wake();

    /// @param text a number, a phone number, words of a name, an address
    /// @return best first; never fails
    CompletionStage<Asked<List<Account>>> find(String text, int max);

    /// @return never fails; [Asked.Answered] with nothing if there is no such account
    CompletionStage<Asked<Optional<Account>>> get(AccountNumber number);

    /// Its time as well as it is known here; unknown before its first answer. From any thread, at once.
    OracleClock clock();

    /// Lets what is under way end, for a while.
    void stop();
}
