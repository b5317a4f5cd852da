package org.cashwrap.core.bill;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// How far the biller has gone with an account.
public enum AccountStatus {
    ACTIVE,
    /// Services limited; paying may bring them back by itself.
    SOFT_DISCONNECTED,
    /// Cut off; payment alone does not restore.
    HARD_DISCONNECTED,
    CLOSED;

    /// Is a service limited or cut off that paying may bring back?
    public boolean isDisconnected() {
        return this == SOFT_DISCONNECTED || this == HARD_DISCONNECTED;
    }

    /// `soft-disconnected`, as in files and scripts.
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static Optional<AccountStatus> ofWord(String word) {
        return Arrays.stream(values()).filter(status -> status.word().equals(word)).findFirst();
    }
}
