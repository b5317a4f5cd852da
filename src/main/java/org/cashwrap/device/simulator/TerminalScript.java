package org.cashwrap.device.simulator;

import org.cashwrap.config.BadValueException;
import org.cashwrap.config.Config;
import org.cashwrap.config.Read;
import org.cashwrap.core.money.Money;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// What a simulated terminal is to do, payment by payment; a used-up list approves. `docs/command-line.md` has every word.
public record TerminalScript(
        Optional<List<ScriptedPayment>> payments,
        Optional<List<ScriptedPayment>> reversals,
        Optional<List<ScriptedPayment>> refunds,
        Optional<TerminalSettings> terminal) {
    /// Approves everything.
    public static final TerminalScript NONE =
            new TerminalScript(
                    Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    public TerminalScript {
        payments = payments.map(List::copyOf);
        reversals = reversals.map(List::copyOf);
        refunds = refunds.map(List::copyOf);
        check("payments", payments, terminal);
        check("reversals", reversals, terminal);
        check("refunds", refunds, terminal);
    }

    public static Read<TerminalScript> read(Path file) {
        return Config.read(file, TerminalScript.class);
    }

    TerminalSettings settings() {
        return terminal.orElse(TerminalSettings.USUAL);
    }

    /// An amount must be one in each currency that the terminal takes.
    private static void check(
            String list,
            Optional<List<ScriptedPayment>> entries,
            Optional<TerminalSettings> terminal) {
        var currencies = terminal.orElse(TerminalSettings.USUAL).taken();
        var all = entries.orElse(List.of());
        for (var i = 0; i < all.size(); i++) {
            var amount = all.get(i).otherAmount();
            for (var currency : currencies) {
                if (amount.isPresent() && Money.parse(amount.get(), currency).isEmpty()) {
                    throw new BadValueException(
                            "has more decimals than "
                                    + currency
                                    + "; leave them out, or name the terminal's currencies",
                            list,
                            String.valueOf(i),
                            "answer",
                            "amount");
                }
            }
        }
    }
}
