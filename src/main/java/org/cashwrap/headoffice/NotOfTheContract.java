package org.cashwrap.headoffice;

import java.io.IOException;

/// An answer that the head office's contract does not have. Says what is wrong, and nothing of what stood there.
@SuppressWarnings("serial") // Never written anywhere.
final class NotOfTheContract extends IOException {
    private final String why;

    NotOfTheContract(String why) {
        super(why);
        this.why = why;
    }

    String why() {
        return why;
    }
}
