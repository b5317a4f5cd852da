package org.cashwrap.core.receipt;

import org.cashwrap.core.receipt.Line.Big;
import org.cashwrap.core.receipt.Line.Blank;
import org.cashwrap.core.receipt.Line.Centered;
import org.cashwrap.core.receipt.Line.Detail;
import org.cashwrap.core.receipt.Line.Ends;
import org.cashwrap.core.receipt.Line.Pair;
import org.cashwrap.core.receipt.Line.Rule;
import org.cashwrap.core.receipt.Line.Text;
import org.cashwrap.core.receipt.Line.Total;
import org.cashwrap.core.receipt.Line.Verbatim;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/// A receipt as plain text on paper of so many equally wide columns: for printers that set their own letters, for the
/// preview and for text files.
///
/// Lines are in logical order. Those that run from right to left begin with RLM (U+200F), which has no width, so that
/// whoever shows one by itself starts it at the right: what it is for stands there, its amount at the left.
public final class Layout {
    /// 58 mm paper in the large letters of common printers, and 80 mm paper in the small ones.
    public static final int COLUMNS_MIN = 32;

    public static final int COLUMNS_MAX = 64;

    private static final String RIGHT_TO_LEFT_MARK = "\u200F";
    private static final int GAP = 2;
    private static final int INDENT = 2;

    /// With less room than this beside it, an amount stands on a line of its own.
    private static final int LABEL_MIN = 12;

    private final int columns;
    private final Direction direction;
    private final int amountColumns;
    private final List<String> out = new ArrayList<>();

    private Layout(int columns, Direction direction, int amountColumns) {
        this.columns = columns;
        this.direction = direction;
        this.amountColumns = amountColumns;
    }

    /// @param columns 32 to 64
    /// @return none wider than the columns; those with an amount exactly as wide
    public static List<String> lines(List<Line> lines, int columns, Direction direction) {
        if (columns < COLUMNS_MIN || columns > COLUMNS_MAX) {
            throw new IllegalArgumentException("a receipt has 32 to 64 columns, not " + columns);
        }
        var layout = new Layout(columns, direction, amountColumns(lines));
        lines.forEach(layout::add);
        return layout.out.stream().map(layout::directed).toList();
    }

    private void add(Line line) {
        switch (line) {
            case Text(var text) -> out.addAll(Wrap.lines(text, columns));
            case Detail(var text) ->
                    Wrap.lines(text, columns - INDENT)
                            .forEach(part -> out.add(" ".repeat(INDENT) + part));
            case Centered(var text) -> Wrap.lines(text, columns).forEach(this::center);
            case Big(var text) -> big(text);
            case Ends(var start, var end) -> ends(start, end);
            case Pair(var left, var right) -> pair(left, right);
            case Total(var left, var right) -> pair(left, right);
            case Verbatim verbatim -> verbatim(verbatim);
            case Rule() -> out.add("-".repeat(columns));
            case Blank() -> out.add("");
        }
    }

    /// Plain text has one height: asterisks stand for the large letters where they fit.
    private void big(String text) {
        var starred = "** " + text + " **";
        Wrap.lines(Cells.width(starred) <= columns ? starred : text, columns).forEach(this::center);
    }

    /// Of equally wide columns: what it is broken into is not centred, for its own blanks say where it stands.
    private void verbatim(Verbatim line) {
        if (Cells.width(line.text()) <= columns) {
            if (line.centred()) {
                center(line.text().strip());
            } else {
                out.add(line.text());
            }
            return;
        }
        var part = new StringBuilder();
        for (var sign : Cells.signs(line.text())) {
            if (Cells.width(part + sign) > columns) {
                out.add(part.toString());
                part.setLength(0);
            }
            part.append(sign);
        }
        out.add(part.toString());
    }

    private void center(String text) {
        out.add(" ".repeat((columns - Cells.width(text)) / 2) + text);
    }

    private void ends(String start, String end) {
        var gap = columns - Cells.width(start) - Cells.width(end);
        if (gap >= GAP) {
            out.add(start + " ".repeat(gap) + end);
        } else {
            out.addAll(Wrap.lines(start, columns));
            out.addAll(Wrap.lines(end, columns));
        }
    }

    private void pair(String label, String amount) {
        if (Cells.width(amount) > columns) {
            throw new IllegalArgumentException("an amount is wider than the paper: " + amount);
        }
        var inColumn = inColumn(amount);
        var room = columns - Cells.width(inColumn) - GAP;
        var labels =
                room >= LABEL_MIN ? Wrap.lines(label, room) : withEmpty(Wrap.lines(label, columns));
        out.addAll(labels.subList(0, labels.size() - 1));
        var last = labels.getLast();
        out.add(last + " ".repeat(columns - Cells.width(last) - Cells.width(inColumn)) + inColumn);
    }

    private static List<String> withEmpty(List<String> lines) {
        var more = new ArrayList<>(lines);
        more.add("");
        return more;
    }

    /// At the right an amount ends with its line, and all points are below each other. At the left it takes blanks: in a
    /// line from right to left the blanks after it are the paper's edge.
    private String inColumn(String amount) {
        return switch (direction) {
            case LEFT_TO_RIGHT -> amount;
            case RIGHT_TO_LEFT -> amount + " ".repeat(amountColumns - Cells.width(amount));
        };
    }

    private String directed(String line) {
        return direction == Direction.RIGHT_TO_LEFT && !line.isEmpty()
                ? RIGHT_TO_LEFT_MARK + line
                : line;
    }

    private static int amountColumns(List<Line> lines) {
        return lines.stream()
                .flatMapToInt(line ->
                        switch (line) {
                            case Pair(_, var right) -> IntStream.of(Cells.width(right));
                            case Total(_, var right) -> IntStream.of(Cells.width(right));
                            case Text _,
                                    Detail _,
                                    Centered _,
                                    Big _,
                                    Ends _,
                                    Verbatim _,
                                    Rule _,
                                    Blank _ ->
                                    IntStream.empty();
                        })
                .max()
                .orElse(0);
    }
}
