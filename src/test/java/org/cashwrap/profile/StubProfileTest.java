package org.cashwrap.profile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.cashwrap.config.Config;
import org.cashwrap.config.Read;
import org.cashwrap.core.bill.AccountNumber;
import org.cashwrap.core.bill.StubGrammar;
import org.cashwrap.core.bill.StubLine;
import org.cashwrap.core.bill.Stubs;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;

/// What a scan line's profile may say, and the three that ship.
class StubProfileTest {
    private static String shipped(String id) throws IOException {
        return Files.readString(Path.of("hardware-profiles", "stub", id + ".yaml"));
    }

    private static Read<StubProfile> read(String text) {
        return Config.read(
                "p", text.getBytes(StandardCharsets.UTF_8), StubProfile.class, Sourced::misfits);
    }

    private static Stubs stubs(String... ids) throws IOException {
        var grammars = new ArrayList<StubGrammar>();
        for (var id : ids) {
            grammars.add(
                    switch (read(shipped(id))) {
                        case Read.Good<StubProfile>(var profile, _) -> profile.grammar(id);
                        case Read.Bad<StubProfile>(var problems) ->
                                throw new AssertionError(problems);
                    });
        }
        return new Stubs(grammars);
    }

    private static String problems(String text) {
        return switch (read(text)) {
            case Read.Good<StubProfile> _ -> "good";
            case Read.Bad<StubProfile>(var problems) ->
                    problems.stream()
                            .map(problem -> problem.key() + ": " + problem.why())
                            .collect(Collectors.joining("\n"));
        };
    }

    private static Stubs.Read line(
            String account, LocalDate due, OptionalLong past, OptionalLong total) {
        return new Stubs.Read.Good(
                new StubLine(new AccountNumber(account), Optional.of(due), past, total));
    }

    @Test
    void theOnesThatShipReadTheirExamplesSideBySide() throws IOException {
        var stubs = stubs("syn-39", "syn-42", "syn-35");
        assertEquals(
                line(
                        "8245123450123458",
                        LocalDate.of(2026, 11, 30),
                        OptionalLong.of(12_998),
                        OptionalLong.of(20_997)),
                stubs.read("824512345012345811302600012998000209973"));
        assertEquals(
                line(
                        "00345678901",
                        LocalDate.of(2096, 11, 2),
                        OptionalLong.empty(),
                        OptionalLong.of(1_000)),
                stubs.read("003456789011102960000000000100000000010008"));
        assertEquals(
                new Stubs.Read.Misread(), stubs.read("003456789011101960000000000100000000010008"));
        assertEquals(
                line(
                        "0012345678938",
                        LocalDate.of(2026, 12, 15),
                        OptionalLong.empty(),
                        OptionalLong.of(8_437)),
                stubs.read("9021" + "0012345678938" + "26349" + "00000008437" + "79"));
    }

    /// Each in a comment of its file stands as a pattern for people: it is right too.
    @Test
    void theExampleInEachFileIsRight() throws IOException {
        for (var id : List.of("syn-39", "syn-42", "syn-35")) {
            var example =
                    shipped(id)
                            .lines()
                            .filter(line -> line.matches("# {3}[0-9]{25,}"))
                            .map(line -> line.substring(4))
                            .findFirst()
                            .orElseThrow();
            assertTrue(stubs(id).read(example) instanceof Stubs.Read.Good, id + " " + example);
        }
    }

    @Test
    void whatTheyPromiseOfWrongDigits() throws IOException {
        for (var form : stubs("syn-39", "syn-42", "syn-35").grammars()) {
            for (var place = 0; place < form.digits(); place++) {
                assertTrue(form.notices(place), form.id() + " " + place);
            }
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "is: account, width: 16|is: filler, width: 16|fields: none of them is the account",
                "is: account, width: 16|is: account, width: 3|fields[0].width: write 4 to 24"
                        + " digits",
                "is: past-due, width: 8|is: past-due, width: 16|fields[2].width: write 1 to 15"
                        + " digits",
                "is: past-due, width: 8|is: past-due|fields[2]: a field that is past-due needs the"
                        + " key width",
                "date: mmddyy|date: mmddyy, width: 6|fields[1].width: does not belong to a field",
                "name: past-due|name: due|fields[2].name: due stands here already",
                "date: mmddyy|date: mdy|fields[1].date: \"mdy\" is not one of these; known here:"
                        + " mmddyy,",
                "over: [account|over: [acount|fields[4].over: \"acount\" is no other field of this"
                        + " file; did",
                "over: [account|over: [check|fields[4].over: \"check\" is no other field of this"
                        + " file",
                "is: account, width: 16|is: account, width: 4|examples[0].line: has 39 digits, and"
                        + " the",
                "weights: [2, 1], from: left|weights: [1, 2], from: left|examples[0].line: has a"
                        + " wrong",
                "account: \"8245123450123458\"|account: \"8245123450123466\"|is read as account"
                        + " 824512",
                "modulus: 10|modulus: 97|leaves two digits for most numbers",
                "weights: [2, 1], from: left, add-digits: true|weights: [10, 20], from: left,"
                        + " add-digits: false|fields[4].scheme: leaves the same of every digit",
                "weights: [2, 1], from: right, add-digits: true|weights: [10], from: right,"
                        + " add-digits: false|account-check: leaves the same of every digit",
                "modulus: 10|modulus: 1|is not a modulus; write 2 to 100",
                "weights: [2, 1]|weights: []|write 1 to 40 weights, as [2, 1]",
                "url-parameter: account|url-parameter: 'a=b'|is not the name of a parameter",
            })
    void whatIsWrongIsSaidWithItsKey(String old, String wrong, String said) throws IOException {
        var text = shipped("syn-39");
        assertTrue(text.contains(old), old);
        var problems = problems(text.replace(old, wrong));
        assertTrue(problems.contains(said), problems);
    }

    @Test
    void aLineTooShortToBeToldFromAnAccountNumberIsRefused() throws IOException {
        var problems =
                problems(
                        shipped("syn-39")
                                .replace("width: 8", "width: 1")
                                .replace("width: 16", "width: 9"));
        assertTrue(problems.contains("fields: are 18 digits together"), problems);
    }
}
