package org.cashwrap.profile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.cashwrap.config.Config;
import org.cashwrap.config.Read;
import org.cashwrap.core.bill.AccountStatus;
import org.cashwrap.core.bill.RulePack;
import org.cashwrap.core.bill.RulePacks;
import org.cashwrap.core.money.CashRounding;
import org.cashwrap.core.money.Money;
import org.cashwrap.core.money.TenderKind;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// What a rule pack may say, the three that ship, and which a station goes by.
class RulesProfileTest {
    private static final Currency USD = Currency.getInstance("USD");

    @TempDir private Path temp;
    private Path own = Path.of("");

    @BeforeEach
    void folders() throws IOException {
        own = temp.resolve("hardware-profiles/rules");
        Files.createDirectories(own);
    }

    private static String shipped(String id) throws IOException {
        return Files.readString(Path.of("hardware-profiles", "rules", id + ".yaml"));
    }

    private static String ny() throws IOException {
        return shipped("sample-us-ny");
    }

    private static Read<RulesProfile> read(String text) {
        return Config.read(
                "p", text.getBytes(StandardCharsets.UTF_8), RulesProfile.class, Sourced::misfits);
    }

    private static String problems(String text) {
        return switch (read(text)) {
            case Read.Good<RulesProfile> _ -> "good";
            case Read.Bad<RulesProfile>(var problems) ->
                    problems.stream()
                            .map(problem -> problem.key() + ": " + problem.why())
                            .collect(Collectors.joining("\n"));
        };
    }

    private static RulePack pack(String text) {
        return switch (read(text)) {
            case Read.Good<RulesProfile>(var profile, _) -> profile.pack("p");
            case Read.Bad<RulesProfile>(var problems) -> throw new AssertionError(problems);
        };
    }

    private static Money usd(long cents) {
        return new Money(cents, USD);
    }

    @ParameterizedTest
    @ValueSource(strings = {"sample-any", "sample-us-ny", "sample-us-tx"})
    void theOnesThatShipAreSamplesAndSaySo(String id) throws IOException {
        var text = shipped(id);
        var pack = pack(text);
        assertTrue(pack.sample());
        assertTrue(pack.title().startsWith("SAMPLE"));
        assertTrue(text.startsWith("# A made-up SAMPLE, no biller's rules"));
    }

    @Test
    void theExampleOfTheDocumentIsRead() throws IOException {
        var page = Files.readString(Path.of("docs", "rule-packs.md"));
        var start = page.indexOf("```yaml\n") + "```yaml\n".length();
        assertEquals("good", problems(page.substring(start, page.indexOf("```", start))));
    }

    @Test
    void policiesAreCarried() throws IOException {
        var policy = pack(ny()).policy();
        assertEquals(CashRounding.EXACT, policy.cashRounding());
        assertEquals(
                Map.of(
                        TenderKind.CHEQUE, usd(1_000_00),
                        TenderKind.MONEY_ORDER, usd(1_000_00),
                        TenderKind.CASHIERS_CHECK, usd(10_000_00)),
                policy.faceLimits());
        var active = policy.partPaymentMin().get(AccountStatus.ACTIVE);
        var cut = policy.partPaymentMin().get(AccountStatus.HARD_DISCONNECTED);
        assertEquals(
                List.of(usd(5_00), usd(21_10)),
                List.of(
                        Optional.ofNullable(active).orElseThrow().of(usd(84_37)),
                        Optional.ofNullable(cut).orElseThrow().of(usd(84_37))));
        assertEquals(3, policy.autopayDays().orElseThrow());
        assertEquals(CashRounding.ROUND, pack(shipped("sample-us-tx")).policy().cashRounding());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "convenience-fee: \"0.00\"  | convenience-fee: \"2.50\" | policy.convenience-fee:"
                        + " card schemes forbid a fee for paying where the card is present, and a"
                        + " counter is such a place; write \"0.00\" or take the key out",
                "fee: \"20.00\"     | fee: \"20.001\"   | rules[0].fee: \"20.001\" is not an amount"
                        + " in USD; write one like \"129.98\"",
                "cut-off: \"16:00\" | cut-off: \"24:00\" | rules[0].cut-off: is not a time of day;"
                        + " write 00:00 to 23:59",
                "mon, tue,          | mon, mon,         | rules[0].days[1]: stands here already;"
                        + " once is enough",
                "statuses: [soft-disconnected] | statuses: [active] | rules[0].statuses[0]: is not"
                    + " cut off, or for good; write soft-disconnected, hard-disconnected or both",
                "statuses: [soft-disconnected] | statuses: [soft-disconnected, hard-disconnected] |"
                    + " rules[1].statuses: hard-disconnected is restored by \"ny-back\" already; a"
                    + " status has one rule",
                "appointment: false | appointment: true | rules[0].cut-off: says when a payment"
                        + " restores, and by appointment none does; take it out",
                "id: ny-promise     | id: ny-back       | rules[2].id: \"ny-back\" stands here"
                        + " already; give this one another",
                "is: promise        | is: discount      | rules[3].is: is what \"ny-promise\" is"
                        + " already; a pack has one discount rule",
                "amount: \"10.00\", grace | grace       | rules[4]: a late fee is an amount or a"
                        + " percent; write one of the two",
                "amount: \"10.00\", grace | percent: 0.001, grace | rules[4].percent: is not a"
                        + " part; write above 0 to 100, with at most two digits after the point",
                "is: promise}       | is: promise, pay: min-due} | rules[2].pay: does not belong to"
                        + " a rule that is promise",
                ", clearing-days: 5 | -                 | rules[7]: with answer: clears-after it"
                        + " needs the key clearing-days",
                "when: always, answer: clears-after | when: always, answer: refused |"
                        + " rules[7].clearing-days: belongs to answer: clears-after only",
                "past-due-rest, current] | current]     | rules[8].order: leaves out past-due-rest;"
                        + " each stands there once",
                "cash-rounding: exact | cash-rounding: credit | policy.cash-rounding: cents are"
                        + " credited only if the payer wishes; write exact or round here, and"
                        + " cash-credit: true",
                "currency: USD      | currency: XXX     | currency: is not a currency; write its"
                        + " ISO code in capitals, as USD",
                "version: 1         | effective-until: 2025-12-31\\nversion: 1 | effective-until:"
                        + " lies before the first day, 2026-01-01",
                "stale-after-hours: 12 | stale-after-hours: 0 | stale-after-hours: is not a number"
                        + " of hours; write 1 to 720",
                "more=29.98         | more=29.99        | examples[1].effects[0]: by these rules it"
                    + " is \"restore does-not-restore more=29.98 rules=ny-back\"; mend the rules,"
                    + " or the example",
                "fee: \"20.00\"     | fee: \"20.01\"    | examples[0].effects[0]: by these rules it"
                    + " is \"restore does-not-restore more=0.01 rules=ny-back\"; mend the rules, or"
                    + " the example",
                "returned_items:    | returned_item:    | examples[5].account.returned_item: is no"
                        + " fact of an account; did you mean \"returned_items\"?",
                "autopay-days: 3    | autopay-day: 3    | policy.autopay-day: unknown key; did you"
                        + " mean \"autopay-days\"?",
            })
    void whatIsWrongIsSaidWithItsKey(String text, String instead, String problem)
            throws IOException {
        var with = instead == null ? "" : instead.replace("\\n", "\n");
        assertTrue(ny().contains(text), text);
        assertEquals(problem, problems(replaced(ny(), text, with)).lines().findFirst().orElse(""));
    }

    private static String replaced(String in, String text, String instead) {
        var at = in.indexOf(text);
        return in.substring(0, at) + instead + in.substring(at + text.length());
    }

    @Test
    void severalMistakesAreSaidAtOnce() throws IOException {
        var text =
                ny().replace("cut-off: \"16:00\"", "cut-off: \"4 PM\"")
                        .replace("stale-after-hours: 12", "stale-after-hours: 0")
                        .replace("autopay-days: 3", "autopay-days: 61");
        assertEquals(3, problems(text).lines().count(), problems(text));
    }

    // Which packs a station goes by

    private RulesShelf shelf(boolean training) {
        return RulesShelf.of(
                new Profiles(
                        ShippedProfiles.ofThisProgram(),
                        Optional.of(temp.resolve("hardware-profiles"))),
                USD,
                training);
    }

    private static List<String> ids(RulePacks packs) {
        return packs.packs().stream().map(filed -> filed.pack().id()).sorted().toList();
    }

    @Test
    void theSamplesAreForTrainingOnly() {
        assertEquals(new RulesShelf(RulePacks.NONE, List.of()), shelf(false));
        assertEquals(
                List.of("sample-any", "sample-us-ny", "sample-us-tx"), ids(shelf(true).packs()));
        var packs = shelf(true).packs();
        assertEquals(
                "sample-us-tx",
                packs.inForce(Optional.of("US-TX"), LocalDate.of(2027, 4, 1))
                        .orElseThrow()
                        .pack()
                        .id());
    }

    @Test
    void aPackOfTheStationIsUsedAsItLiesThere() throws IOException {
        Files.writeString(own.resolve("ours.yaml"), ny());
        var shelf = shelf(true);
        assertEquals(List.of(), shelf.problems());
        assertEquals(List.of("ours"), ids(shelf.packs()));
        assertEquals(
                Config.read(own.resolve("ours.yaml"), RulesProfile.class)
                                instanceof Read.Good<RulesProfile>(_, var sha256)
                        ? sha256
                        : "bad",
                shelf.packs().packs().getFirst().sha256());
    }

    @Test
    void packsThatCannotBeToldApartOrUsedAreSaid() throws IOException {
        Files.writeString(own.resolve("a.yaml"), ny());
        Files.writeString(own.resolve("b.yaml"), ny());
        Files.writeString(own.resolve("c.yaml"), ny().replace("currency: USD", "currency: CAD"));
        Files.writeString(own.resolve("d.yaml"), "title: x");
        var shelf = shelf(false);
        assertEquals(List.of("a"), ids(shelf.packs()));
        var said =
                shelf.problems().stream()
                        .map(problem -> Path.of(problem.file()).getFileName() + " " + problem.why())
                        .toList();
        assertEquals(
                "b.yaml is for the same region and from the same day as \"a\"; give one of them"
                        + " another effective-from",
                said.get(0));
        assertEquals(
                "c.yaml is for CAD, and this till takes USD; write the pack anew, or take it away",
                said.get(1));
        assertTrue(said.get(2).startsWith("d.yaml "), said::toString);
    }
}
