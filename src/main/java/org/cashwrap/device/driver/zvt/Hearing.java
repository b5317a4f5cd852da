package org.cashwrap.device.driver.zvt;

import org.cashwrap.device.TerminalNews;
import org.cashwrap.device.TerminalPrompt;
import org.cashwrap.device.driver.zvt.wire.Apdu;
import org.cashwrap.device.driver.zvt.wire.Control;
import org.cashwrap.device.driver.zvt.wire.Fields;
import org.cashwrap.device.driver.zvt.wire.IntermediateStatus;

import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;

/// What is heard during one dialogue, and what is made of it: the last result, the slips, the prompts.
final class Hearing implements Dialogue.Listener {
    private final ZvtSettings settings;
    private final TerminalNews news;
    private final Predicate<Fields> earlier;
    private final Predicate<Fields> own;
    private final SlipCollector slips;
    private final BooleanSupplier stop;
    private final boolean ofBatch;
    private boolean begun;
    private boolean refusalTold;
    private Optional<Fields> lastStatus = Optional.empty();

    private Hearing(
            Around around,
            Predicate<Fields> own,
            SlipCollector slips,
            BooleanSupplier stop,
            boolean ofBatch) {
        this.settings = around.settings();
        this.news = around.news();
        this.earlier = around.earlier();
        this.own = own;
        this.slips = slips;
        this.stop = stop;
        this.ofBatch = ofBatch;
    }

    /// What all the dialogues of one piece of work have in common.
    ///
    /// @param earlier whether a result of an earlier dialogue may be acknowledged: once it is, the terminal keeps it
    record Around(ZvtSettings settings, TerminalNews news, Predicate<Fields> earlier) {
        /// Nobody waits for a payment: an approval that comes is not ours, and the terminal undoes it.
        static Around nobodyWaiting(ZvtSettings settings, TerminalNews news) {
            return new Around(settings, news, told -> !Approvals.isApproved(told));
        }

        /// For a charge.
        ///
        /// @param own whether its result may be acknowledged
        Hearing payment(Predicate<Fields> own, BooleanSupplier stop) {
            return new Hearing(this, own, new SlipCollector(true, news::slip), stop, false);
        }

        /// For what has no result of its own: one that comes is an earlier payment's.
        Hearing service() {
            return quiet(earlier, new SlipCollector(false, news::slip), false);
        }

        /// For what the terminal tells of a payment that it has stored.
        Hearing stored() {
            return quiet(_ -> true, new SlipCollector(true, news::slip), false);
        }

        /// For the end of a batch.
        Hearing batch() {
            return quiet(_ -> true, new SlipCollector(false, news::slip), true);
        }

        /// For the totals of a batch that are asked for our own sake: nobody wants to read their slips.
        Hearing totals() {
            return quiet(_ -> true, new SlipCollector(false, _ -> true), true);
        }

        private Hearing quiet(Predicate<Fields> its, SlipCollector slips, boolean ofBatch) {
            return new Hearing(this, its, slips, () -> false, ofBatch);
        }
    }

    /// The last result that the terminal told, of possibly several: the last one counts.
    Optional<Fields> lastStatus() {
        return lastStatus;
    }

    SlipCollector slips() {
        return slips;
    }

    @Override
    public boolean stopWanted() {
        if (!stop.getAsBoolean()) {
            return false;
        }
        if (!settings.mayStop() && !refusalTold) {
            refusalTold = true;
            stopAnswered(false);
        }
        return settings.mayStop();
    }

    @Override
    public void begins() {
        begun = true;
        lastStatus = Optional.empty();
    }

    @Override
    public boolean statusInformation(Apdu apdu) {
        var told = Fields.of(apdu, settings.alphabet());
        // An end of day that the terminal makes by itself, in the middle of something else.
        if (told.isOfBatch() && !ofBatch) {
            return true;
        }
        lastStatus = Optional.of(told);
        return begun ? own.test(told) : earlier.test(told);
    }

    @Override
    public boolean print(Apdu apdu) {
        var told = Fields.of(apdu, settings.alphabet());
        return apdu.is(Control.PRINT_LINE)
                ? slips.add(told.printLines())
                : slips.add(told.printBlock());
    }

    @Override
    public void intermediate(IntermediateStatus status) {
        news.prompt(Wording.prompt(status));
    }

    @Override
    public void stopAnswered(boolean noted) {
        news.prompt(
                TerminalPrompt.of(
                        noted ? TerminalPrompt.Kind.STOPPING : TerminalPrompt.Kind.STOP_REFUSED));
    }

    @Override
    public void ending() {
        slips.flush();
    }
}
