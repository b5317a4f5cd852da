package org.cashwrap.device.simulator;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

import org.cashwrap.config.BadValueException;
import org.cashwrap.config.Config;
import org.cashwrap.config.Key;
import org.cashwrap.config.Read;

import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// What a simulated printer is, and what goes wrong with it, receipt by receipt; a used-up list prints.
/// `docs/command-line.md` has every word.
public record PrinterScript(
        Optional<List<ScriptedReceipt>> receipts,
        @Key("paperLow") Optional<Boolean> paperLow,
        Optional<ScriptedDrawer> drawer,
        Optional<Answers> answers,
        @Key("bufferBytes")
                Optional<
                                @Min(value = 16, message = BUFFER_RULE)
                                @Max(value = 1_000_000, message = BUFFER_RULE) Integer>
                        bufferBytes,
        @Key("motionUnit")
                Optional<
                                @Min(value = 60, message = UNIT_RULE)
                                @Max(value = 1000, message = UNIT_RULE) Integer>
                        motionUnit,
        @Key("headToCutterMm")
                Optional<
                                @Min(value = 0, message = CUTTER_RULE)
                                @Max(value = 50, message = CUTTER_RULE) Integer>
                        headToCutterMm,
        @Key("codePages")
                Optional<
                                Map<
                                        String,
                                        @Min(value = 0, message = PAGE_RULE)
                                        @Max(value = 255, message = PAGE_RULE) Integer>>
                        codePages) {
    static final String BUFFER_RULE = "write bytes from 16 to 1000000";
    static final String UNIT_RULE = "write a number from 60 to 1000: units an inch";
    static final String CUTTER_RULE = "write millimetres from 0 to 50";
    static final String PAGE_RULE = "write a number from 0 to 255: the n of ESC t";

    /// Prints everything.
    public static final PrinterScript NONE =
            new PrinterScript(
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty());

    private static final int BUFFER_BYTES = 4096;
    private static final int HEAD_TO_CUTTER_MM = 15;
    private static final Map<String, Integer> PAGES =
            Map.of("IBM437", 0, "IBM850", 2, "windows-1252", 16, "IBM00858", 19, "ISO-8859-15", 40);

    public PrinterScript {
        receipts = receipts.map(List::copyOf);
        codePages = codePages.map(Map::copyOf);
        for (var name : codePages.orElse(Map.of()).keySet()) {
            if (!isSingleByte(name)) {
                throw new BadValueException(
                        "is not a character set of one byte a letter; write one as IBM00858",
                        "codePages",
                        name);
            }
        }
    }

    /// What the printer can say at all; everything, unless it says false.
    ///
    /// @param realTime  it obeys `DLE EOT`, `DLE ENQ` and `DLE DC4`
    /// @param asb       it obeys `GS a`
    /// @param processId it answers `GS ( H`
    /// @param gsR       it answers `GS r`
    record Answers(
            @Key("realTime") Optional<Boolean> realTime,
            Optional<Boolean> asb,
            @Key("processId") Optional<Boolean> processId,
            @Key("gsR") Optional<Boolean> gsR) {
        private static final Answers ALL =
                new Answers(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }

    public static Read<PrinterScript> read(Path file) {
        return Config.read(file, PrinterScript.class);
    }

    /// @param number from 0
    ScriptedReceipt receipt(int number) {
        var all = receipts.orElse(List.of());
        return number < all.size() ? all.get(number) : ScriptedReceipt.USUAL;
    }

    ScriptedDrawer theDrawer() {
        return drawer.orElse(ScriptedDrawer.USUAL);
    }

    Answers can() {
        return answers.orElse(Answers.ALL);
    }

    boolean isPaperLow() {
        return paperLow.orElse(false);
    }

    int buffer() {
        return bufferBytes.orElse(BUFFER_BYTES);
    }

    int toCutterMm() {
        return headToCutterMm.orElse(HEAD_TO_CUTTER_MM);
    }

    /// By the n of `ESC t`.
    SortedMap<Integer, Charset> pages() {
        var pages = new TreeMap<Integer, Charset>();
        codePages.orElse(PAGES).forEach((name, n) -> pages.put(n, Charset.forName(name)));
        return pages;
    }

    private static boolean isSingleByte(String name) {
        try {
            return Charset.isSupported(name)
                    && Charset.forName(name).canEncode()
                    && Charset.forName(name).newEncoder().maxBytesPerChar() <= 1;
        } catch (IllegalCharsetNameException none) {
            return false;
        }
    }
}
