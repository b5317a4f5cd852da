package org.cashwrap.core.receipt;

import org.cashwrap.core.ledger.Hash;

/// What a receipt shows of its entry's hash: ten characters, short enough to be read out on the telephone. With the
/// sequence they tell whether the journal still holds the entry that the receipt was printed from.
///
/// Source: RFC 4648, section 6 (base32), without padding.
public final class CheckCode {
    public static final int LENGTH = 10;

    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private static final int BITS_PER_CHARACTER = 5;

    private CheckCode() {}

    public static String of(Hash hash) {
        var bytes = hash.bytes();
        var code = new StringBuilder(LENGTH);
        for (var bit = 0; code.length() < LENGTH; bit += BITS_PER_CHARACTER) {
            // The two bytes that hold the next five bits; the hash is longer than the code needs.
            var two = (bytes[bit / 8] & 0xFF) << 8 | (bytes[bit / 8 + 1] & 0xFF);
            code.append(ALPHABET.charAt((two >> (16 - BITS_PER_CHARACTER - bit % 8)) & 0b1_1111));
        }
        return code.toString();
    }
}
