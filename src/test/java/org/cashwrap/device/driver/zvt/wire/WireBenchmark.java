package org.cashwrap.device.driver.zvt.wire;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.Arrays;
import java.util.zip.CRC32;

/// How long it takes to read a payment's messages off a serial line, as ratios to the least that could be done with the
/// same bytes in the same run: going through them one by one and adding each to a sum, and the JDK's CRC-32. Measured in
/// turn, round by round, so that what else the machine does falls on all alike. Prints; proves nothing.
///
/// Run: `mvn -q test-compile` and then, with the class path of the tests,
/// `java org.cashwrap.device.driver.zvt.wire.WireBenchmark [rounds]`.
public final class WireBenchmark {
    private static final PrintStream OUT = System.out;

    /// A payment is a few hundred bytes; this many of them in a row take long enough to be measured.
    private static final int PAYMENTS = 200;

    private WireBenchmark() {}

    public static void main(String[] args) {
        var rounds = args.length > 0 ? Integer.parseInt(args[0]) : 300;
        var line = line();
        var kinds = Kind.values();
        var nanos = new long[kinds.length][rounds];
        var sum = 0L;
        for (var round = -rounds; round < rounds; round++) {
            for (int kind = 0; kind < kinds.length; kind++) {
                var began = System.nanoTime();
                sum += kinds[kind].of(line);
                var took = System.nanoTime() - began;
                if (round >= 0) {
                    nanos[kind][round] = took;
                }
            }
        }
        OUT.printf("%,d bytes, %d payments a round%n", line.length, PAYMENTS);
        OUT.printf("%-22s %12s %8s%n", "", "p50 ns/byte", "p50 x");
        var yardstick = median(nanos[0]);
        for (int kind = 0; kind < kinds.length; kind++) {
            var median = median(nanos[kind]);
            OUT.printf(
                    "%-22s %12.2f %8.1f%n", kinds[kind], median / line.length, median / yardstick);
        }
        OUT.printf("check %d%n", sum);
    }

    /// All that a cash register hears while a card is charged.
    private static byte[] line() {
        var line = new ByteArrayOutputStream();
        for (int payment = 0; payment < PAYMENTS; payment++) {
            line.write(SerialFrame.ACK);
            for (var name : new String[] {"E2", "E7", "E8", "E9", "E26", "E28", "E12"}) {
                line.writeBytes(Examples.named(name).wireBytes());
            }
        }
        return line.toByteArray();
    }

    private static double median(long... nanos) {
        var sorted = nanos.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }

    private enum Kind {
        BYTE_BY_BYTE {
            @Override
            long of(byte... line) {
                var sum = 0L;
                for (var b : line) {
                    sum = 31 * sum + b;
                }
                return sum;
            }
        },
        CRC_32 {
            @Override
            long of(byte... line) {
                var crc = new CRC32();
                crc.update(line);
                return crc.getValue();
            }
        },
        FRAMES {
            @Override
            long of(byte... line) {
                return read(false, line);
            }
        },
        FRAMES_AND_FIELDS {
            @Override
            long of(byte... line) {
                return read(true, line);
            }
        };

        abstract long of(byte... line);

        private static long read(boolean fields, byte... line) {
            var reader = new SerialReader();
            var sum = 0L;
            for (var b : line) {
                if (reader.feed(b & 0xFF) instanceof SerialReader.Event.Message(var apdu)) {
                    sum += fields ? asked(Fields.of(apdu)) : apdu.length();
                }
            }
            return sum;
        }

        private static long asked(Fields fields) {
            return fields.amount().orElse(0) + fields.result().orElse(0) + fields.all().size();
        }
    }
}
