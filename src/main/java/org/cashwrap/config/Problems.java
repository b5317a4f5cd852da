package org.cashwrap.config;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Collects what is wrong with one file.
final class Problems {
    /// More than anyone reads at a time; a file of a million unknown keys must not fill the memory.
    static final int KEPT_MAX = 1_000;

    private final String file;
    private final List<ConfigProblem> found = new ArrayList<>();

    Problems(String file) {
        this.file = Words.escaped(file);
    }

    /// @param key empty for the file as a whole
    void add(int line, String key, String why) {
        if (found.size() < KEPT_MAX) {
            found.add(new ConfigProblem(file, line, key.isEmpty() ? "-" : key, Words.escaped(why)));
        } else if (found.size() == KEPT_MAX) {
            found.add(
                    new ConfigProblem(
                            file, line, "-", "there are more problems; mend these first"));
        }
    }

    boolean none() {
        return found.isEmpty();
    }

    List<ConfigProblem> all() {
        return found.stream().sorted(Comparator.comparingInt(ConfigProblem::line)).toList();
    }
}
