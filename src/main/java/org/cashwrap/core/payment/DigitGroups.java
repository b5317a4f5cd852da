package org.cashwrap.core.payment;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// The digits of a text, of any script, as whole groups, and which groups may be one number. By hand, and not by one
/// expression: on a text without end, as a broken terminal may send, that runs out of stack.
final class DigitGroups {
    private static final Pattern GROUP = Pattern.compile("\\p{Nd}+");

    private DigitGroups() {}

    /// @param digits as 0 to 9, whatever script they are of; a star for each place that is no digit
    record Group(int start, int end, String digits) {}

    /// @param gap what may stand between two groups of one number
    static List<List<Group>> runs(String text, Pattern gap) {
        return runs(text, GROUP, gap);
    }

    /// @param group what may stand in a group: digits, and what is to count as one
    static List<List<Group>> runs(String text, Pattern group, Pattern gap) {
        var runs = new ArrayList<List<Group>>();
        var groups = group.matcher(text);
        var end = 0;
        while (groups.find()) {
            if (runs.isEmpty() || !gap.matcher(text.substring(end, groups.start())).matches()) {
                runs.add(new ArrayList<>());
            }
            runs.getLast().add(new Group(groups.start(), groups.end(), plain(groups.group())));
            end = groups.end();
        }
        return runs;
    }

    static String digits(List<Group> groups) {
        return groups.stream().map(Group::digits).collect(Collectors.joining());
    }

    private static String plain(String digits) {
        return digits.codePoints()
                .mapToObj(digit ->
                        Character.isDigit(digit)
                                ? Integer.toString(Character.digit(digit, 10))
                                : "*")
                .collect(Collectors.joining());
    }
}
