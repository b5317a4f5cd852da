package org.cashwrap.decode;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.cashwrap.device.driver.zvt.wire.Alphabet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// A trace goes in, JSON lines come out.
class ZvtTraceTest {
    private static final JsonMapper JSON = JsonMapper.shared();

    private boolean good;

    private List<String> decoded(InputStream trace, Alphabet alphabet) {
        var out = new ByteArrayOutputStream();
        try (var print = new PrintStream(out, true, StandardCharsets.UTF_8)) {
            good = ZvtTrace.decode(trace, print, alphabet);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return out.toString(StandardCharsets.UTF_8).lines().toList();
    }

    private List<String> decoded(String trace) {
        return decoded(
                new ByteArrayInputStream(trace.getBytes(StandardCharsets.UTF_8)), Alphabet.CP437);
    }

    private JsonNode one(String line) {
        var lines = decoded(line);
        assertEquals(1, lines.size());
        return JSON.readTree(lines.getFirst());
    }

    @Test
    void aMessageIsOneObject() {
        assertEquals(
                List.of(
                        "{\"ok\":true,\"frame\":\"serial\",\"control\":\"040F\","
                                + "\"name\":\"status-information\",\"length\":19,\"fields\":["
                                + "{\"bmp\":\"27\",\"name\":\"result-code\",\"hex\":\"00\","
                                + "\"value\":\"00\",\"meaning\":\"ok\"},"
                                + "{\"bmp\":\"04\",\"name\":\"amount\","
                                + "\"hex\":\"000000004000\",\"value\":4000},"
                                + "{\"tlv\":\"1F10\",\"path\":\"06/2F/1F10\","
                                + "\"name\":\"cardholder-verification\",\"hex\":\"01\","
                                + "\"value\":\"01\"},{\"bmp\":\"06\",\"name\":\"container\","
                                + "\"hex\":\"\",\"value\":\"\"}],\"text\":\"\"}"),
                decoded(
                        "10 02 04 0F 13 27 00 04 00 00 00 00 40 00 06 06 2F 04 1F 10 10 01 01 06 00"
                                + " 10 03 13 F4"));
        assertTrue(good);
    }

    @Test
    void anAcknowledgeHasNothingToSay() {
        assertEquals(
                List.of("{\"ok\":true,\"frame\":\"ack\"}", "{\"ok\":true,\"frame\":\"nak\"}"),
                decoded("06\n15\n"));
        assertTrue(good);
    }

    @Test
    void aBadLineDoesNotHideTheOthers() {
        assertEquals(
                List.of(
                        "{\"ok\":false,\"error\":\"truncated\",\"at\":6,\"kept\":[{\"bmp\":\"27\","
                                + "\"name\":\"result-code\",\"hex\":\"00\",\"value\":\"00\","
                                + "\"meaning\":\"ok\"}]}",
                        "{\"ok\":true,\"frame\":\"ack\"}"),
                decoded("04 0F 07 27 00 29\n06"));
        assertFalse(good);
    }

    @Test
    void commentsBlankLinesAndLineEndsOfAllSystemsDoNotMatter() {
        var lines = decoded("\uFEFF\r\n# 80 00 00\r\n  \r\n\t06 # heard\r\n15");
        assertEquals(2, lines.size());
        assertTrue(good);
        assertEquals(List.of(), decoded(""));
        assertEquals(List.of(), decoded("\uFEFF# only a comment"));
    }

    @ParameterizedTest
    @CsvSource({
        "04 0F 0B 22 F0 F8 41 11 11 11 11 11 11 11, EEEEEEEEEEEEEEEE, ************1111",
        "04 0F 0B 22 F0 F8 EE EE EE EE EE EE 12 34, EEEEEEEEEEEEEEEE, ************1234",
        "04 0F 03 22 F0 F0, '', ''",
    })
    void aCardNumberIsMasked(String line, String hex, String value) {
        var field = one(line).get("fields").get(0);
        assertEquals(hex, field.get("hex").asString());
        assertEquals(value, field.get("value").asString());
    }

    @ParameterizedTest
    @CsvSource({
        "04 0F 05 23 F0 F2 41 11",
        "04 0F 06 24 F0 F0 F2 41 11",
        "04 0F 05 2D F0 F2 41 11",
        "04 0F 03 3A 12 3F",
        "04 0F 06 06 04 1F 08 01 41",
        "04 0F 06 06 04 1F 09 01 41",
        "04 0F 06 06 04 1F 0A 01 41",
    })
    void cardDataIsNull(String line) {
        var field = one(line).get("fields").get(0);
        assertTrue(field.get("hex").isNull());
        assertTrue(field.get("value").isNull());
    }

    @Test
    void aCardNumberInATextKeepsItsLastFour() {
        var digits = "34 31 31 31 31 31 31 31 31 31 31 31 31 31 31 31";
        var line = one("06 D1 11 00 " + digits);
        assertEquals("************1111", line.get("text").asString());
        assertEquals("************1111", line.get("fields").get(1).get("value").asString());
        assertEquals(
                "2A".repeat(12) + "31".repeat(4), line.get("fields").get(1).get("hex").asString());
        assertEquals(
                "************1111", one("04 0F 14 3C F0 F1 F6 " + digits).get("text").asString());
    }

    @ParameterizedTest
    @CsvSource({
        "04 0F 0B 06 09 1F20 06 000000001234, 1234",
        "04 0F 0B 06 09 1F25 06 000000001234, 1234",
        "04 0F 0B 06 09 1F36 06 000000001234, 1234",
        "04 0F 07 04 999999999999, 999999999999",
    })
    void amountsAreIntegers(String line, long minor) {
        var value = one(line).get("fields").get(0).get("value");
        assertTrue(value.isIntegralNumber());
        assertEquals(minor, value.asLong());
    }

    @Test
    void anAmountThatIsNoneIsShownAsItIs() {
        var value = one("04 0F 07 04 0000000012AB").get("fields").get(0).get("value");
        assertEquals("0000000012AB", value.asString());
    }

    @Test
    void textsAreReadInTheGivenLetters() {
        var line = "06 D1 02 00 C4";
        var latin =
                decoded(
                        new ByteArrayInputStream(line.getBytes(StandardCharsets.UTF_8)),
                        Alphabet.LATIN1);
        assertEquals("Ä", JSON.readTree(latin.getFirst()).get("text").asString());
        assertEquals("─", one(line).get("text").asString());
    }

    @Test
    void aLineLongerThanAnyMessageIsRefused() {
        assertEquals(
                List.of(
                        "{\"ok\":false,\"error\":\"length\",\"at\":131086,\"kept\":[]}",
                        "{\"ok\":true,\"frame\":\"ack\"}"),
                decoded("0".repeat(3_000_000) + "\n06"));
        assertFalse(good);
    }

    @Test
    void whatIsNotHexadecimalIsRefused() {
        var bad = one("80 00 ü0");
        assertEquals("hex", bad.get("error").asString());
        assertEquals(2, bad.get("at").asInt());
        assertEquals(0, bad.get("kept").size());
    }

    @Test
    void whenNobodyReadsAnyMoreTheRestIsLeft() throws IOException {
        var in = new ByteArrayInputStream("06\n".repeat(1000).getBytes(StandardCharsets.UTF_8));
        var broken =
                new java.io.OutputStream() {
                    @Override
                    public void write(int b) throws IOException {
                        throw new IOException("nobody reads");
                    }
                };
        try (var print = new PrintStream(broken, true, StandardCharsets.UTF_8)) {
            ZvtTrace.decode(in, print, Alphabet.CP437);
        }
        assertTrue(in.available() > 900);
    }
}
