package org.cashwrap.config;

import java.util.List;

/// A YAML document as it was written: texts, lists and tables, each with its line.
sealed interface Yaml {
    /// Where it begins, counted from 1.
    int line();

    /// @param plain written without quotes, so that it may be a number, true, false or null
    record Text(int line, String text, boolean plain) implements Yaml {
        /// `key:` with nothing after it, or `null`, or `~`.
        boolean isNull() {
            return plain && (text.isEmpty() || text.equals("~") || text.equals("null"));
        }
    }

    record Items(int line, List<Yaml> items) implements Yaml {
        public Items {
            items = List.copyOf(items);
        }
    }

    /// @param pairs in the order of the file, duplicates included
    record Table(int line, List<Pair> pairs) implements Yaml {
        public Table {
            pairs = List.copyOf(pairs);
        }
    }

    /// Something that has been reported already and must not be reported twice.
    record Refused(int line) implements Yaml {}

    /// @param line of the key
    record Pair(int line, String key, Yaml value) {}
}
