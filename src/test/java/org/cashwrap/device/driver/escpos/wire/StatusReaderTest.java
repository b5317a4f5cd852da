package org.cashwrap.device.driver.escpos.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;

class StatusReaderTest {
    /// `R` reply to `DLE EOT`, `A` automatic, `T` in turn, `B` block, `+` XON, `-` XOFF, `?` garbled.
    private static String brief(PrinterWord word) {
        return switch (word) {
            case PrinterWord.RealTime(var reply) -> "R%02X".formatted(reply);
            case PrinterWord.Auto(var one, var two, var three, var four) ->
                    "A%02X%02X%02X%02X".formatted(one, two, three, four);
            case PrinterWord.InTurn(var reply) -> "T%02X".formatted(reply);
            case PrinterWord.Block(var header, var text) -> "B%02X:%s".formatted(header, text);
            case PrinterWord.Busy _ -> "-";
            case PrinterWord.NotBusy _ -> "+";
            case PrinterWord.Garbled(var value) -> "?%02X".formatted(value);
        };
    }

    private static List<PrinterWord> words(StatusReader reader, byte[] bytes) {
        var words = new ArrayList<PrinterWord>();
        for (var b : bytes) {
            reader.feed(Byte.toUnsignedInt(b)).ifPresent(words::add);
        }
        return words;
    }

    private static String read(String hex) {
        return words(new StatusReader(), HexFormat.of().parseHex(hex.replace(" ", ""))).stream()
                .map(StatusReaderTest::brief)
                .collect(Collectors.joining(" "));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    12                            | R12
                    16 1A 32 7E                   | R16 R1A R32 R7E
                    00 0F 60                      | T00 T0F T60
                    10 00 00 0F                   | A1000000F
                    3C 6F 0C 4F                   | A3C6F0C4F
                    11 13                         | + -
                    37 22 31 32 33 34 00          | B37:"1234
                    37 25 00                      | B37:%
                    37 00                         | B37:
                    5F 45 50 53 4F 4E 00          | B5F:EPSON
                    5F 00                         | B5F:
                    37 22 37 5F 12 10 00 12       | 'B37:"7_\u0012\u0010 R12'
                    80 FF                         | ?80 ?FF
                    90 92 9F                      | ?90 ?92 ?9F
                    15 17 19 1B 1D 1F             | ?15 ?17 ?19 ?1B ?1D ?1F
                    37 37 00                      | B37:7
                    """)
    void whatAPrinterSays(String hex, String words) {
        assertEquals(words, read(hex).replace("[", ""));
    }

    /// XON and XOFF come in the middle of anything, and change nothing of it.
    @ParameterizedTest
    @ValueSource(strings = {"3C 6F 0C 4F", "37 22 31 32 33 34 00", "5F 41 42 00", "12", "00"})
    void flowControlInTheMiddleOfEverything(String hex) {
        var bytes = hex.split(" ", -1);
        var word = read(hex);
        for (var at = 0; at <= bytes.length; at++) {
            var before = String.join(" ", List.of(bytes).subList(0, at));
            var behind = String.join(" ", List.of(bytes).subList(at, bytes.length));
            var expected = at == bytes.length ? word + " - +" : "- + " + word;
            assertEquals(expected, read(before + " 13 11 " + behind), "at " + at);
        }
    }

    /// Whatever begins something else ends an automatic status of which a byte was lost.
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    10 00 12                      | R12
                    10 12                         | R12
                    10 00 00 10 00 00 0F          | A1000000F
                    10 00 80 12                   | ?80 R12
                    10 00 12 00 0F                | R12 T00 T0F
                    10 00 00 1A                   | R1A
                    00 00 0F 12                   | T00 T00 T0F R12
                    """)
    void aLostByteIsGotOver(String hex, String words) {
        assertEquals(words, read(hex));
    }

    @Test
    void aTextThatDoesNotEndIsNoText() {
        var longest = "41".repeat(80);
        assertEquals("B5F:" + "A".repeat(80), read("5F" + longest + "00"));
        assertEquals("?41 R12", read("5F" + longest + "4112"));
        assertEquals("?41 B37:%", read("37" + longest + "41372500"));
    }

    @Test
    void everyByteIsOneOfItsKinds() {
        for (var b = 0; b < 256; b++) {
            var said = read("%02X".formatted(b));
            var hex = "%02X".formatted(b);
            var expected =
                    switch (b) {
                        case 0x11 -> "+";
                        case 0x13 -> "-";
                        case 0x37, 0x5F -> "";
                        // 0xx1xx00, 0xx1xx10, 0xx0xxxx
                        default ->
                                b >= 0x80
                                        ? "?" + hex
                                        : (b & 0x10) == 0
                                                ? "T" + hex
                                                : b % 4 == 0
                                                        ? ""
                                                        : b % 4 == 2 ? "R" + hex : "?" + hex;
                    };
            assertEquals(expected, said, hex);
        }
    }

    @Test
    void nothingBreaksIt() {
        var random = new Random(37);
        var reader = new StatusReader();
        var bytes = new byte[200_000];
        random.nextBytes(bytes);
        var words = words(reader, bytes);
        assertTrue(words.size() > 10_000);
        // It comes back to order: behind a text and a status that have been begun.
        words(reader, new byte[100]);
        assertEquals(List.of(new PrinterWord.RealTime(0x12)), words(reader, new byte[] {0x12}));
    }
}
