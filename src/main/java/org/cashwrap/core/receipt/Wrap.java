package org.cashwrap.core.receipt;

import java.util.ArrayList;
import java.util.List;

/// Breaks a text into lines: between words, and inside a word only if it is wider than the whole paper, then after a
/// hyphen if it has one. So an amount is never cut, and of the identifiers only those that fit no line.
final class Wrap {
    private static final char LEFT_TO_RIGHT_ISOLATE = '\u2066';
    private static final char FIRST_STRONG_ISOLATE = '\u2068';
    private static final char POP_ISOLATE = '\u2069';

    private Wrap() {}

    /// @return at least one line; none wider than `columns`, none begins or ends with a blank
    static List<String> lines(String text, int columns) {
        var lines = new ArrayList<String>();
        var line = new StringBuilder();
        for (var word : text.strip().split(" +", -1)) {
            for (var piece : pieces(word, columns)) {
                var isNewWord = piece.start() && !line.isEmpty();
                var more = (isNewWord ? " " : "") + piece.text();
                if (!line.isEmpty() && Cells.width(line + more) > columns) {
                    lines.add(line.toString());
                    line.setLength(0);
                    line.append(piece.text());
                } else {
                    line.append(more);
                }
            }
        }
        lines.add(line.toString());
        return isolated(lines);
    }

    /// @param start the word begins with it
    private record Piece(String text, boolean start) {}

    private static List<Piece> pieces(String word, int columns) {
        if (Cells.width(word) <= columns) {
            return List.of(new Piece(word, true));
        }
        var pieces = new ArrayList<Piece>();
        for (var part : word.split("(?<=-)", -1)) {
            for (var sign : Cells.width(part) <= columns ? List.of(part) : Cells.signs(part)) {
                pieces.add(new Piece(sign, pieces.isEmpty()));
            }
        }
        return pieces;
    }

    /// Each line is shown by itself: an isolate that a break cuts is closed at the end of its line and opened again on
    /// the next one.
    private static List<String> isolated(List<String> lines) {
        var open = new StringBuilder();
        var isolated = new ArrayList<String>();
        for (var line : lines) {
            var before = open.toString();
            for (var at = 0; at < line.length(); at++) {
                var sign = line.charAt(at);
                if (sign >= LEFT_TO_RIGHT_ISOLATE && sign <= FIRST_STRONG_ISOLATE) {
                    open.append(sign);
                } else if (sign == POP_ISOLATE && !open.isEmpty()) {
                    open.setLength(open.length() - 1);
                }
            }
            isolated.add(before + line + String.valueOf(POP_ISOLATE).repeat(open.length()));
        }
        return isolated;
    }
}
