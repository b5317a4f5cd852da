package org.cashwrap.core.payment;

import org.cashwrap.core.money.Money;
import org.cashwrap.core.money.TenderKind;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// A cheque, money order or cashier's cheque that was handed over: what the law calls a negotiable instrument. A bank pays it
/// later, so it is taken for what it says, and neither change nor cash is given on it.
///
/// @param kind   cheque, money order or cashier's cheque
/// @param amount as it says; always positive
/// @param serial its own number, 1 to 20 of `A-Z 0-9`
/// @param drawn  the account that a cheque is drawn on; none for the others, which name a bank's own
public record Instrument(TenderKind kind, Money amount, String serial, Optional<Drawn> drawn)
        implements Tender {
    private static final Pattern SERIAL = Pattern.compile("[A-Z0-9]{1,20}");
    private static final Pattern PRINTED_GAPS = Pattern.compile("[\\s\\-–./#]");
    private static final Pattern LEADING_ZEROS = Pattern.compile("^0+(?=.)");

    public Instrument {
        if (!kind.isInstrument()) {
            throw new IllegalArgumentException("no instrument: " + kind.word());
        }
        if (!amount.isPositive()) {
            throw new IllegalArgumentException("an instrument says some amount: " + amount);
        }
        if (!SERIAL.matcher(serial).matches()) {
            throw new IllegalArgumentException("a serial is 1 to 20 capitals and digits");
        }
        if ((kind == TenderKind.CHEQUE) != drawn.isPresent()) {
            throw new IllegalArgumentException("a cheque, and nothing else, names its account");
        }
    }

    public static Instrument cheque(Money amount, Drawn drawn, String serial) {
        return new Instrument(TenderKind.CHEQUE, amount, serial, Optional.of(drawn));
    }

    /// A serial as a person types it, with the gaps that are printed in it: none if it is none.
    public static Optional<String> serial(String typed) {
        return Optional.of(PRINTED_GAPS.matcher(typed).replaceAll("").toUpperCase(Locale.ROOT))
                .filter(serial -> SERIAL.matcher(serial).matches());
    }

    /// What tells it from every other one, as far as a till may keep it: two papers with the same name are taken for one. Zeros
    /// in front of a serial are printed by some readers and not by others, and name nothing.
    public Name name() {
        return new Name(kind, drawn, LEADING_ZEROS.matcher(serial).replaceAll(""));
    }

    /// @param serial without zeros in front
    public record Name(TenderKind kind, Optional<Drawn> drawn, String serial) {}

    /// The account that a cheque is drawn on. The whole number would let anybody draw on it: it is kept nowhere.
    ///
    /// @param routing  the bank's routing number, 9 digits that check
    /// @param lastFour of the account
    public record Drawn(String routing, String lastFour) {
        private static final Pattern FOUR = Pattern.compile("[0-9]{4}");

        public Drawn {
            if (!Micr.isRouting(routing)) {
                throw new IllegalArgumentException("not a routing number");
            }
            if (!FOUR.matcher(lastFour).matches()) {
                throw new IllegalArgumentException("the last four digits, and no more");
            }
        }
    }
}
