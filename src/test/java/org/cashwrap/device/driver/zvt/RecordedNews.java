package org.cashwrap.device.driver.zvt;

import org.cashwrap.core.payment.CardApproval;
import org.cashwrap.core.payment.Slip;
import org.cashwrap.device.TerminalNews;
import org.cashwrap.device.TerminalPrompt;
import org.cashwrap.device.TerminalTrouble;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/// Somebody who writes down all that is told, and keeps it or does not.
final class RecordedNews implements TerminalNews {
    final List<CardApproval> approvals = new ArrayList<>();
    final List<Slip> slips = new ArrayList<>();
    final List<TerminalPrompt> prompts = new ArrayList<>();
    final List<TerminalTrouble> troubles = new ArrayList<>();
    int signatures;

    Predicate<CardApproval> keepsApproval = _ -> true;
    Predicate<Slip> keepsSlip = _ -> true;

    private final List<String> journal;

    RecordedNews(List<String> journal) {
        this.journal = journal;
    }

    @Override
    public boolean approvalSeen(CardApproval approval) {
        journal.add("approval");
        approvals.add(approval);
        return keepsApproval.test(approval);
    }

    @Override
    public boolean slip(Slip slip) {
        journal.add("slip");
        slips.add(slip);
        return keepsSlip.test(slip);
    }

    @Override
    public void signatureNeeded() {
        signatures++;
    }

    @Override
    public void prompt(TerminalPrompt prompt) {
        prompts.add(prompt);
    }

    @Override
    public void trouble(TerminalTrouble trouble) {
        troubles.add(trouble);
    }
}
