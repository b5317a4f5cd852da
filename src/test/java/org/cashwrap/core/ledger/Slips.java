package org.cashwrap.core.ledger;

import org.cashwrap.core.ledger.Body.DevicesUsed.Device;
import org.cashwrap.core.payment.BatchTotals;
import org.cashwrap.core.payment.Samples;
import org.cashwrap.core.payment.Slip;

import java.util.List;
import java.util.OptionalInt;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Synthetic devices, and what they say, for tests.
final class Slips {
    static final Device TERMINAL =
            new Device(
                    "card-terminal",
                    "acme-t650p",
                    "0f".repeat(32),
                    false,
                    "serial:/dev/serial/by-id/usb-Acme");
    static final Device PRINTER =
            new Device("printer", "acme-80.2", "1e".repeat(32), true, "tcp:[::1]:9100");
    static final Body.DevicesUsed DEVICES = new Body.DevicesUsed(List.of(TERMINAL, PRINTER));

    /// What a terminal may print, and what it should not.
    private static final List<String> WORDS =
            List.of(
                    "K A S S E",
                    "\"\\",
                    "تلفن ۱۲",
                    "😀",
                    "A0000000031010",
                    "4111 1111 1111 1111",
                    "22.11.2026 10:43",
                    "****1234",
                    "84,37 €",
                    "1234567",
                    "\u200b-  ",
                    "7");

    private Slips() {}

    static Slip any(Random random) {
        var lines =
                IntStream.range(0, random.nextInt(1, 8))
                        .mapToObj(_ ->
                                new Slip.Line(
                                        anyText(random),
                                        random.nextBoolean(),
                                        random.nextBoolean(),
                                        random.nextBoolean()))
                        .toList();
        var copies = Slip.Copy.values();
        return new Slip(
                copies[random.nextInt(copies.length)],
                random.nextBoolean(),
                random.nextBoolean(),
                lines);
    }

    private static String anyText(Random random) {
        return String.join(
                random.nextBoolean() ? " " : "",
                Stream.generate(() -> WORDS.get(random.nextInt(WORDS.size())))
                        .limit(random.nextInt(12))
                        .toList());
    }

    static BatchTotals anyTotals(Random random) {
        var groups =
                IntStream.range(0, random.nextInt(4))
                        .mapToObj(at ->
                                new BatchTotals.Group(
                                        "group " + at,
                                        random.nextInt(256),
                                        Samples.usd(random.nextLong(-100, 99_999_99))))
                        .toList();
        return new BatchTotals(
                random.nextBoolean() ? "52000001" : "",
                random.nextBoolean() ? OptionalInt.of(random.nextInt(9999)) : OptionalInt.empty(),
                random.nextBoolean() ? OptionalInt.of(random.nextInt(9999)) : OptionalInt.empty(),
                groups.stream().map(BatchTotals.Group::sum).reduce((a, b) -> a.plus(b)),
                groups);
    }
}
