package org.cashwrap.device.driver.zvt.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.cashwrap.device.driver.zvt.wire.BatchFigures.Group;
import org.cashwrap.device.driver.zvt.wire.Fields.Problem;
import org.cashwrap.device.driver.zvt.wire.Fields.Problem.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/// What drivers ask of a message.
class FieldsTest {
    private static Fields example(String name) {
        var fields = Fields.of(Examples.apdu(Examples.named(name).apdu()));
        assertEquals(Optional.empty(), fields.problem(), name);
        return fields;
    }

    private static Fields status(String data) {
        return Fields.of(Examples.apdu(Control.STATUS_INFORMATION, data));
    }

    private static String hex(String text) {
        return HexFormat.of().formatHex(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    @Test
    void everyExampleIsReadToItsEnd() {
        Examples.all().forEach(each -> example(each.name()));
    }

    @Test
    void anApprovalTellsAllThatIsKept() {
        var approved = example("E9");
        assertEquals(OptionalInt.of(0), approved.result());
        assertEquals(OptionalLong.of(84_37), approved.amount());
        assertEquals(OptionalInt.of(840), approved.currency());
        assertEquals(Optional.of("12345678"), approved.terminal());
        assertEquals(OptionalInt.of(42), approved.receipt());
        assertEquals(OptionalInt.of(42), approved.turnover());
        assertEquals(OptionalInt.of(123), approved.trace());
        assertEquals(Optional.of("140509"), approved.time());
        assertEquals(Optional.of("0820"), approved.date());
        assertEquals("A1B2C3", approved.approval());
        assertEquals("1234", approved.lastFour());
        assertEquals("VISA", approved.cardName());
        assertEquals("", approved.text());
        assertEquals(OptionalInt.empty(), approved.verification());
    }

    @Test
    void aDeclineTellsWhy() {
        assertEquals(OptionalInt.of(5), example("E10").result());
        assertEquals("DECLINED", example("E10").text());
        assertEquals(OptionalInt.of(0x6C), example("E11").result());
        assertEquals(OptionalInt.of(5), example("E13").result());
        assertEquals(OptionalInt.empty(), Fields.of(Apdu.of(Control.ABORT_BY_TERMINAL)).result());
    }

    @Test
    void whatIsNotThereIsNotMadeUp() {
        var nothing = status("");
        assertEquals(OptionalInt.empty(), nothing.result());
        assertEquals(OptionalLong.empty(), nothing.amount());
        assertEquals(OptionalInt.empty(), nothing.currency());
        assertEquals(OptionalInt.empty(), nothing.receipt());
        assertEquals(OptionalInt.empty(), nothing.trace());
        assertEquals(Optional.empty(), nothing.terminal());
        assertEquals(Optional.empty(), nothing.batch());
        assertEquals(Optional.empty(), nothing.transactionId());
        assertEquals(Optional.empty(), nothing.registrationStatus());
        assertEquals("", nothing.lastFour());
        assertEquals("", nothing.cardName());
    }

    @Test
    void aFieldThatSaysTwoThingsSaysNothing() {
        assertEquals(OptionalInt.empty(), status("27 00 27 05").result());
        assertEquals(OptionalInt.of(5), status("27 05 27 05").result());
        assertEquals(OptionalLong.empty(), status("04 000000008437 04 000000008438").amount());
    }

    @Test
    void digitsThatAreNoneAreNoNumber() {
        assertEquals(OptionalLong.empty(), status("04 00000000843A").amount());
        assertEquals(OptionalInt.empty(), status("87 FFFF").receipt());
        assertEquals(Optional.empty(), status("0C 14AB09").time());
    }

    @Test
    void aLongTraceNumberStandsInTheContainer() {
        assertEquals(
                OptionalInt.of(12_345_678), status("0B 000000 06 07 1F2B 04 12345678").trace());
        assertEquals(OptionalInt.of(123), status("0B 000123 06 07 1F2B 04 12345678").trace());
        assertEquals(OptionalInt.of(0), status("0B 000000").trace());
    }

    @ParameterizedTest
    @CsvSource({
        "F0F8 EEEEEEEEEEEE1234, 1234, ************1234",
        "F0F8 4111111111111111, 1111, ************1111",
        // An odd number of digits is filled up.
        "F1F0 EEEEEEEEEEEEEEE1234F, 1234, ***************1234",
        // What follows the separator is none of its digits.
        "F1F0 4111111111111111D271, 1111, ************1111",
        "F0F8 EEEEEEEEEEEEEEEE, '', ****************",
        "F0F8 411111EEEEEEEE34, '', **************34",
        "F0F0, '', ''",
        "F0F1 12, '', 12",
    })
    void ofACardTheLastFourDigitsAreKept(String field, String lastFour, String shown) {
        var fields = status("22" + field);
        assertEquals(lastFour, fields.lastFour());
        var card = fields.all().getFirst();
        assertEquals(new Field.Value.Words(shown), card.value());
        assertTrue(card.hex().orElseThrow().matches("[DEF]*"), card.hex().orElseThrow());
    }

    @ParameterizedTest
    @CsvSource({
        "23 F0F4 41111111, 1",
        "24 F0F0F4 41111111, 1",
        "2D F0F4 41111111, 1",
        "3A 123F, 1",
        "06 10 1F08 01 41 1F09 01 41 1F0A 01 41 5A 00 57 00, 5",
    })
    void ofTracksAndCheckValuesNothingIsKept(String field, int count) {
        var fields = status(field);
        assertEquals(count, fields.all().size());
        for (var secret : fields.all()) {
            assertEquals(Optional.empty(), secret.hex());
            assertEquals(new Field.Value.Withheld(), secret.value());
            assertEquals(0, secret.length());
        }
    }

    @Test
    void aCardNumberInATextIsStars() {
        var fields = status("3C F0F2F4" + hex("Card 4111 1111 1111 1111"));
        assertEquals("Card ***************1111", fields.text());
    }

    @Test
    void theCardsNameIsItsOwnOrThatOfItsType() {
        assertEquals("VISA", status("8A 06 8B F0F6" + hex("VISA \0")).cardName());
        assertEquals("Mastercard", status("8A 06").cardName());
        assertEquals("American Express", status("8B F0F0 8A 08").cardName());
        assertEquals("", status("8A 77").cardName());
    }

    @Test
    void howTheHolderWasVerifiedStandsAloneOrInItsGroup() {
        assertEquals(OptionalInt.of(1), status("06 04 1F10 01 01").verification());
        assertEquals(OptionalInt.of(5), status("06 06 2F 04 1F10 01 05").verification());
    }

    @Test
    void theLinesForTheCustomerAreJoined() {
        assertEquals(
                "Please\nwait", status("06 10 24 0E 07 06 506C65617365 07 04 77616974").text());
        assertEquals(
                "Please wait",
                Fields.of(Examples.apdu(0x04FF, "FF 02 06 0F 24 0D 07 0B" + hex("Please wait")))
                        .intermediateStatus()
                        .text());
    }

    @Test
    void theTotalsOfABatchAreRead() {
        var batch = example("E18").batch().orElseThrow();
        assertEquals(
                new BatchFigures(
                        OptionalInt.of(1),
                        OptionalInt.of(42),
                        List.of(
                                new Group("girocard", 0, 0),
                                new Group("JCB", 0, 0),
                                new Group("Mastercard", 7, 199_93),
                                new Group("American Express", 1, 25_00),
                                new Group("Visa", 3, 84_37),
                                new Group("Diners", 0, 0),
                                new Group("Others", 0, 0))),
                batch);
        assertEquals(Optional.empty(), status("60 F0F0F4 00010042").batch());
    }

    @Test
    void aCountIsBinaryAndASumIsDecimal() {
        var figures = "FF 000000000100" + "00 000000000000".repeat(6);
        assertEquals(
                new Group("girocard", 255, 1_00),
                status("60 F0F5F3 00019999" + figures).batch().orElseThrow().groups().getFirst());
        var wrong = "00 00000000010A" + "00 000000000000".repeat(6);
        assertEquals(Optional.empty(), status("60 F0F5F3 00019999" + wrong).batch());
    }

    @ParameterizedTest
    @CsvSource({
        "0A, 0A, ''",
        "17 03, 17, 3",
        // Ten minutes, in decimal digits.
        "17 10, 17, 10",
        // Six minutes, and a container without them.
        "0A 06, 0A, 6",
        "0A 06 06 1F73 03 000001, 0A, ''",
        "0A 06 06 06 1F73 03 000001, 0A, 6",
        "0A 06 00, 0A, ''",
    })
    void anIntermediateStatusMayCarryANewT4(String data, String code, String minutes) {
        var fields = Fields.of(Examples.apdu(Control.INTERMEDIATE_STATUS, data));
        assertEquals(Optional.empty(), fields.problem());
        assertEquals(
                new IntermediateStatus(
                        Integer.parseInt(code, 16),
                        minutes.isEmpty()
                                ? OptionalInt.empty()
                                : OptionalInt.of(Integer.parseInt(minutes)),
                        ""),
                fields.intermediateStatus());
    }

    @ParameterizedTest
    @CsvSource({
        "00, 00, ''",
        "9C, 9C, ''",
        // One byte is the status, whatever else it could begin.
        "06, 06, ''",
        "F0, F0, ''",
        "F6, F6, ''",
        "F0F0F3 312E32 00, 00, 1.2",
        "F0F0F0 51, 51, ''",
        "F0F0F3 312E32 9C 06 04 1F40 01 41, 9C, 1.2",
        "00 06 04 1F40 01 41, 00, ''",
    })
    void theAnswerToAStatusEnquiryHasNoNumbers(String data, String status, String version) {
        var fields = Fields.ofStatusAnswer(Examples.apdu(Control.COMPLETION, data), Alphabet.CP437);
        assertEquals(Optional.empty(), fields.problem());
        assertEquals(OptionalInt.of(Integer.parseInt(status, 16)), fields.terminalStatus());
        assertEquals(version, fields.softwareVersion());
    }

    @Test
    void aVersionWithoutAStatusBehindItIsNone() {
        var fields =
                Fields.ofStatusAnswer(
                        Examples.apdu(Control.COMPLETION, "F0F0F3 312E32"), Alphabet.CP437);
        assertEquals(OptionalInt.of(0xF0), fields.terminalStatus());
        assertEquals("", fields.softwareVersion());
    }

    @Test
    void anEmptyAnswerToAStatusEnquirySaysNothing() {
        var fields = Fields.ofStatusAnswer(Apdu.of(Control.COMPLETION), Alphabet.CP437);
        assertEquals(OptionalInt.empty(), fields.terminalStatus());
    }

    @Test
    void theCompletionOfARegistrationSaysWhatIsNeeded() {
        var registered = example("E5");
        assertEquals(
                Optional.of(new RegistrationStatus(false, false, false)),
                registered.registrationStatus());
        assertEquals(OptionalInt.empty(), registered.terminalStatus());
        assertEquals(
                Optional.of(new RegistrationStatus(true, true, true)),
                Fields.of(Examples.apdu(Control.COMPLETION, "19 07")).registrationStatus());
    }

    @Test
    void aLineIsPrintedAsItsAttributeSays() {
        assertEquals(List.of(new PrintLine(0, "TOTAL USD 84.37")), example("E26").printLines());
        assertEquals(List.of(new PrintLine(0x81, "END")), example("E27").printLines());
        assertTrue(new PrintLine(0x81, "").isLast());
        assertEquals(0, new PrintLine(0x81, "").indent());
        assertFalse(new PrintLine(0x80, "").isLast());
        var line = new PrintLine(0x73, "");
        assertTrue(line.isCentred() && line.isWide() && line.isTall());
        assertEquals(3, line.indent());
    }

    @Test
    void lineFeedsAreBlankLines() {
        var feeds = Fields.of(Examples.apdu(Control.PRINT_LINE, "FF 03"));
        var blank = new PrintLine(0, "");
        assertEquals(List.of(blank, blank, blank), feeds.printLines());
        assertFalse(blank.isLast());
        assertEquals(
                List.of(blank), Fields.of(Examples.apdu(Control.PRINT_LINE, "00")).printLines());
    }

    @Test
    void anOldTerminalsContainerIsNoTextOfALine() {
        var line = Fields.of(Examples.apdu(Control.PRINT_LINE, "00 414220 06 04 1F07 01 02"));
        assertEquals(List.of(new PrintLine(0, "AB ")), line.printLines());
        assertEquals(Optional.empty(), line.problem());
        // Without the kind of receipt in it, it is a text of whatever meaning.
        var text = Fields.of(Examples.apdu(Control.PRINT_LINE, "00 4142 06 03 10 01 02"));
        assertEquals(7, text.printLines().getFirst().text().length());
    }

    @Test
    void aReceiptComesInABlock() {
        assertEquals(
                new PrintBlock(
                        OptionalInt.of(2),
                        0,
                        List.of(
                                new PrintLine(0x40, "CUSTOMER"),
                                new PrintLine(0x40, ""),
                                new PrintLine(0x40, "84.37")),
                        true),
                example("E28").printBlock());
    }

    @Test
    void anAttributeHoldsUntilTheNextAndLineFeedsPartLines() {
        var block =
                Fields.of(
                                Examples.apdu(
                                        Control.PRINT_BLOCK,
                                        "06 17 1F37 01 02 25 11 07 01 41 09 01 40 07 03 420A43 09"
                                                + " 01 00 07 01 44"))
                        .printBlock();
        assertEquals(
                new PrintBlock(
                        OptionalInt.empty(),
                        2,
                        List.of(
                                new PrintLine(0, "A"),
                                new PrintLine(0x40, "B"),
                                new PrintLine(0x40, "C"),
                                new PrintLine(0, "D")),
                        false),
                block);
        assertTrue(block.needsSignature());
    }

    @ParameterizedTest
    @CsvSource({
        "CP437, C3BC, ├╝",
        "LATIN1, FC, ü",
        "LATIN1, C4, Ä",
        "UTF8, C3BC, ü",
        "UTF8, FF41, �A",
        "CP437, 5B, [",
        "ASCII, 5B5C5D7B7C7D7E, ÄÖÜäöüß",
        "CP437, 81, ü",
        "ASCII, 81, ü",
    })
    void aTextIsReadInTheAlphabetAgreedUpon(String name, String bytes, String text) {
        var alphabet =
                switch (name) {
                    case "CP437" -> Alphabet.CP437;
                    case "LATIN1" -> Alphabet.LATIN1;
                    case "UTF8" -> Alphabet.UTF8;
                    default -> Alphabet.ASCII;
                };
        var line = Apdu.of(Control.PRINT_LINE, HexFormat.of().parseHex("00" + bytes));
        assertEquals(text, Fields.of(line, alphabet).text());
    }

    @Test
    void aMessageThatNamesItsAlphabetIsReadInIt() {
        var block = "06 %s 14 01 %s 25 04 07 02 C3BC";
        assertEquals("ü", printed(block.formatted("09", "FE")));
        assertEquals("Ã¼", printed(block.formatted("09", "01")));
        assertEquals("├╝", printed(block.formatted("09", "FF")));
        // No such alphabet: the one agreed upon.
        assertEquals("├╝", printed(block.formatted("09", "55")));
    }

    private static String printed(String data) {
        return Fields.of(Examples.apdu(Control.PRINT_BLOCK, data)).text();
    }

    @ParameterizedTest
    @CsvSource({
        // An unknown bitmap, and a length that is none.
        "27 00 92 01, BITMAP, 2, 1",
        "27 00 22 08 41, BITMAP, 2, 1",
        // Longer than what is left.
        "27 00 04 0000, TRUNCATED, 2, 1",
        "27 00 22 F0, TRUNCATED, 2, 1",
        "27 00 3C F0F0F9 4142, TRUNCATED, 2, 1",
        // Containers.
        "27 00 06, TLV, 2, 1",
        "27 00 06 80, TLV, 2, 1",
        "27 00 06 83 000000, TLV, 2, 1",
        "27 00 06 05 12 01 42, TLV, 2, 1",
        "27 00 06 05 12 01 42 13 09, TLV, 7, 2",
        "27 00 06 02 1F FF, TLV, 4, 1",
        "27 00 06 04 25 02 07 05, TLV, 6, 1",
    })
    void whatCannotBeReadEndsTheReading(String data, Kind kind, int at, int kept) {
        var fields = status(data);
        assertEquals(Optional.of(new Problem(kind, at)), fields.problem());
        assertEquals(OptionalInt.of(0), fields.result());
        assertEquals(kept, fields.all().size());
    }

    @Test
    void aLongContainerHasItsHighByteFirst() {
        var writer =
                new DataWriter()
                        .container(new DataWriter().tlv(0x1F17, new byte[300]).tlv(0x12, (byte) 1));
        var data = writer.done();
        assertEquals(
                "0682013482012c",
                HexFormat.of().formatHex(data, 0, 4) + HexFormat.of().formatHex(data, 6, 9));
        var fields = Fields.of(Apdu.of(Control.STATUS_INFORMATION, data));
        assertEquals(Optional.empty(), fields.problem());
        assertEquals(List.of(300, 1), fields.all().stream().map(Field::length).toList());
    }

    @Test
    void tagsAreAsLongAsTheirFirstByteSays() {
        var fields = status("06 0C 07 01 41 1F07 01 02 1F8000 01 03");
        assertEquals(Optional.empty(), fields.problem());
        assertEquals(
                List.of(
                        new Place.OfTag(0x07, "06/07"),
                        new Place.OfTag(0x1F07, "06/1F07"),
                        new Place.OfTag(0x1F8000, "06/1F8000")),
                fields.all().stream().map(Field::place).toList());
    }

    @Test
    void objectsWithinObjectsEndSomewhere() {
        var writer = new DataWriter();
        for (int depth = 0; depth < 5000; depth++) {
            writer = new DataWriter().tlv(0x25, writer.done());
        }
        var fields = Fields.of(new DataWriter().container(writer).as(Control.PRINT_BLOCK));
        assertEquals(Kind.TLV, fields.problem().orElseThrow().kind());
    }

    @Test
    void whatDoesNotFitIsNotWritten() {
        assertThrows(IllegalArgumentException.class, () -> new DataWriter().bcd(1_000_000, 3));
        assertThrows(IllegalArgumentException.class, () -> new DataWriter().bcd(-1, 3));
        assertThrows(
                IllegalArgumentException.class, () -> new DataWriter().llvar(0x22, new byte[100]));
        assertThrows(IllegalArgumentException.class, () -> Apdu.of(0x0601, new byte[0x10000]));
    }

    @Test
    void aNegativeAnswerMayNameTheReason() {
        var refused = Fields.of(Examples.apdu(0x841E, "6F 0978"));
        assertEquals(OptionalInt.of(0x6F), refused.result());
        assertEquals(OptionalInt.of(978), refused.currency());
        assertEquals(
                OptionalLong.of(50_00),
                Fields.of(Examples.apdu(0x849D, "04 000000005000")).amount());
    }

    @Test
    void theIdOfATransactionIsKeptAsItIs() {
        assertEquals(Optional.of("002A"), status("06 05 1F1F 02 002A").transactionId());
        assertEquals(Optional.of(""), status("06 03 1F1F 00").transactionId());
    }
}
