package org.cashwrap.text;

import java.util.List;

/// Something the clerk has to know, in no language yet.
///
/// @param key     of the text
/// @param values  for its placeholders
/// @param actions what the clerk can do, as text keys, the likeliest first; may be empty
public record Notice(String key, List<Object> values, List<String> actions) {
    public Notice {
        values = List.copyOf(values);
        actions = List.copyOf(actions);
    }
}
