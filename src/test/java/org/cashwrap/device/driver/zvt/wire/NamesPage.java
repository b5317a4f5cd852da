package org.cashwrap.device.driver.zvt.wire;

import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.SortedMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// `docs/zvt-names.md`, made from the code.
final class NamesPage {
    private static final String HEAD =
            """
            # ZVT names

            What `cashwrap decode zvt` calls what stands in a card terminal's messages. The names are kept: others script
            against them. This page is made from the code, and a test compares both. All numbers are hexadecimal.

            The meaning of each number is in PA00P015 (commands, bitmaps, codes) and PA00P016 (transport), public documents of
            the terminal makers' association. Whatever has no name here is called `unknown`.

            """;

    private static final String POSITIONS =
            """
            ## Fields without a number

            Their `position` is one of these.

            | position | name | where |
            | --- | --- | --- |
            | `password` | `password` | most commands that ask for one |
            | `config` | `config-byte` | registration |
            | `currency` | `currency` | registration; behind the result code 6F |
            | `first`, `last` | `first-receipt-number`, `last-receipt-number` | reprint-receipts |
            | `status` | `intermediate-status` | intermediate-status |
            | `status` | `terminal-status` | completion of a status-enquiry |
            | `version` | `software-version` | completion of a status-enquiry |
            | `timeout` | `timeout-minutes` | intermediate-status: the new T4 |
            | `timeout` | `timeout` | read-card |
            | `attribute` | `print-attribute` | print-line |
            | `text` | `print-text` | print-line |
            | `count` | `line-feeds` | print-line with attribute FF |
            | `result` | `result-code` | abort-by-terminal, negative answers |
            | `rate` | `baud-rate` | change-baud-rate |
            | `protocol` | `protocol` | switch-protocol |

            The service byte has a bitmap number, 03, in all commands that know it.

            """;

    private static final HexFormat HEX = HexFormat.of().withUpperCase();

    private NamesPage() {}

    static String of() {
        return HEAD
                + codes("Messages and answers", "control", 4, Names.controls())
                + "Other answers 84xx are `negative-acknowledgement`.\n\n"
                + bitmaps()
                + tags()
                + POSITIONS
                + codes("Intermediate status", "status", 2, Names.intermediateStatuses())
                + "41 to 67, where they do not stand here themselves, are 01 to 27 and"
                + " `-remove-card`.\n\n"
                + codes("Result codes", "code", 2, Names.results())
                + "01 to 63 are the network's own: `host-decline`.\n\n"
                + codes("Terminal status", "status", 2, Names.terminalStatuses()).stripTrailing()
                + "\n";
    }

    private static String codes(
            String title, String column, int digits, SortedMap<Integer, String> codes) {
        return table(
                title,
                List.of(column, "name"),
                codes.entrySet().stream()
                        .map(code ->
                                List.of(
                                        HEX.toHexDigits(code.getKey(), digits),
                                        code(code.getValue()))));
    }

    private static String bitmaps() {
        return table(
                        "Bitmaps",
                        List.of("bmp", "name", "bytes", "value"),
                        Names.bitmaps().values().stream()
                                .map(bitmap ->
                                        List.of(
                                                Tag.hex(bitmap.number()),
                                                code(bitmap.name()),
                                                length(bitmap),
                                                form(bitmap.form()))))
                + """
                06 is the container. Its objects are fields of their own; it is one itself, `container`, only when it is empty.

                """;
    }

    private static String length(Bitmap bitmap) {
        return bitmap.counted() == 0
                ? Integer.toString(bitmap.length())
                : "L".repeat(bitmap.counted()) + "VAR";
    }

    private static String tags() {
        return table(
                        "Tags in the container",
                        List.of("tlv", "name", "value"),
                        Names.tags().values().stream()
                                .map(tag ->
                                        List.of(
                                                Tag.hex(tag.number()),
                                                code(tag.name()),
                                                tag.holdsObjects() ? "objects" : form(tag.form()))))
                + """
                Of tags that hold objects only the objects are fields, with their `path`; they are one themselves when they are
                empty.

                """;
    }

    private static String table(String title, List<String> columns, Stream<List<String>> rows) {
        return Stream.concat(Stream.of(columns, Collections.nCopies(columns.size(), "---")), rows)
                .map(cells -> "| " + String.join(" | ", cells) + " |\n")
                .collect(Collectors.joining("", "## " + title + "\n\n", "\n"));
    }

    private static String code(String name) {
        return "`" + name + "`";
    }

    private static String form(Form form) {
        return switch (form) {
            case AMOUNT -> "integer, minor units";
            case DIGITS -> "digits";
            case BYTES -> "hexadecimal";
            case TEXT -> "text";
            case CARD -> "stars and the last four digits";
            case SECRET -> "null: card data";
        };
    }
}
