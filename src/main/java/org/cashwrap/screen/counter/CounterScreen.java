package org.cashwrap.screen.counter;

import org.cashwrap.core.bill.Language;
import org.cashwrap.core.payment.PaymentId;
import org.cashwrap.core.receipt.Direction;
import org.cashwrap.core.receipt.Line;
import org.cashwrap.screen.counter.Heard.PaperState;
import org.cashwrap.screen.counter.Paying.Towards;
import org.cashwrap.screen.counter.Posted.Act;
import org.cashwrap.screen.counter.Posted.Look;
import org.cashwrap.screen.counter.Work.Focus;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// The counter's screen without its pixels: everything that stands on it, in words. Worked out from the clerk's [Work] by
/// [Showing]; a view shows it and adds nothing of its own.
///
/// @param stopped  take no money: covers everything else
/// @param shut     nobody is signed in, or the till is locked: somebody else's screen covers this one
/// @param focus    where signs go
/// @param last     the payment before
/// @param receipt  looked at over the rest
/// @param form     open over the rest
/// @param question has to be answered before money moves
/// @param said     why the last key did nothing
/// @param notices  the newest first
/// @param busy     the counter has not answered yet
public record CounterScreen(
        Language language,
        Step step,
        Optional<Stopped> stopped,
        boolean shut,
        Focus focus,
        Optional<LastBand> last,
        FindPanel find,
        Optional<BillPanel> bill,
        Optional<PayPanel> pay,
        Optional<CardPanel> card,
        Optional<DonePanel> done,
        Optional<ReceiptPanel> receipt,
        Optional<FormPanel> form,
        Optional<Question> question,
        Optional<String> said,
        List<NoticeLine> notices,
        Strip strip,
        boolean busy) {
    public CounterScreen {
        notices = List.copyOf(notices);
    }

    /// How far this customer has come.
    public enum Step {
        FIND,
        BILL,
        PAY,
        DONE
    }

    /// How something stands; each look has a shape, a word and a colour.
    public enum Light {
        /// There is none.
        NONE,
        WELL,
        WAITING,
        TROUBLE
    }

    public record Stopped(String title, String text) {}

    /// @param change empty once the next customer has given something, and where there was none
    public record LastBand(String text, String change) {}

    /// @param key as it is called on the keyboard
    public record Hint(Press.Named press, String key, String label) {}

    /// @param said  why nothing is found
    /// @param offer to take a payment for a number that nobody can be asked about
    /// @param asked what the customer has to answer before the chosen account opens
    public record FindPanel(
            String text,
            List<Row> rows,
            boolean searching,
            Optional<String> said,
            Optional<String> offer,
            Optional<String> asked) {
        public FindPanel {
            rows = List.copyOf(rows);
        }
    }

    /// @param name   as much of it as may be shown
    /// @param number whole, to be read out
    /// @param spans  the number as it stands on the screen, with what differs from a look-alike marked
    /// @param detail what tells it from the others; may be empty
    public record Row(
            String name,
            String number,
            List<Span> spans,
            String detail,
            String toPay,
            boolean selected) {
        public Row {
            spans = List.copyOf(spans);
        }

        /// Is another one of the list easily taken for it?
        public boolean isAlike() {
            return spans.stream().anyMatch(Span::differs);
        }
    }

    /// A stretch of a number.
    public record Span(String text, boolean differs) {}

    /// @param address  empty if it may not be shown
    /// @param facts    what the biller said, the most urgent first; nearly all of it only for the holder
    /// @param asOf     when the biller said what is owed
    /// @param stub     what the scanned bill says, which is older; may be empty
    /// @param fresh    the biller said so just now
    /// @param remark   what is not known, and what follows from it
    /// @param holder   a photo ID was matched
    /// @param mayHold  one can be
    /// @param toPay    the sum that every tender key is about; a dash if none is chosen yet
    /// @param choices  what can be paid; none once something is taken
    /// @param effects  what the amount does
    /// @param cents    what is asked for in cash, where that is not what is to be paid
    public record BillPanel(
            String name,
            String number,
            String address,
            List<Standing> facts,
            String asOf,
            String stub,
            boolean fresh,
            Optional<String> remark,
            boolean holder,
            boolean mayHold,
            String toPay,
            List<Choice> choices,
            List<Standing> effects,
            Optional<Cents> cents) {
        public BillPanel {
            effects = List.copyOf(effects);
            facts = List.copyOf(facts);
            choices = List.copyOf(choices);
        }
    }

    public record Standing(String text, Light light) {}

    /// @param key what Alt+C would do about them; none if nothing can be done
    public record Cents(String text, Optional<String> key) {}

    /// @param amount as typed, for another amount
    /// @param detail what it is made of; may be empty
    public record Choice(
            Towards towards, String label, String amount, String detail, boolean selected) {}

    /// @param typed before a tender key
    /// @param quick the sums on F5 to F7; empty if there are none
    /// @param part  cash was taken, and this is left
    /// @param live  tender keys act
    /// @param card  there is a card terminal
    public record PayPanel(
            String typed, List<String> quick, Optional<Part> part, boolean live, boolean card) {
        public PayPanel {
            quick = List.copyOf(quick);
        }
    }

    public record Part(String text, List<Hint> keys) {
        public Part {
            keys = List.copyOf(keys);
        }
    }

    /// @param words  the terminal's last ones, or what the clerk does now
    /// @param since  when the terminal was asked
    /// @param doubt  nobody knows whether the card was charged
    public record CardPanel(
            String title,
            String amount,
            List<CardStep> steps,
            String words,
            Instant since,
            boolean stopping,
            boolean doubt,
            List<Hint> keys) {
        public CardPanel {
            steps = List.copyOf(steps);
            keys = List.copyOf(keys);
        }
    }

    public record CardStep(String text, Light light) {}

    /// @param paid      what was paid and how
    /// @param change    the amount, or the words for none
    /// @param hasChange false if they are words
    /// @param pieces    how to count it out; may be empty
    /// @param open      what of the amount asked is still open; may be empty
    /// @param receipt   none until it was read
    public record DonePanel(
            PaymentId payment,
            String paid,
            String changeTitle,
            String change,
            boolean hasChange,
            String pieces,
            String open,
            String paper,
            PaperState paperState,
            Optional<ReceiptPanel> receipt,
            String next) {
        /// The printer has said that its receipt came out.
        public boolean isPrinted() {
            return paperState == PaperState.PRINTED;
        }
    }

    public record ReceiptPanel(String title, List<Line> lines, Direction direction) {
        public ReceiptPanel {
            lines = List.copyOf(lines);
        }
    }

    public record FormPanel(String title, List<FormField> fields, String hint) {
        public FormPanel {
            fields = List.copyOf(fields);
        }
    }

    /// @param value a PIN is as many dots
    public record FormField(DoubtForm.Field field, String label, String value, boolean focused) {}

    public record Question(String text, List<Hint> keys) {
        public Question {
            keys = List.copyOf(keys);
        }
    }

    public record NoticeLine(long id, Look look, String text, List<NoticeKey> keys) {
        public NoticeLine {
            keys = List.copyOf(keys);
        }
    }

    /// @param key as it is called on the keyboard
    public record NoticeKey(Act act, String label, String key) {}

    /// @param office  green only if it has every payment
    /// @param queue   what waits for it; empty if nothing does
    /// @param scanner none if this till has no scanner on a cable of its own: most have none, and need no lamp that says so
    /// @param doubts  payments in doubt; empty if there are none
    public record Strip(
            Lit office,
            String queue,
            Lit printer,
            Lit drawer,
            Lit terminal,
            Optional<Lit> scanner,
            String clerk,
            String doubts) {}

    public record Lit(String text, Light light) {}
}
