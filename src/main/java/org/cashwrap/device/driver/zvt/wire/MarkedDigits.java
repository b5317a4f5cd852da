package org.cashwrap.device.driver.zvt.wire;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// Card numbers of which a terminal has masked some digits itself, and more than any card has: of 12 to 19 digits and marks
/// (`* # x`), with up to three other characters but letters between their groups, and of 20 or more in one group, the last
/// four places stay. There is no check digit to go by, so all of them are taken for one.
final class MarkedDigits {
    private static final int SHORTEST = 12;
    private static final int LONGEST = 19;
    private static final int SHOWN = 4;

    private static final Pattern OTHER_MARKS =
            Pattern.compile("(?<![A-Za-z])[xX]+(?![A-Za-z])|[xX]{3,}|#{2,}|(?<=[0-9*])#");
    private static final Pattern GROUP = Pattern.compile("[0-9*]+");
    private static final Pattern GAP = Pattern.compile("[^0-9*A-Za-z\u0080-\u00ff]{1,3}");

    private MarkedDigits() {}

    /// @param from included
    private record Group(int from, int to, boolean marked) {
        int places() {
            return to - from;
        }
    }

    /// @param latin a byte a character
    /// @param text  the same, where the stars go
    static void star(String latin, byte... text) {
        var marked =
                OTHER_MARKS.matcher(latin).replaceAll(marks -> "*".repeat(marks.group().length()));
        for (var run : runs(marked)) {
            for (int first = 0; first < run.size(); first++) {
                var places = 0;
                var hasMark = false;
                for (int last = first; last < run.size() && places <= LONGEST; last++) {
                    places += run.get(last).places();
                    hasMark |= run.get(last).marked();
                    var tooLong = first == last && places > LONGEST;
                    if (tooLong || (hasMark && places >= SHORTEST && places <= LONGEST)) {
                        star(run.subList(first, last + 1), places - SHOWN, latin, text);
                    }
                }
            }
        }
    }

    private static List<List<Group>> runs(String marked) {
        var runs = new ArrayList<List<Group>>();
        var groups = GROUP.matcher(marked);
        var end = 0;
        while (groups.find()) {
            if (runs.isEmpty() || !GAP.matcher(marked.substring(end, groups.start())).matches()) {
                runs.add(new ArrayList<>());
            }
            runs.getLast()
                    .add(new Group(groups.start(), groups.end(), groups.group().contains("*")));
            end = groups.end();
        }
        return runs;
    }

    /// What the terminal has masked well enough stays as it is.
    private static void star(List<Group> number, int hidden, String latin, byte... text) {
        var places = new ArrayList<Integer>();
        var left = hidden;
        for (var group : number) {
            var here = Math.min(left, group.places());
            for (int at = group.from(); at < group.from() + here; at++) {
                places.add(at);
            }
            left -= here;
        }
        if (places.stream().anyMatch(at -> Character.isDigit(latin.charAt(at)))) {
            places.forEach(at -> text[at] = '*');
        }
    }
}
