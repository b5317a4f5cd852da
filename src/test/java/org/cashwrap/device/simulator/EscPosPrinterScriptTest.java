package org.cashwrap.device.simulator;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.cashwrap.config.Config;
import org.cashwrap.config.Read;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.stream.Collectors;

class EscPosPrinterScriptTest {
    private static String problems(String text) {
        return switch (Config.read("p.yaml", text, PrinterScript.class)) {
            case Read.Good<PrinterScript> _ -> "good";
            case Read.Bad<PrinterScript>(var problems) ->
                    problems.stream().map(Object::toString).collect(Collectors.joining("\n"));
        };
    }

    @Test
    void everyKey() {
        assertEquals(
                "good",
                problems(
                        """
                        receipts:
                          - {fault: paper-end, afterLines: 10, forMs: 3000}
                          - {fault: cover-open, afterLines: 0}
                          - {fault: off, afterLines: 5, forMs: 2000}
                          - {fault: slow, linesPerSecond: 5}
                          - {fault: silent}
                          - {fault: stall, afterLines: 3, forMs: 1000}
                          - {}
                        paperLow: true
                        drawer: {wired: true, openLevel: low, stuck: false, pin: 2, needsMs: 100, closesAfterMs: 5000}
                        answers: {realTime: true, asb: true, processId: true, gsR: true}
                        bufferBytes: 4096
                        motionUnit: 406
                        headToCutterMm: 12
                        codePages: {IBM437: 0, IBM00858: 13}
                        """));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    receipts: [{fault: paper-out}] | p.yaml:1:receipts[0].fault: "paper-out" is not one of these; did you mean "paper-end"?
                    receipts: [{afterLines: 3}] | p.yaml:1:receipts[0]: say which: paper-end, cover-open, off, slow, silent or stall
                    receipts: [{fault: slow}] | p.yaml:1:receipts[0]: "slow" and linesPerSecond belong together
                    receipts: [{fault: silent, forMs: 5}] | p.yaml:1:receipts[0].forMs: it lasts for the whole receipt; leave it out
                    receipts: [{fault: off, forMs: 0}] | p.yaml:1:receipts[0].forMs: write milliseconds from 1 to 3600000, or leave it out: for ever
                    drawer: {pin: 3} | p.yaml:1:drawer.pin: write 2 or 5
                    bufferBytes: 3 | p.yaml:1:bufferBytes: write bytes from 16 to 1000000
                    codePages: {UTF-8: 3} | p.yaml:1:codePages.UTF-8: is not a character set of one byte a letter; write one as IBM00858
                    codePages: {IBM437: 256} | p.yaml:1:codePages.IBM437: write a number from 0 to 255: the n of ESC t
                    answers: {asb: "yes"} | p.yaml:1:answers.asb: "yes" is neither true nor false; write true or false, without quotes
                    paper: low | p.yaml:1:paper: unknown key; known here: receipts, paperLow, drawer, answers, bufferBytes, motionUnit, headToCutterMm, codePages
                    """)
    void whatIsWrongIsSaidWithItsPlace(String text, String problem) {
        assertEquals(problem, problems(text));
    }
}
