package org.cashwrap.headoffice;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// The head office's closed list.
enum RefusalCode {
    NOT_ENROLLED,
    WRONG_KEY,
    BAD_SIGNATURE,
    CLOCK,
    MALFORMED,
    TOO_LARGE,
    GAP,
    FORK,
    BROKEN_CHAIN,
    BAD_ENTRY,
    BAD_HEAD_SIGNATURE,
    OTHER_EPOCH,
    UNKNOWN_PATH,
    /// Trouble of its own, which passes.
    BUSY;

    String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Optional<RefusalCode> ofWord(String word) {
        return Arrays.stream(values()).filter(code -> code.word().equals(word)).findFirst();
    }
}
