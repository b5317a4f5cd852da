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
import org.cashwrap.core.receipt.Row.Look;

import java.util.ArrayList;
import java.util.Collection;
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

    /// Only plain text is wanted: what has no letters of another look gets asterisks.
    private final boolean plain;

    private final List<Row> out = new ArrayList<>();

    private Layout(int columns, Direction direction, int amountColumns, boolean plain) {
        this.columns = columns;
        this.direction = direction;
        this.amountColumns = amountColumns;
        this.plain = plain;
    }

    /// @param columns 32 to 64
    /// @return none wider than the columns; those with an amount exactly as wide
    public static List<String> lines(List<Line> lines, int columns, Direction direction) {
        return each(lines, columns, direction, true).stream()
                .flatMap(Collection::stream)
                .map(Row::text)
                .toList();
    }

    /// The same for printers with letters of several looks.
    ///
    /// @param columns 32 to 64
    /// @return of each line its rows, in order
    public static List<List<Row>> rows(List<Line> lines, int columns, Direction direction) {
        return each(lines, columns, direction, false);
    }

    private static List<List<Row>> each(
            List<Line> lines, int columns, Direction direction, boolean plain) {
        if (columns < COLUMNS_MIN || columns > COLUMNS_MAX) {
            throw new IllegalArgumentException("a receipt has 32 to 64 columns, not " + columns);
        }
        var layout = new Layout(columns, direction, amountColumns(lines), plain);
        return lines.stream().map(layout::rowsOf).toList();
    }

    private List<Row> rowsOf(Line line) {
        out.clear();
        add(line);
        return List.copyOf(out);
    }

    private void add(Line line) {
        switch (line) {
            case Text(var text) -> Wrap.lines(text, columns).forEach(this::put);
            case Detail(var text) ->
                    Wrap.lines(text, columns - INDENT)
                            .forEach(part -> put(" ".repeat(INDENT) + part));
            case Centered(var text) ->
                    Wrap.lines(text, columns).forEach(part -> center(part, Look.PLAIN));
            case Big(var text) -> big(text);
            case Ends(var start, var end) -> ends(start, end);
            case Pair(var left, var right) -> pair(left, right, Look.PLAIN);
            case Total(var left, var right) -> pair(left, right, Look.BOLD);
            case Verbatim verbatim -> verbatim(verbatim);
            case Rule() -> put("-".repeat(columns));
            case Blank() -> put("");
        }
    }

    private void put(String text) {
        put(text, Look.PLAIN);
    }

    private void put(String text, Look look) {
        out.add(new Row(directed(text), plain ? Look.PLAIN : look));
    }

    /// Plain text has one height: asterisks stand for the large letters where they fit.
    private void big(String text) {
        var starred = "** " + text + " **";
        var shown = plain && Cells.width(starred) <= columns ? starred : text;
        Wrap.lines(shown, columns).forEach(part -> center(part, Look.TALL));
    }

    /// Of equally wide columns: what it is broken into is not centred, for its own blanks say where it stands.
    private void verbatim(Verbatim line) {
        var width = Cells.width(line.text());
        var look = Look.of(line.wide() && !plain && 2 * width <= columns, line.tall());
        if (width <= columns) {
            if (line.centred()) {
                center(line.text().strip(), look);
            } else {
                put(line.text(), look);
            }
            return;
        }
        var part = new StringBuilder();
        for (var sign : Cells.signs(line.text())) {
            if (Cells.width(part + sign) > columns) {
                put(part.toString(), look);
                part.setLength(0);
            }
            part.append(sign);
        }
        put(part.toString(), look);
    }

    private void center(String text, Look look) {
        var room = look.isWide() ? columns / 2 : columns;
        put(" ".repeat((room - Cells.width(text)) / 2) + text, look);
    }

    private void ends(String start, String end) {
        var gap = columns - Cells.width(start) - Cells.width(end);
        if (gap >= GAP) {
            put(start + " ".repeat(gap) + end);
        } else {
            Wrap.lines(start, columns).forEach(this::put);
            Wrap.lines(end, columns).forEach(this::put);
        }
    }

    private void pair(String label, String amount, Look look) {
        if (Cells.width(amount) > columns) {
            throw new IllegalArgumentException("an amount is wider than the paper: " + amount);
        }
        var inColumn = inColumn(amount);
        var room = columns - Cells.width(inColumn) - GAP;
        var labels =
                room >= LABEL_MIN ? Wrap.lines(label, room) : withEmpty(Wrap.lines(label, columns));
        labels.subList(0, labels.size() - 1).forEach(part -> put(part, look));
        var last = labels.getLast();
        var gap = columns - Cells.width(last) - Cells.width(inColumn);
        put(last + " ".repeat(gap) + inColumn, look);
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
