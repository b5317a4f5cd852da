package org.cashwrap.core.receipt;

import java.util.List;

/// What stands on one piece of paper, before anybody knows which printer it comes from.
///
/// @param direction of its language: where its lines begin
public record Document(List<Line> lines, Direction direction) {
    public Document {
        lines = List.copyOf(lines);
    }
}
