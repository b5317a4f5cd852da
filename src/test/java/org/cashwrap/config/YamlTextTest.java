package org.cashwrap.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.Random;

class YamlTextTest {
    record One(String text) {}

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "null",
                "true",
                "- a",
                "# no comment",
                "key: value",
                "it's \"quoted\"",
                "back\\slash",
                "trailing blanks   ",
                "می‌پردازم ۱۲٬۰۰۰",
                "line\r\nbreak\ttab",
                "\u0000\u0007\u0085\u00a0\u2028\u2029\ufeff\u202e\ue000\uffff",
                "💵",
                "{a: [b, &c *d !e]}"
            })
    void everyTextReadsBackAsItWas(String text) {
        assertEquals(text, readBack(text));
    }

    @Test
    void everyCodePointReadsBackAsItWas() {
        for (var from = 0; from <= Character.MAX_CODE_POINT; from += 0x4000) {
            var text = new StringBuilder();
            for (var c = from; c < from + 0x4000; c++) {
                if (c < Character.MIN_SURROGATE || c > Character.MAX_SURROGATE) {
                    text.appendCodePoint(c);
                }
            }
            assertEquals(text.toString(), readBack(text.toString()));
        }
    }

    @Test
    void anyMixtureReadsBackAsItWas() {
        var random = new Random(7);
        var pieces =
                new String[] {
                    "\"", "\\", ":", " ", "#", "-", "'", "\n", "é", "ی", "\u200c", "x", "\\u0041"
                };
        for (var round = 0; round < 2_000; round++) {
            var text = new StringBuilder();
            for (var i = random.nextInt(12); i > 0; i--) {
                text.append(pieces[random.nextInt(pieces.length)]);
            }
            assertEquals(text.toString(), readBack(text.toString()));
        }
    }

    private static String readBack(String text) {
        var read = Config.read("f", "text: " + YamlText.quoted(text) + "\n", One.class);
        return ((One) assertInstanceOf(Read.Good.class, read, read::toString).value()).text();
    }
}
