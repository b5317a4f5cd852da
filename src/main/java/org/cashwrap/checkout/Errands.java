package org.cashwrap.checkout;

import org.cashwrap.core.ledger.Paper;
import org.cashwrap.core.payment.Task;
import org.cashwrap.core.payment.TerminalMark;

import java.util.Optional;

/// Who runs what is due after an event: the devices. Never waits, but for [#stop]; what a device says comes back to the
/// counter's ear.
public interface Errands {
    /// Where the card terminal's record stands; none while that is not known, and then no card is charged.
    Optional<TerminalMark> terminalMark();

    /// The devices may make themselves ready. What was to be asked of the last run's doubts is under way already.
    ///
    /// @param hearing what is said of no payment
    void start(Hearing hearing);

    /// Any but those that print: papers come by [#print].
    ///
    /// @param hearing what the devices say of the task's payment
    void run(Task task, Hearing hearing);

    /// Prints a paper, once: asks for its words when the printer is ready ([Said.PaperWanted]) and says what became of it
    /// ([Said.PaperEnded]), whatever happens.
    ///
    /// @param hearing what is said of its payment, or of none
    void print(Paper paper, Hearing hearing);

    boolean hasPrinter();

    /// Nobody waits any longer for the paper in whose middle the printer stands; its end is said as any other's.
    ///
    /// @return false if it stands in the middle of none
    boolean giveUpPaper();

    boolean hasCardTerminal();

    /// Closes the card terminal's batch, if there is one. The answer is [Said.Batch], whatever happens; totals are said again
    /// until they are kept.
    void closeBatch();

    /// Lets what runs end, for a while. The counter must still be there to hear it.
    void stop();

    /// A station without devices: cash is taken, receipts are read from the journal.
    static Errands none() {
        return new Errands() {
            @Override
            public Optional<TerminalMark> terminalMark() {
                return Optional.empty();
            }

            @Override
            public void start(Hearing hearing) {}

            @Override
            public void run(Task task, Hearing hearing) {}

            @Override
            public void print(Paper paper, Hearing hearing) {}

            @Override
            public boolean hasPrinter() {
                return false;
            }

            @Override
            public boolean giveUpPaper() {
                return false;
            }

            @Override
            public boolean hasCardTerminal() {
                return false;
            }

            @Override
            public void closeBatch() {}

            @Override
            public void stop() {}
        };
    }
}
