package org.cashwrap.device;

import org.cashwrap.core.payment.CardApproval;
import org.cashwrap.core.payment.Slip;

/// What a card terminal's driver tells while it works, on the device's thread.
public interface TerminalNews {
    /// The terminal reports an approval and waits for our word. Waits until it is in the journal, at most a few seconds.
    ///
    /// @return false if it is not known to be there: then the terminal must not be told that we have it
    boolean approvalSeen(CardApproval approval);

    /// Waits until the slip is in the journal, at most a few seconds.
    ///
    /// @return false if it is not known to be there
    boolean slip(Slip slip);

    /// The customer must sign, whether or not a slip of ours says so. Once for a charge, when it is approved.
    void signatureNeeded();

    /// What the terminal shows, or what it waits for.
    void prompt(TerminalPrompt prompt);

    /// What a person has to do before the terminal can be used, or used again.
    void trouble(TerminalTrouble trouble);

    /// Nobody is there to be told: nothing is kept, and so nothing may be acknowledged.
    static TerminalNews none() {
        return new TerminalNews() {
            @Override
            public boolean approvalSeen(CardApproval approval) {
                return false;
            }

            @Override
            public boolean slip(Slip slip) {
                return false;
            }

            @Override
            public void signatureNeeded() {}

            @Override
            public void prompt(TerminalPrompt prompt) {}

            @Override
            public void trouble(TerminalTrouble trouble) {}
        };
    }
}
