package org.cashwrap.device.driver.escpos.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

class PrinterStateTest {
    private static final PrinterState ALL =
            new PrinterState(Optional.of(true), true, true, true, true, true, true, true);

    private static String brief(PrinterState state) {
        var words = new ArrayList<String>();
        state.drawerHigh().ifPresent(high -> words.add(high ? "high" : "low"));
        add(words, state.offline(), "offline");
        add(words, state.coverOpen(), "cover");
        add(words, state.paperOut(), "out");
        add(words, state.paperLow(), "near");
        add(words, state.cutter(), "cutter");
        add(words, state.broken(), "broken");
        add(words, state.otherError(), "error");
        return String.join(" ", words);
    }

    private static void add(List<String> words, boolean is, String word) {
        if (is) {
            words.add(word);
        }
    }

    /// Every bit of the four replies alone.
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    1 | 12 | low
                    1 | 16 | high
                    1 | 1A | low offline
                    1 | 32 | low
                    1 | 52 | low
                    2 | 12 | ''
                    2 | 16 | cover
                    2 | 1A | ''
                    2 | 32 | out
                    2 | 52 | error
                    3 | 12 | ''
                    3 | 16 | error
                    3 | 1A | cutter
                    3 | 32 | broken
                    3 | 52 | error
                    4 | 12 | ''
                    4 | 16 | near
                    4 | 1A | near
                    4 | 1E | near
                    4 | 32 | out
                    4 | 52 | out
                    4 | 7E | out near
                    """)
    void whatARealTimeReplyMeans(int asked, String hex, String words) {
        var reply = new PrinterWord.RealTime(Integer.parseInt(hex, 16));
        assertEquals(words, brief(PrinterState.UNKNOWN.after(asked, reply)));
    }

    /// What one question does not ask for stays as it was.
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    1 | 12 | low near
                    1 | 1A | low offline cover out near cutter broken error
                    2 | 12 | high offline near cutter broken
                    3 | 12 | high offline cover out near
                    4 | 12 | high offline cover cutter broken error
                    """)
    void whatAReplyTakesBack(int asked, String hex, String words) {
        var reply = new PrinterWord.RealTime(Integer.parseInt(hex, 16));
        assertEquals(words, brief(ALL.after(asked, reply)));
    }

    /// Every bit of the four bytes alone.
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    10 00 00 00 | low
                    14 00 00 00 | high
                    18 00 00 00 | low offline
                    30 00 00 00 | low cover
                    50 00 00 00 | low
                    10 01 00 00 | low
                    10 02 00 00 | low
                    10 04 00 00 | low error
                    10 08 00 00 | low cutter
                    10 20 00 00 | low broken
                    10 40 00 00 | low error
                    10 00 01 00 | low near
                    10 00 02 00 | low near
                    10 00 04 00 | low out
                    10 00 08 00 | low out
                    10 00 20 00 | low
                    10 00 40 00 | low
                    10 00 00 6F | low
                    7C 6C 0F 0F | high offline cover out near cutter broken error
                    """)
    void whatAnAutomaticStatusMeans(String hex, String words) {
        var bytes = hex.split(" ", 4);
        var word =
                new PrinterWord.Auto(
                        Integer.parseInt(bytes[0], 16),
                        Integer.parseInt(bytes[1], 16),
                        Integer.parseInt(bytes[2], 16),
                        Integer.parseInt(bytes[3], 16));
        assertEquals(words, brief(PrinterState.UNKNOWN.after(word)));
        // It is all there is to say.
        assertEquals(words, brief(ALL.after(word)));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 5})
    void thereAreFourQuestions(int asked) {
        var reply = new PrinterWord.RealTime(0x12);
        assertThrows(
                IllegalArgumentException.class, () -> PrinterState.UNKNOWN.after(asked, reply));
    }

    @Test
    void nothingIsKnownBefore() {
        assertEquals("", brief(PrinterState.UNKNOWN));
    }
}
