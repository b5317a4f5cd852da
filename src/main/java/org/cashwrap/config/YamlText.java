package org.cashwrap.config;

import java.util.Locale;

/// Writes single values so that YAML reads back exactly the same text.
public final class YamlText {
    private YamlText() {}

    /// The word that stands for an enum's constant in every file: `WITH_APPROVER` is `with-approver`.
    public static String word(Enum<?> constant) {
        return Words.ofConstant(constant);
    }

    /// In double quotes. Letters of any language stay readable; what is invisible or would break the line is escaped.
    /// Half a surrogate pair is no character and comes back as `?`, as from any file.
    public static String quoted(String text) {
        var quoted = new StringBuilder("\"");
        text.codePoints()
                .forEach(c -> {
                    switch (c) {
                        case '"' -> quoted.append("\\\"");
                        case '\\' -> quoted.append("\\\\");
                        case '\t' -> quoted.append("\\t");
                        case '\n' -> quoted.append("\\n");
                        case '\r' -> quoted.append("\\r");
                        default -> {
                            if (isWrittenAsItIs(c)) {
                                quoted.appendCodePoint(c);
                            } else if (c <= 0xFFFF) {
                                quoted.append(String.format(Locale.ROOT, "\\u%04X", c));
                            } else {
                                quoted.append(String.format(Locale.ROOT, "\\U%08X", c));
                            }
                        }
                    }
                });
        return quoted.append('"').toString();
    }

    private static boolean isWrittenAsItIs(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED ->
                    c == ZERO_WIDTH_NON_JOINER;
            case Character.SURROGATE -> true;
            default -> true;
        };
    }

    /// Stands inside Persian words, which would be unreadable with an escape in them.
    private static final int ZERO_WIDTH_NON_JOINER = 0x200C;
}
