package org.cashwrap.storage;

/// One thing wrong with an accounts CSV, for the person who can mend it.
///
/// @param file   as the person named it
/// @param line   where the row begins, from 1; 0 if it is about the file as a whole
/// @param column the column's name, its number if it has none, or `-` for the whole row
/// @param why    what is wrong, and the cure
public record AccountsProblem(String file, long line, String column, String why) {
    @Override
    public String toString() {
        return file + ":" + line + ":" + column + ": " + why;
    }
}
