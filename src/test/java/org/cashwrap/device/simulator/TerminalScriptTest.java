package org.cashwrap.device.simulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.cashwrap.config.Config;
import org.cashwrap.config.Read;
import org.cashwrap.config.YamlText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

class TerminalScriptTest {
    private static String problems(String text) {
        return switch (Config.read("s.yaml", text, TerminalScript.class)) {
            case Read.Good<TerminalScript> _ -> "good";
            case Read.Bad<TerminalScript>(var problems) ->
                    problems.stream().map(Object::toString).collect(Collectors.joining("\n"));
        };
    }

    @Test
    void everyKeyOfTheContract() {
        var script =
                Bench.script(
                        """
                        payments:
                          - card: visa-1234
                            answer: approve
                            delayMs: 0
                            fault: {at: after-0601, do: drop, times: 1}
                          - answer: {amount: "50.00"}
                        """);
        var payments = script.payments().orElseThrow();
        assertEquals(new Card(Brand.VISA, "1234"), payments.getFirst().cardHeld());
        assertEquals(
                Optional.of(new Fault(Fault.Point.AFTER_0601, Fault.Deed.DROP, Optional.of(1))),
                payments.getFirst().fault());
        assertEquals(Optional.of("50.00"), payments.getLast().otherAmount());
    }

    @ParameterizedTest
    @EnumSource
    void everyBrandHasCards(Brand brand) {
        assertEquals(Optional.of(new Card(brand, "0001")), Card.parse(brand.word() + "-0001"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    payments: [{card: visa-12345}]      | s.yaml:1:payments[0].card: is not a card of ours; write a brand and four digits, as visa-1234
                    payments: [{card: vista-1234}]      | s.yaml:1:payments[0].card: is not a card of ours; write a brand and four digits, as visa-1234
                    payments: [{answer: aprove}]        | s.yaml:1:payments[0].answer: "aprove" is not one of these; did you mean "approve"?
                    payments: [{answer: {amount: 50}}]  | good
                    payments: [{answer: {amount: -1}}]  | s.yaml:1:payments[0].answer.amount: is not an amount; write one as "50.00"
                    payments: [{answer: {amount: 0.00}}] | s.yaml:1:payments[0].answer.amount: is not an amount; write one as "50.00"
                    payments: [{answer: {amount: 1.005}}] | s.yaml:1:payments[0].answer.amount: has more decimals than USD; leave them out, or name the terminal's currencies
                    payments: [{delay-ms: 5}]           | s.yaml:1:payments[0].delay-ms: unknown key; did you mean "delayMs"?
                    payments: [{delayMs: -1}]           | s.yaml:1:payments[0].delayMs: write milliseconds from 0 to 3600000
                    payments: [{fault: {at: after-040f, do: drop, times: 0}}] | s.yaml:1:payments[0].fault.times: write a number from 1 to 100
                    payments: [{fault: {do: drop}}]     | s.yaml:1:payments[0].fault: "at" is missing; add it here
                    payments: [{fault: {at: later, do: drop}}] | s.yaml:1:payments[0].fault.at: "later" is not one of these; known here: after-0601, after-8000, before-040f, after-040f, after-ack, printing
                    payments: [{quirks: [bite-gap]}]    | s.yaml:1:payments[0].quirks[0]: "bite-gap" is not one of these; did you mean "byte-gap"?
                    terminal: {tid: "1234"}             | s.yaml:1:terminal.tid: write eight digits in quotes
                    terminal: {currencies: [USD, XYZ]}  | s.yaml:1:terminal.currencies[1]: is not a currency; write its ISO code in capitals, as USD
                    {terminal: {currencies: [JPY]}, payments: [{answer: {amount: 5.00}}]} | s.yaml:1:payments[0].answer.amount: has more decimals than JPY; leave them out, or name the terminal's currencies
                    payment: []                         | s.yaml:1:payment: unknown key; did you mean "payments"?
                    """)
    void whatIsWrongIsSaidWithItsPlace(String text, String problem) {
        assertEquals(problem, problems(text));
    }

    /// What a script may say stands in the document, each word in its table.
    @Test
    void everyWordIsDocumented() throws IOException {
        var document = Files.readString(Path.of("docs/command-line.md"));
        var words =
                Stream.of(
                                Stream.of(Quirk.values()),
                                Stream.of(TerminalSettings.Habit.values()),
                                Stream.of(Fault.Point.values()),
                                Stream.of(Fault.Deed.values()),
                                Stream.of(ScriptedPayment.Answer.values()))
                        .flatMap(constants -> constants.map(YamlText::word));
        var missing =
                Stream.concat(
                                Stream.concat(words, Stream.of(Brand.values()).map(Brand::word)),
                                Stream.of(BookLine.What.values()).map(BookLine.What::word))
                        .filter(word -> !document.contains("`" + word + "`"))
                        .toList();
        assertEquals(List.of(), missing);
        assertTrue(document.contains("busyPolls") && document.contains("batchMax"));
    }
}
