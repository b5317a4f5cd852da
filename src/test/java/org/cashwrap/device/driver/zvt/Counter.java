package org.cashwrap.device.driver.zvt;

import org.cashwrap.core.money.Money;
import org.cashwrap.core.payment.CardAnswer;
import org.cashwrap.core.payment.CardRequest;
import org.cashwrap.device.driver.zvt.ZvtSettings.Timers;
import org.cashwrap.device.driver.zvt.wire.Alphabet;
import org.cashwrap.device.link.LinkName;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;

/// A till with the driver in it, at one end of a cable, and a terminal at the other.
final class Counter {
    /// Thousands of lost cables are a lot to read. Held here, or its level would be forgotten.
    private static final Logger LOG = Logger.getLogger("org.cashwrap.device.driver.zvt");

    static {
        LOG.setLevel(Level.WARNING);
    }

    static final Currency USD = Currency.getInstance("USD");
    static final ZvtSettings SETTINGS =
            new ZvtSettings(USD, 123456, 0xBE, true, 32, Alphabet.CP437, Timers.STANDARD, 3, true);

    /// What happened, in its order: each write of the till in hexadecimal, and what was told.
    final List<String> journal = new ArrayList<>();

    final VirtualTime time = new VirtualTime();
    final FarLine far;
    final VirtualCable cable;
    final TestTerminal terminal;
    final RecordedNews news = new RecordedNews(journal);
    final ZvtTerminal driver;

    private Counter(LinkName name, ZvtSettings settings) {
        far = name instanceof LinkName.Tcp ? new FarTcp(time) : new FarSerial(time);
        cable = new VirtualCable(name, time, far, journal);
        terminal = new TestTerminal(time, far);
        driver = new ZvtTerminal(List.of(cable), settings, time);
    }

    /// What a terminal hangs on.
    enum Over {
        SERIAL,
        TCP;

        Counter counter() {
            return new Counter(
                    this == SERIAL ? VirtualCable.serial() : VirtualCable.tcp(), SETTINGS);
        }

        Counter counter(ZvtSettings settings) {
            return new Counter(
                    this == SERIAL ? VirtualCable.serial() : VirtualCable.tcp(), settings);
        }
    }

    static Money usd(long cents) {
        return new Money(cents, USD);
    }

    /// Makes the driver ready.
    Counter ready() {
        var trouble = driver.ready(news);
        if (trouble.isPresent()) {
            throw new AssertionError("not ready: " + trouble.get() + " " + journal);
        }
        journal.clear();
        cable.written.clear();
        terminal.commands.clear();
        return this;
    }

    CardRequest request() {
        return new CardRequest(usd(84_37), "ref-1", driver.mark().orElseThrow());
    }

    CardAnswer charge() {
        return driver.charge(request(), news);
    }

    /// Lets the terminal do what it still has to do.
    void wait(Duration some) {
        time.pause(some);
    }

    /// How often the payment command went over the wire.
    long payments() {
        return cable.written.stream()
                .filter(write -> write.startsWith("06 01") || write.startsWith("10 02 06 01"))
                .count();
    }

    /// What the till said to the terminal, without frames and acknowledges, among what else happened.
    List<String> said() {
        return journal.stream()
                .filter(entry -> !entry.equals("06") && !entry.equals("15"))
                .map(entry ->
                        entry.startsWith("10 02")
                                ? entry.substring(6, entry.length() - " 10 03 00 00".length())
                                : entry)
                .toList();
    }
}
