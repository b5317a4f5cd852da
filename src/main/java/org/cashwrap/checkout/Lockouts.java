package org.cashwrap.checkout;

import org.cashwrap.core.ledger.Body;
import org.cashwrap.core.ledger.Entry;
import org.cashwrap.staff.Lockout;

/// The lockout as the journal has it: the same fold at start as entry by entry in a running till.
public final class Lockouts {
    private Lockouts() {}

    public static Lockout after(Lockout lockout, Entry entry) {
        var at = entry.envelope().monotonicMs();
        if (entry.body() instanceof Body.ProgramStarted) {
            return lockout.started(at);
        }
        var passed = lockout.passed(at);
        // Who approves has typed the right PIN.
        var approved =
                entry.envelope().approver().map(name -> passed.rightTry(name, at)).orElse(passed);
        return switch (entry.body()) {
            case Body.SignInFailed(var person, var locked) when !locked ->
                    approved.wrongTry(person, at);
            case Body.SignedIn _ ->
                    entry.envelope()
                            .clerk()
                            .map(name -> approved.rightTry(name, at))
                            .orElse(approved);
            default -> approved;
        };
    }
}
