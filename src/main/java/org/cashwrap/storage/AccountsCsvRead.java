package org.cashwrap.storage;

import java.util.List;

/// What came of reading an accounts CSV.
///
/// @param good         rows without a problem
/// @param bad          rows with one or more
/// @param problems     the first [#PROBLEMS_MAX] of them, in the order of the file
/// @param moreProblems how many there were after those
/// @param usable       false if the file as a whole cannot be used: no such file, a wrong head line, quotation marks
///                     that do not pair; nothing can be skipped then
public record AccountsCsvRead(
        long good, long bad, List<AccountsProblem> problems, long moreProblems, boolean usable) {
    public static final int PROBLEMS_MAX = 100;

    public AccountsCsvRead {
        problems = List.copyOf(problems);
    }

    public boolean isClean() {
        return problems.isEmpty();
    }
}
