package org.cashwrap.core.receipt;

import org.cashwrap.core.bill.Language;

/// Where a line begins.
public enum Direction {
    LEFT_TO_RIGHT,
    RIGHT_TO_LEFT;

    public static Direction of(Language language) {
        return switch (language) {
            case EN, ES -> LEFT_TO_RIGHT;
            case FA -> RIGHT_TO_LEFT;
        };
    }
}
