package org.cashwrap.device.driver.escpos.wire;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/// Everything a printer may be told that we know a name for: the one table of commands.
///
/// A parameter is one byte, or as many as stand behind its colon, the lowest first.
///
/// Source: Epson, ESC/POS command reference for TM printers.
public enum CommandKind {
    /// A run of letters.
    TEXT("", "text", "text"),
    /// What is none of the others: its introducer is passed over, what follows is read anew.
    UNKNOWN("", "unknown", "unknown"),

    NUL("00", "NUL", "nothing"),
    BEL("07", "BEL", "bell"),
    HT("09", "HT", "tab"),
    LF("0A", "LF", "line-feed"),
    FF("0C", "FF", "form-feed"),
    CR("0D", "CR", "carriage-return"),
    CAN("18", "CAN", "cancel-page"),

    DLE_EOT("1004", "DLE EOT", "status-now", Body.STATUS, "n"),
    DLE_ENQ("1005", "DLE ENQ", "recover-now", "n"),
    DLE_DC4_1("101401", "DLE DC4 1", "kick-now", "m", "t"),
    DLE_DC4_2("101402", "DLE DC4 2", "power-off-now", "a", "b"),
    DLE_DC4_3("101403", "DLE DC4 3", "buzzer-now", "a", "n", "r", "t1", "t2"),
    DLE_DC4_7("101407", "DLE DC4 7", "tell-status-now", "m"),
    DLE_DC4_8("101408", "DLE DC4 8", "clear-now", "d1", "d2", "d3", "d4", "d5", "d6", "d7"),

    ESC_SP("1B20", "ESC SP", "letter-spacing", "n"),
    ESC_EXCLAMATION("1B21", "ESC !", "print-mode", "n"),
    ESC_DOLLAR("1B24", "ESC $", "position", "n:2"),
    ESC_PERCENT("1B25", "ESC %", "own-letters", "n"),
    ESC_STAR("1B2A", "ESC *", "picture-in-line", Body.COLUMNS, "m", "n:2"),
    ESC_MINUS("1B2D", "ESC -", "underline", "n"),
    ESC_2("1B32", "ESC 2", "usual-line-spacing"),
    ESC_3("1B33", "ESC 3", "line-spacing", "n"),
    ESC_EQUALS("1B3D", "ESC =", "select-device", "n"),
    ESC_QUESTION("1B3F", "ESC ?", "forget-own-letter", "n"),
    ESC_AT("1B40", "ESC @", "initialise"),
    ESC_D("1B44", "ESC D", "tab-stops", Body.UNTIL_ZERO),
    ESC_E("1B45", "ESC E", "bold", "n"),
    ESC_G("1B47", "ESC G", "double-strike", "n"),
    ESC_J("1B4A", "ESC J", "print-and-feed", "n"),
    ESC_L("1B4C", "ESC L", "page-mode"),
    ESC_M("1B4D", "ESC M", "font", "n"),
    ESC_R("1B52", "ESC R", "international-set", "n"),
    ESC_S("1B53", "ESC S", "standard-mode"),
    ESC_T("1B54", "ESC T", "page-direction", "n"),
    ESC_V("1B56", "ESC V", "rotate", "n"),
    ESC_W("1B57", "ESC W", "page-area", "x:2", "y:2", "dx:2", "dy:2"),
    ESC_BACKSLASH("1B5C", "ESC \\", "move", "n:2"),
    ESC_SMALL_A("1B61", "ESC a", "justify", "n"),
    ESC_C_3("1B6333", "ESC c 3", "paper-sensors-signal", "n"),
    ESC_C_4("1B6334", "ESC c 4", "paper-sensors-stop", "n"),
    ESC_C_5("1B6335", "ESC c 5", "feed-button", "n"),
    ESC_SMALL_D("1B64", "ESC d", "print-and-feed-lines", "n"),
    ESC_SMALL_I("1B69", "ESC i", "partial-cut"),
    ESC_SMALL_M("1B6D", "ESC m", "partial-cut-three-bridges"),
    ESC_SMALL_P("1B70", "ESC p", "kick", "m", "t1", "t2"),
    ESC_SMALL_R("1B72", "ESC r", "colour", "n"),
    ESC_SMALL_T("1B74", "ESC t", "code-page", "n"),
    ESC_SMALL_U("1B75", "ESC u", "tell-drawer", "n"),
    ESC_SMALL_V("1B76", "ESC v", "tell-paper"),
    ESC_BRACE("1B7B", "ESC {", "upside-down", "n"),

    FS_EXCLAMATION("1C21", "FS !", "chinese-print-mode", "n"),
    FS_AMPERSAND("1C26", "FS &", "chinese-on"),
    FS_MINUS("1C2D", "FS -", "chinese-underline", "n"),
    FS_DOT("1C2E", "FS .", "chinese-off"),
    FS_C("1C43", "FS C", "chinese-code", "n"),
    FS_S("1C53", "FS S", "chinese-spacing", "n1", "n2"),
    FS_W("1C57", "FS W", "chinese-double", "n"),
    FS_P("1C70", "FS p", "print-stored-picture", "n", "m"),

    GS_EXCLAMATION("1D21", "GS !", "letter-size", "n"),
    GS_DOLLAR("1D24", "GS $", "page-height", "n:2"),
    GS_STAR("1D2A", "GS *", "define-picture", Body.DEFINED, "x", "y"),
    GS_SLASH("1D2F", "GS /", "print-defined-picture", "m"),
    GS_PAREN("1D28", "GS (", "function", Body.BLOCK, "x", "p:2"),
    GS_PAREN_D("1D2844", "GS ( D", "real-time-commands", Body.BLOCK, "p:2"),
    GS_PAREN_H("1D2848", "GS ( H", "tell-in-order", Body.BLOCK, "p:2"),
    GS_PAREN_L("1D284C", "GS ( L", "graphics", Body.BLOCK, "p:2"),
    GS_PAREN_SMALL_K("1D286B", "GS ( k", "symbol", Body.BLOCK, "p:2"),
    GS_8_L("1D384C", "GS 8 L", "graphics", Body.BLOCK, "p:4"),
    GS_COLON("1D3A", "GS :", "macro"),
    GS_B("1D42", "GS B", "white-on-black", "n"),
    GS_H("1D48", "GS H", "bar-code-text", "n"),
    GS_I("1D49", "GS I", "tell-identity", "n"),
    GS_L("1D4C", "GS L", "left-margin", "n:2"),
    GS_P("1D50", "GS P", "motion-units", "x", "y"),
    GS_T("1D54", "GS T", "to-line-begin", "n"),
    GS_V("1D56", "GS V", "cut", Body.CUT, "m"),
    GS_W("1D57", "GS W", "print-width", "n:2"),
    GS_BACKSLASH("1D5C", "GS \\", "page-move", "n:2"),
    GS_CARET("1D5E", "GS ^", "run-macro", "r", "t", "m"),
    GS_SMALL_A("1D61", "GS a", "tell-changes", "n"),
    GS_SMALL_B("1D62", "GS b", "smooth", "n"),
    GS_SMALL_F("1D66", "GS f", "bar-code-font", "n"),
    GS_SMALL_H("1D68", "GS h", "bar-code-height", "n"),
    GS_SMALL_K("1D6B", "GS k", "bar-code", Body.BAR_CODE, "m"),
    GS_SMALL_R("1D72", "GS r", "tell-status", "n"),
    GS_V_0("1D7630", "GS v 0", "picture", Body.RASTER, "m", "x:2", "y:2"),
    GS_SMALL_W("1D77", "GS w", "bar-code-width", "n");

    private static final List<CommandKind> ALL = List.of(values());
    private static final String DLE = "\u0010";

    private final String prefix;
    private final String sign;
    private final String word;
    private final Body body;
    private final String parameters;

    CommandKind(String prefix, String sign, String word, String... parameters) {
        this(prefix, sign, word, Body.NONE, parameters);
    }

    CommandKind(String prefix, String sign, String word, Body body, String... parameters) {
        this.prefix = new String(HexFormat.of().parseHex(prefix), StandardCharsets.ISO_8859_1);
        this.sign = sign;
        this.word = word;
        this.body = body;
        this.parameters = String.join(" ", parameters);
    }

    /// What follows the parameters.
    enum Body {
        NONE,
        /// `DLE EOT`: some n have one more.
        STATUS,
        /// `GS V`: some m have one more.
        CUT,
        /// `GS k`: in form A its data end with a zero, in form B their number stands before them.
        BAR_CODE,
        /// `ESC D`: up to a zero.
        UNTIL_ZERO,
        /// `ESC *`: n columns of 8 or 24 dots.
        COLUMNS,
        /// `GS *`: x times y blocks of 8 by 8 dots.
        DEFINED,
        /// `GS v 0`: x bytes a row, y rows.
        RASTER,
        /// As many bytes as the last parameter says.
        BLOCK
    }

    /// As manuals write it: `GS v 0`.
    public String sign() {
        return sign;
    }

    /// What it is for, in a word of ours: `picture`.
    public String word() {
        return word;
    }

    /// Is it obeyed at once, wherever it stands?
    public boolean isRealTime() {
        return prefix.startsWith(DLE);
    }

    /// Do its data hold dots?
    public boolean isPicture() {
        return switch (this) {
            case ESC_STAR, GS_STAR, GS_V_0, GS_PAREN_L, GS_8_L -> true;
            default -> false;
        };
    }

    List<String> parameters() {
        return parameters.isEmpty() ? List.of() : List.of(parameters.split(" ", -1));
    }

    Body body() {
        return body;
    }

    int prefixLength() {
        return prefix.length();
    }

    /// The command that these bytes begin, if they are enough to tell.
    static Optional<CommandKind> of(int length, byte... bytes) {
        var exact =
                ALL.stream()
                        .filter(kind -> kind.prefix.length() == length && kind.fits(length, bytes));
        // `GS (` is more than one command: what its third byte is not known to be is read by the
        // general form.
        return exact.filter(kind -> kind != GS_PAREN).findFirst();
    }

    /// Could more bytes make these a command?
    static boolean isBegun(int length, byte... bytes) {
        return ALL.stream()
                .anyMatch(kind -> kind.prefix.length() > length && kind.fits(length, bytes));
    }

    private boolean fits(int length, byte... bytes) {
        for (var i = 0; i < length; i++) {
            if (prefix.charAt(i) != Byte.toUnsignedInt(bytes[i])) {
                return false;
            }
        }
        return true;
    }
}
