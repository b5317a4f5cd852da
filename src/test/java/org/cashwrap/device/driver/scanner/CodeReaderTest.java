package org.cashwrap.device.driver.scanner;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.cashwrap.device.ScannerNews;
import org.cashwrap.device.ScannerNews.Read;
import org.cashwrap.device.ScannerNews.Unusable;
import org.cashwrap.device.ScannerNews.Unusable.Why;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// Bytes and silences in, codes out.
class CodeReaderTest {
    private static final String STUB = "824512345012345812152600000000000079997";
    private static final Duration GAP = Duration.ofMillis(100);
    private static final ScannerSettings USUAL = settings("", "0D", 128, "UTF-8", false);

    /// What ends a piece in the texts of these tests: nothing came for the longest gap.
    private static final char SILENCE = '~';

    private static ScannerSettings settings(
            String prefix, String suffix, int max, String charset, boolean aim) {
        return new ScannerSettings(prefix, suffix, max, GAP, Charset.forName(charset), aim);
    }

    private static CodeReader listening(ScannerSettings settings) {
        var reader = new CodeReader(settings);
        for (var silence = 0; silence < CodeReader.QUIET; silence++) {
            reader.silence();
        }
        return reader;
    }

    private static List<ScannerNews> heard(CodeReader reader, byte[] bytes) {
        var heard = new ArrayList<ScannerNews>();
        for (var each : bytes) {
            reader.next(Byte.toUnsignedInt(each)).ifPresent(heard::add);
        }
        return heard;
    }

    /// @param line letters stand for their bytes, `~` for a silence
    private static List<ScannerNews> heard(CodeReader reader, String line) {
        var heard = new ArrayList<ScannerNews>();
        for (var at = 0; at < line.length(); at++) {
            var each = line.charAt(at);
            (each == SILENCE ? reader.silence() : reader.next(each)).ifPresent(heard::add);
        }
        return heard;
    }

    private static List<ScannerNews> heard(ScannerSettings settings, String line) {
        return heard(listening(settings), line);
    }

    private static List<ScannerNews> codes(String... texts) {
        return List.of(texts).stream().<ScannerNews>map(Read::new).toList();
    }

    private static List<ScannerNews> unusable(Why why) {
        return List.of(new Unusable(why));
    }

    @Test
    void aCodeIsWhatStandsBeforeItsSuffix() {
        assertEquals(codes(STUB, "40217788"), heard(USUAL, STUB + "\r" + "40217788\r"));
    }

    @Test
    void theBytesMayComeInPiecesOfAnyLength() {
        var line = STUB + "\r\n" + "40217788\r";
        for (var piece = 1; piece <= line.length(); piece++) {
            var reader = listening(USUAL);
            var heard = new ArrayList<ScannerNews>();
            for (var at = 0; at < line.length(); at += piece) {
                heard.addAll(
                        heard(reader, line.substring(at, Math.min(line.length(), at + piece))));
            }
            assertEquals(codes(STUB, "40217788"), heard);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"0D", "0A", "0D0A", "09", "03", "0D0A0304"})
    void theSuffixIsTheProfiles(String hex) {
        var settings = settings("", hex, 128, "UTF-8", false);
        var end = new String(settings.suffixBytes(), StandardCharsets.ISO_8859_1);

        assertEquals(codes(STUB, "1"), heard(settings, STUB + end + "1" + end));
    }

    /// The commonest mistake in setting a scanner, either way round.
    @Test
    void theOtherHalfOfALineEndIsNoPartOfACode() {
        var line = "1234\r\n5678\r\n~";

        assertEquals(codes("1234", "5678"), heard(USUAL, line));
        assertEquals(codes("1234", "5678"), heard(settings("", "0A", 9, "UTF-8", false), line));
    }

    @Test
    void anEmptyCodeIsNone() {
        assertEquals(List.of(), heard(USUAL, "\r\r \r\t\r~"));
        assertEquals(List.of(), heard(settings("02", "03", 9, "UTF-8", false), "\2\3\3\2 \3"));
    }

    // ---- a part of a code is never taken for a code ----

    @Test
    void aCodeThatWasCutGoesWithItsRest() {
        assertEquals(unusable(Why.CUT_SHORT), heard(USUAL, "8245~123450123458\r"));
    }

    @Test
    void cutAtEveryPlaceItIsNeverTakenForAnother() {
        for (var at = 1; at < STUB.length(); at++) {
            var line = STUB.substring(0, at) + "~~" + STUB.substring(at) + "\r" + STUB + "\r";
            assertEquals(
                    List.of(new Unusable(Why.CUT_SHORT), new Read(STUB)), heard(USUAL, line), line);
        }
    }

    /// The suffix alone came late: the code was whole, and nobody can know that.
    @Test
    void aSuffixThatComesLateEndsNothing() {
        assertEquals(unusable(Why.CUT_SHORT), heard(USUAL, STUB + "~\r"));
    }

    @Test
    void onceTheLineWasQuietACodeIsOneAgain() {
        var quiet = String.valueOf(SILENCE).repeat(CodeReader.QUIET);

        assertEquals(
                List.of(new Unusable(Why.CUT_SHORT), new Read("1234")),
                heard(USUAL, "8245~" + quiet + "1234\r"));
        assertEquals(
                unusable(Why.CUT_SHORT), heard(USUAL, "8245~" + quiet.substring(1) + "1234\r"));
        // Not so long in pieces: it must be one silence.
        assertEquals(
                unusable(Why.CUT_SHORT),
                heard(USUAL, "8245~" + quiet.substring(1) + "1" + quiet.substring(1) + "34\r"));
    }

    @Test
    void theRestOfACodeThatBeganBeforeAnybodyListenedIsNone() {
        assertEquals(codes("1234"), heard(new CodeReader(USUAL), "123458\r1234\r"));
    }

    @Test
    void silenceMeansSomethingOnlyWithinACodeOrBehindALostOne() {
        var reader = listening(USUAL);
        assertFalse(reader.isWaiting());
        reader.next('1');
        assertTrue(reader.isWaiting());
        reader.next('\r');
        assertFalse(reader.isWaiting());
        reader.next('\n');
        assertFalse(reader.isWaiting());
        heard(reader, "1~");
        assertTrue(reader.isWaiting());
    }

    // ---- too long ----

    @Test
    void theLongestCodeIsWholeAndOneByteMoreIsNone() {
        var settings = settings("", "0D0A", 8, "UTF-8", false);

        assertEquals(codes("12345678"), heard(settings, "12345678\r\n"));
        assertEquals(unusable(Why.TOO_LONG), heard(settings, "123456789\r\n"));
    }

    @Test
    void aCodeTooLongGoesUpToItsSuffixAndTheNextIsRead() {
        assertEquals(
                List.of(new Unusable(Why.TOO_LONG), new Read("1234")),
                heard(USUAL, "8".repeat(100_000) + "\r1234\r"));
    }

    // ---- prefix ----

    @Test
    void aPrefixBeginsACodeAndWhatStandsBeforeItIsNothing() {
        var settings = settings("0258", "03", 9, "UTF-8", false);

        assertEquals(codes("1234", "56"), heard(settings, "??\2X1234\3\r\n\2X56\3"));
        assertEquals(unusable(Why.NO_PREFIX), heard(settings, "1234\3"));
        assertEquals(unusable(Why.NO_PREFIX), heard(settings, "1234~"));
        assertEquals(codes("12"), heard(settings, "7".repeat(1_000) + "\2X12\3"));
    }

    @Test
    void aCutCodeBehindAPrefixGoesWithItsRestToo() {
        var settings = settings("02", "03", 9, "UTF-8", false);

        assertEquals(
                List.of(new Unusable(Why.CUT_SHORT), new Read("5")),
                heard(settings, "\00212~34\3\0025\3"));
    }

    // ---- the kind of code ----

    @ParameterizedTest
    @CsvSource({
        "]C08245, 8245",
        "]Q18245, 8245",
        "]E08245, 8245",
        "]C0]C0x, ]C0x",
        "8245, 8245",
        "]C, ]C",
        "]!08245, ]!08245",
        "]é08245, ]é08245"
    })
    void anIdentifierIsTakenOffIfTheScannerSendsIt(String sent, String text) {
        var aim = settings("", "0D", 128, "ISO-8859-1", true);

        assertEquals(codes(text), heard(aim, sent + "\r"));
        assertEquals(codes(sent), heard(settings("", "0D", 128, "ISO-8859-1", false), sent + "\r"));
    }

    @Test
    void anIdentifierDoesNotCountForTheLength() {
        var aim = settings("", "0D", 4, "UTF-8", true);

        assertEquals(codes("8245"), heard(aim, "]C08245\r"));
        assertEquals(List.of(), heard(aim, "]C0\r"));
    }

    // ---- letters ----

    @Test
    void lettersAreThoseOfTheCharset() {
        assertEquals(
                codes("کابل رودکنار"),
                heard(listening(USUAL), "کابل رودکنار\r".getBytes(StandardCharsets.UTF_8)));
        var latin = settings("", "0D", 128, "ISO-8859-1", false);
        assertEquals(codes("Peña"), heard(latin, "Peña\r"));
    }

    @Test
    void whatIsNoTextOfTheCharsetIsNone() {
        assertEquals(unusable(Why.NOT_TEXT), heard(USUAL, "Pe\u00f1a\r"));
        assertEquals(unusable(Why.NOT_TEXT), heard(USUAL, "12\u00c0\u00af34\r"));
        assertEquals(
                unusable(Why.NOT_TEXT),
                heard(settings("", "0D", 128, "US-ASCII", false), "8245\u00ff\r"));
    }

    /// A hostile code: keys, printer commands, what turns the rest of a line round, what hides.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "8245\u0000",
                "8245\u001bp\u0000",
                "\u0010\u0014\u0001\u0000\u0005",
                "8245\t3458",
                "8245\n3458",
                "824\u001c53458",
                "8245\u007f",
                "8245\u0085",
                "\u202e8543",
                "8245\u2066\u2069",
                "82\u200b45",
                "82\u00ad45",
                "\ufeff8245",
                "8245\u2028",
                "8245\ue000",
                "8245\uffff",
                "8245\udb40\udc41"
            })
    void aCodeThatHidesSomethingIsNone(String text) {
        assertEquals(
                unusable(Why.HIDDEN),
                heard(listening(USUAL), (text + "\r").getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void whatALanguageWritesIsData() {
        var hostile = "'; DROP TABLE accounts; -- %n ${jndi:x} <b> ☃ 😀";

        assertEquals(
                codes(hostile),
                heard(listening(USUAL), (hostile + "\r").getBytes(StandardCharsets.UTF_8)));
    }

    /// Not even in a log, where the number of a card must not stand.
    @Test
    void aCodeIsNotToldByItsWords() {
        assertFalse(new Read("4111111111111111").toString().contains("4111"));
    }

    /// A hundred thousand lines out of order, for every kind of setting: never an exception, never a text that it must not be.
    @Test
    void whateverComesIsCodesOrNothing() {
        var random = new Random(62);
        var all =
                List.of(
                        USUAL,
                        settings("", "0D0A", 16, "ISO-8859-1", true),
                        settings("02", "03", 4, "UTF-8", true),
                        settings("0D", "0D", 1, "US-ASCII", false),
                        settings("5D43", "5D43", 40, "UTF-16", true),
                        settings("", "00", 4_096, "IBM437", false),
                        settings("", "1B", 64, "ISO-2022-JP", false));
        var readers = all.stream().map(CodeReaderTest::listening).toList();
        var read = 0;
        for (var run = 0; run < 100_000; run++) {
            var at = random.nextInt(all.size());
            for (var told : heard(readers.get(at), mutated(random, all.get(at)))) {
                if (told instanceof Read(var text)) {
                    read++;
                    assertTrue(Read.isSeen(text) && !text.isBlank(), () -> "run " + at);
                    assertTrue(text.length() <= 2 * all.get(at).maxBytes(), () -> "run " + at);
                }
            }
            if (random.nextInt(3) == 0) {
                readers.get(at).silence();
            }
        }
        assertTrue(read > 10_000, "most of what was sent was broken: " + read);
    }

    private static byte[] mutated(Random random, ScannerSettings settings) {
        var line =
                (settings.aimPrefix() ? "]C0" : "")
                        + STUB.substring(0, random.nextInt(1, STUB.length()));
        var bytes = new ArrayList<Byte>();
        add(bytes, settings.prefixBytes());
        add(bytes, line.getBytes(settings.charset()));
        add(bytes, settings.suffixBytes());
        for (var change = random.nextInt(3); change > 0 && !bytes.isEmpty(); change--) {
            var at = random.nextInt(bytes.size());
            switch (random.nextInt(4)) {
                case 0 -> bytes.set(at, (byte) random.nextInt(256));
                case 1 -> bytes.remove(at);
                case 2 -> bytes.add(at, (byte) random.nextInt(256));
                default -> bytes.subList(at, bytes.size()).clear();
            }
        }
        var made = new byte[bytes.size()];
        for (var i = 0; i < made.length; i++) {
            made[i] = bytes.get(i);
        }
        return made;
    }

    private static void add(List<Byte> to, byte[] bytes) {
        for (var each : bytes) {
            to.add(each);
        }
    }
}
