package org.cashwrap.config;

/// One thing that is wrong in a file a human wrote, said so that the human can mend it.
///
/// @param file as it was named to us
/// @param line counted from 1
/// @param key  the way from the top of the file, as in `header[2]` or `people.anna.role`; `-` for the file as a whole
/// @param why  what is wrong and what to write instead, in plain English on one line
public record ConfigProblem(String file, int line, String key, String why) {
    /// `FILE:LINE:KEY: WHY`, which editors and scripts can follow.
    @Override
    public String toString() {
        return file + ":" + line + ":" + key + ": " + why;
    }
}
