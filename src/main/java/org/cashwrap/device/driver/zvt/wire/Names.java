package org.cashwrap.device.driver.zvt.wire;

import org.jspecify.annotations.Nullable;

import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/// The fixed name of everything that has a number: looked up here, listed in `docs/zvt-names.md`. The numbers stand in
/// [NameTable].
public final class Names {
    private static final String UNKNOWN = "unknown";

    private static final SortedMap<Integer, String> CONTROLS = codes(NameTable.CONTROLS);
    private static final SortedMap<Integer, String> INTERMEDIATE = codes(NameTable.INTERMEDIATE);
    private static final SortedMap<Integer, String> RESULTS = codes(NameTable.RESULTS);
    private static final SortedMap<Integer, String> TERMINAL = codes(NameTable.TERMINAL);
    private static final SortedMap<Integer, String> CARDS = codes(NameTable.CARDS);

    private static final SortedMap<Integer, Bitmap> BITMAPS =
            rows(
                    NameTable.BITMAPS,
                    row -> {
                        var counted = row[1].startsWith("L") ? row[1].length() : 0;
                        var length = counted > 0 ? 0 : Integer.parseInt(row[1]);
                        return new Bitmap(
                                number(row), counted, length, Form.valueOf(row[2]), row[3]);
                    });
    private static final SortedMap<Integer, Tag> TAGS =
            rows(NameTable.TAGS, row -> new Tag(number(row), Form.valueOf(row[1]), row[2]));

    private static final @Nullable Bitmap[] BITMAP_OF = new Bitmap[256];
    private static final Map<Integer, Tag> TAG_OF = new HashMap<>(TAGS);

    static {
        BITMAPS.forEach((number, bitmap) -> BITMAP_OF[number] = bitmap);
    }

    private Names() {}

    /// Of a message, or of an answer.
    public static String ofControl(int control) {
        var name = CONTROLS.get(control);
        if (name != null) {
            return name;
        }
        return control >> 8 == 0x84 ? "negative-acknowledgement" : UNKNOWN;
    }

    public static String ofIntermediateStatus(int code) {
        var name = INTERMEDIATE.get(code);
        if (name != null) {
            return name;
        }
        var without = asksForTheCard(code) ? INTERMEDIATE.get(code - 0x40) : null;
        return without == null ? UNKNOWN : without + "-remove-card";
    }

    /// Those that say the same as a lower code, and "remove card". 4A would be "insert card, remove card".
    private static boolean asksForTheCard(int code) {
        return (code >= 0x41 && code <= 0x5D && code != 0x4A) || code == 0x66 || code == 0x67;
    }

    /// Of a result code, wherever it stands: bitmap 27, an abort, a negative answer.
    public static String ofResult(int code) {
        return RESULTS.getOrDefault(code, code >= 0x01 && code <= 0x63 ? "host-decline" : UNKNOWN);
    }

    public static String ofTerminalStatus(int code) {
        return TERMINAL.getOrDefault(code, UNKNOWN);
    }

    /// Of a card by its type id, as it is written for people; empty if the id says nothing.
    public static String ofCard(int type) {
        return CARDS.getOrDefault(type, "").replace('_', ' ');
    }

    static @Nullable Bitmap bitmap(int number) {
        return BITMAP_OF[number];
    }

    /// Every object has a length, so an unknown one can be read, too.
    static Tag tag(int number) {
        var tag = TAG_OF.get(number);
        return tag != null ? tag : new Tag(number, Form.BYTES, UNKNOWN);
    }

    static SortedMap<Integer, String> controls() {
        return CONTROLS;
    }

    static SortedMap<Integer, Bitmap> bitmaps() {
        return BITMAPS;
    }

    static SortedMap<Integer, Tag> tags() {
        return TAGS;
    }

    static SortedMap<Integer, String> intermediateStatuses() {
        return INTERMEDIATE;
    }

    static SortedMap<Integer, String> results() {
        return RESULTS;
    }

    static SortedMap<Integer, String> terminalStatuses() {
        return TERMINAL;
    }

    private static SortedMap<Integer, String> codes(String table) {
        return rows(table, row -> row[1]);
    }

    private static <T> SortedMap<Integer, T> rows(String table, Function<String[], T> read) {
        var rows = new TreeMap<Integer, T>();
        table.lines()
                .map(line -> line.split(" +", -1))
                .forEach(row -> {
                    if (rows.put(number(row), read.apply(row)) != null) {
                        throw new IllegalStateException("twice in the table: " + row[0]);
                    }
                });
        return Collections.unmodifiableSortedMap(rows);
    }

    private static int number(String... row) {
        return Integer.parseInt(row[0], 16);
    }
}
