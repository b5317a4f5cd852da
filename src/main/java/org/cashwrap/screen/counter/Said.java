package org.cashwrap.screen.counter;

import org.cashwrap.checkout.Reply;

import java.util.List;

/// One line by the keys: why nothing happened, gone with the next key.
///
/// @param text   key of what a person reads
/// @param values for the text's places
record Said(String text, List<Object> values) {
    Said {
        values = List.copyOf(values);
    }

    static Said of(String text, Object... values) {
        return new Said(text, List.of(values));
    }

    static Said of(Reply.Refused refused) {
        return new Said(refused.text(), refused.values());
    }
}
