package org.cashwrap.device.simulator;

import java.util.Locale;

/// Whose card it is. Source of the ids: PA00P015 rev. 13.08, chapter 11 (card type id).
enum Brand {
    VISA(0x0A, 16, Group.VISA),
    MASTERCARD(0x06, 16, Group.MASTERCARD),
    AMEX(0x08, 15, Group.AMEX),
    GIROCARD(0x05, 19, Group.GIROCARD),
    MAESTRO(0x2E, 16, Group.MASTERCARD),
    VPAY(0x0D, 16, Group.VISA),
    DINERS(0x0C, 14, Group.DINERS),
    JCB(0x0E, 16, Group.JCB),
    DISCOVER(0xE8, 16, Group.OTHERS),
    UNIONPAY(0xC6, 16, Group.OTHERS);

    /// As the totals count them, in the order of bitmap 60.
    enum Group {
        GIROCARD,
        JCB,
        MASTERCARD,
        AMEX,
        VISA,
        DINERS,
        OTHERS
    }

    private final int id;
    private final int digits;
    private final Group group;

    Brand(int id, int digits, Group group) {
        this.id = id;
        this.digits = digits;
        this.group = group;
    }

    /// Bitmap 8A.
    int id() {
        return id;
    }

    /// How many a card number of this brand has.
    int digits() {
        return digits;
    }

    Group group() {
        return group;
    }

    /// As a script names it: `visa`.
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
