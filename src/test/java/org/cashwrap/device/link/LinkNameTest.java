package org.cashwrap.device.link;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.cashwrap.device.link.LinkName.Parsed.Bad;
import org.cashwrap.device.link.LinkName.Parsed.Good;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.Random;
import java.util.stream.Stream;

class LinkNameTest {
    private static final Stream<LinkName> GOOD =
            Stream.of(
                    new LinkName.Serial("/dev/ttyUSB0"),
                    new LinkName.Serial("/dev/serial/by-id/usb-FTDI_FT232R_A5-if00-port0"),
                    new LinkName.Serial("/dev/serial/by-path/pci-0000:00:14.0-usb-0:2:1.0"),
                    new LinkName.Serial("COM3"),
                    new LinkName.Tcp("192.168.1.20", 20007),
                    new LinkName.Tcp("terminal-1.shop.example", 1),
                    new LinkName.Tcp("localhost", 65535),
                    new LinkName.Tcp("::1", 20007),
                    new LinkName.Tcp("fe80::2:1", 9100),
                    new LinkName.File("/dev/usb/lp0"),
                    new LinkName.File("receipts/of today.bin"),
                    new LinkName.File("tcp:1:2"));

    @Test
    void aNameIsReadAsItIsWritten() {
        GOOD.forEach(name -> {
            assertEquals(new Good(name), LinkName.parse(name.toString()));
        });
    }

    @Test
    void anIpv6AddressStandsInBrackets() {
        assertEquals("tcp:[::1]:20007", new LinkName.Tcp("::1", 20007).toString());
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            value = {
                "\"\", \"'' is no link. Write serial:PATH, tcp:HOST:PORT or file:PATH, as"
                        + " serial:/dev/ttyUSB0\"",
                "/dev/ttyUSB0, '/dev/ttyUSB0' lacks its kind. Write serial:/dev/ttyUSB0",
                "serial:, 'serial:' lacks its path",
                "file:a\u0000b, 'file:a?b' has a control character in its path. Take it out",
                "\"serial:/dev/ttyS0 \", 'serial:/dev/ttyS0 ' has a blank before or after its path."
                        + " Take it out",
                "tcp:20007, 'tcp:20007' lacks its host or its port. Write tcp:HOST:PORT",
                "tcp::20007, 'tcp::20007' lacks its host. Write tcp:HOST:PORT",
                "tcp:till:, 'tcp:till:' has no port from 1 to 65535 at its end. Write"
                        + " tcp:HOST:PORT",
                "tcp:till:0, 'tcp:till:0' has no port from 1 to 65535 at its end. Write"
                        + " tcp:HOST:PORT",
                "tcp:till:65536, 'tcp:till:65536' has no port from 1 to 65535 at its end. Write"
                        + " tcp:HOST:PORT",
                "tcp:till:+80, 'tcp:till:+80' has no port from 1 to 65535 at its end. Write"
                        + " tcp:HOST:PORT",
                "tcp:till:٢٠, 'tcp:till:٢٠' has no port from 1 to 65535 at its end. Write"
                        + " tcp:HOST:PORT",
                "tcp:::1:20007, \"'tcp:::1:20007' needs brackets around an IPv6 address, as in"
                        + " tcp:[::1]:20007\"",
                "tcp:[till]:20007, \"'tcp:[till]:20007' needs brackets around an IPv6 address, as"
                        + " in tcp:[::1]:20007\"",
                "tcp:[::x]:7, 'tcp:[::x]:7' has no IPv6 address for its host. Write it like [::1]."
                        + " Write tcp:HOST:PORT",
                "tcp:a b:7, 'tcp:a b:7' has a host that is no name and no address. Write"
                        + " tcp:HOST:PORT",
                "tcp://till:7, 'tcp://till:7' has a host that is no name and no address. Write"
                        + " tcp:HOST:PORT",
            })
    void whatIsNoNameIsSaidWithItsCure(String text, String why) {
        assertEquals(new Bad(why), LinkName.parse(text));
    }

    @Test
    void aLongOneIsNotQuotedWhole() {
        assertTrue(((Bad) LinkName.parse("x".repeat(10_000))).why().length() < 200);
    }

    @ParameterizedTest
    @CsvSource({
        "tcp:0, tcp:127.0.0.1:0",
        "tcp:20007, tcp:127.0.0.1:20007",
        "serial:/dev/pts/7, serial:/dev/pts/7"
    })
    void aSimulatorListensOnThisMachine(String text, String name) {
        assertEquals(name, ((Good) LinkName.parseListening(text)).name().toString());
    }

    @ParameterizedTest
    @CsvSource({
        "tcp:",
        "tcp:65536",
        "tcp:192.168.1.20:20007",
        "tcp:-1",
        "file:/tmp/x",
        "20007",
        "''",
        "serial:"
    })
    void andNowhereElse(String text) {
        assertTrue(LinkName.parseListening(text) instanceof Bad);
    }

    @Test
    void aNameThatCannotBeIsNotMade() {
        assertThrows(IllegalArgumentException.class, () -> new LinkName.Tcp("till", 65_536));
        assertThrows(IllegalArgumentException.class, () -> new LinkName.Tcp("a:b", 1));
        assertThrows(IllegalArgumentException.class, () -> new LinkName.Serial(" "));
        assertThrows(IllegalArgumentException.class, () -> new LinkName.File("a\nb"));
    }

    @RepeatedTest(50)
    void whateverIsWrittenThereIsAnAnswerThatFitsOnOneLine(RepetitionInfo run) {
        var random = new Random(run.getCurrentRepetition());
        for (var i = 0; i < 200; i++) {
            var text = anything(random);
            for (var parsed :
                    new LinkName.Parsed[] {LinkName.parse(text), LinkName.parseListening(text)}) {
                switch (parsed) {
                    case Good(LinkName name) ->
                            assertEquals(parsed, LinkName.parse(name.toString()), text);
                    case Bad(String why) ->
                            assertFalse(why.chars().anyMatch(Character::isISOControl), text);
                }
            }
        }
    }

    private static String anything(Random random) {
        var pieces =
                new String[] {
                    "tcp:",
                    "serial:",
                    "file:",
                    "[",
                    "]",
                    ":",
                    "::1",
                    "1",
                    "65535",
                    "till",
                    "/dev/",
                    " ",
                    "%",
                    ".",
                    "\u0000",
                    "\ud800",
                    "\udc00",
                    "\u202e",
                    "é",
                    "\n",
                    "٣",
                    "99999999999",
                    "-",
                    "\\",
                    "%eth0"
                };
        var text = new StringBuilder();
        for (var n = random.nextInt(7); n >= 0; n--) {
            text.append(
                    random.nextInt(5) == 0
                            ? String.valueOf((char) random.nextInt(0x10000))
                            : pieces[random.nextInt(pieces.length)]);
        }
        return text.toString();
    }
}
