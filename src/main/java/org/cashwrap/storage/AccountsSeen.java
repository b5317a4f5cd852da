package org.cashwrap.storage;

import org.cashwrap.core.bill.AccountNumber;

/// The account numbers of a file read so far and their lines, to find the ones that stand twice: about 40 bytes for each,
/// half of what a `HashMap` of the same would need for its entries alone.
///
/// An open hash table over the digits themselves, packed into two numbers, so that two accounts are never taken for one.
final class AccountsSeen {
    private static final int LOW_DIGITS = 18;
    private static final int CAPACITY_AT_FIRST = 1 << 10;

    private long[] high = new long[CAPACITY_AT_FIRST];
    private long[] low = new long[CAPACITY_AT_FIRST];
    private int[] lines = new int[CAPACITY_AT_FIRST];
    private int size;

    /// Remembers a number, unless it was seen before.
    ///
    /// @return the line it was first seen on, or 0 if it is new
    int firstLine(AccountNumber number, int line) {
        if (size * 2 >= lines.length) {
            grow();
        }
        return add(high(number.digits()), low(number.digits()), line);
    }

    private int add(long numberHigh, long numberLow, int line) {
        var mask = lines.length - 1;
        var slot = slot(numberHigh, numberLow) & mask;
        while (lines[slot] != 0) {
            if (high[slot] == numberHigh && low[slot] == numberLow) {
                return lines[slot];
            }
            slot = slot + 1 & mask;
        }
        high[slot] = numberHigh;
        low[slot] = numberLow;
        lines[slot] = line;
        size++;
        return 0;
    }

    private void grow() {
        var oldHigh = high;
        var oldLow = low;
        var oldLines = lines;
        high = new long[oldLines.length * 2];
        low = new long[oldLines.length * 2];
        lines = new int[oldLines.length * 2];
        size = 0;
        for (var slot = 0; slot < oldLines.length; slot++) {
            if (oldLines[slot] != 0) {
                add(oldHigh[slot], oldLow[slot], oldLines[slot]);
            }
        }
    }

    /// A 1 before the digits keeps the leading zeros: 0042 is not 42.
    private static long high(String digits) {
        return Long.parseLong("1" + digits.substring(0, Math.max(0, digits.length() - LOW_DIGITS)));
    }

    private static long low(String digits) {
        return Long.parseLong("1" + digits.substring(Math.max(0, digits.length() - LOW_DIGITS)));
    }

    private static int slot(long numberHigh, long numberLow) {
        var mixed = (numberLow ^ numberHigh * 0x9E37_79B9_7F4A_7C15L) * 0xBF58_476D_1CE4_E5B9L;
        return (int) (mixed ^ mixed >>> 32);
    }
}
