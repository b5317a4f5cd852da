package org.cashwrap.device.driver.zvt.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.SortedMap;
import java.util.stream.Stream;

/// The published names are those of the code. `-Dzvt-names.write=true` writes the page anew.
class NamesTest {
    private static final Path PAGE = Path.of("docs", "zvt-names.md");

    @Test
    void thePageListsWhatTheCodeKnows() throws IOException {
        var page = NamesPage.of();
        if (Boolean.getBoolean("zvt-names.write")) {
            Files.writeString(PAGE, page);
        }
        assertEquals(page, Files.readString(PAGE));
    }

    @Test
    void namesAreInSmallLettersAndDashes() {
        names().forEach(name -> assertTrue(name.matches("[a-z0-9]+(-[a-z0-9]+)*"), name));
    }

    private static Stream<String> names() {
        return Stream.of(
                        Stream.of(
                                        Names.controls(),
                                        Names.intermediateStatuses(),
                                        Names.results(),
                                        Names.terminalStatuses())
                                .flatMap(codes -> codes.values().stream()),
                        Names.bitmaps().values().stream().map(Bitmap::name),
                        Names.tags().values().stream().map(Tag::name))
                .flatMap(each -> each);
    }

    @Test
    void noNameStandsForTwoThings() {
        for (var codes :
                List.of(
                        Names.controls(),
                        Names.intermediateStatuses(),
                        Names.results(),
                        Names.terminalStatuses())) {
            assertEquals(codes.size(), new HashSet<>(codes.values()).size(), doubled(codes));
        }
        var bitmaps = Names.bitmaps().values();
        assertEquals(bitmaps.size(), bitmaps.stream().map(Bitmap::name).distinct().count());
        var tags = Names.tags().values();
        // Numbers, dates and amounts stand in short and in long tags.
        assertTrue(tags.stream().map(Tag::name).distinct().count() > tags.size() * 9 / 10);
    }

    private static String doubled(SortedMap<Integer, String> codes) {
        var seen = new HashSet<String>();
        return codes.values().stream().filter(name -> !seen.add(name)).toList().toString();
    }

    @ParameterizedTest
    @CsvSource({
        "040F, status-information",
        "0601, authorisation",
        "8000, positive-acknowledgement",
        "8483, command-not-possible",
        "84A1, negative-acknowledgement",
        "7777, unknown",
    })
    void aMessageHasAName(String control, String name) {
        assertEquals(name, Names.ofControl(Integer.parseInt(control, 16)));
    }

    @ParameterizedTest
    @CsvSource({
        "0A, insert-card",
        "4A, unknown",
        "44, waiting-for-host-remove-card",
        "5D, declined-remove-card",
        "66, enter-mobile-number-remove-card",
        "68, customer-card-inserted",
        "5E, contactless-read-finished",
        "40, unknown",
        "6E, unknown",
        "FF, see-text",
    })
    void anIntermediateStatusHasAName(String code, String name) {
        assertEquals(name, Names.ofIntermediateStatus(Integer.parseInt(code, 16)));
    }

    @ParameterizedTest
    @CsvSource({"00, ok", "05, host-decline", "63, host-decline", "6C, cancelled", "69, unknown"})
    void aResultHasAName(String code, String name) {
        assertEquals(name, Names.ofResult(Integer.parseInt(code, 16)));
    }

    @Test
    void everyConstantOfControlIsInTheTable() throws IllegalAccessException {
        for (var field : Control.class.getFields()) {
            var control = field.getInt(null);
            assertTrue(Names.controls().containsKey(control), field.getName());
        }
    }
}
