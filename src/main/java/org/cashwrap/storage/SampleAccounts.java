package org.cashwrap.storage;

import org.cashwrap.core.bill.Account;
import org.cashwrap.core.bill.AccountNumber;
import org.cashwrap.core.bill.AccountStatus;
import org.cashwrap.core.bill.Balance;
import org.cashwrap.core.bill.FactWords;
import org.cashwrap.core.bill.Language;
import org.cashwrap.core.money.Money;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongConsumer;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/// Accounts of nobody, for trying things out. Every name is put together at random from a few common first and family
/// names, every telephone number is of the range 555-0100 to 555-0199 that is kept for fiction, every address is made up:
/// a likeness to a living person is chance.
///
/// The same seed gives the same accounts, whatever the count: the first ten of a thousand are the first ten of a million.
/// Ten in a row have every standing, thirty every standing in every language; no two have the same number.
public final class SampleAccounts {
    /// As many as an accounts CSV may have.
    public static final long COUNT_MAX = AccountsCsv.ROWS_MAX;

    /// What the accounts are dated by; not today, so that the same seed gives the same file tomorrow.
    public static final Instant AS_OF = Instant.parse("2026-11-22T12:00:00Z");

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);
    private static final Currency DOLLAR = Currency.getInstance("USD");

    /// How the numbers of the made-up biller begin; eleven digits and a check digit follow.
    private static final String NUMBER_BEGINNING = "8245";

    private static final long BODIES = 100_000_000_000L;

    /// Odd and no multiple of five, so that stepping by it meets every body once.
    private static final long BODY_STEP = 38_196_601_127L;

    private static final int PROGRESS_EVERY = 10_000;

    private enum Standing {
        NOTHING_DUE,
        DUE,
        DUE_SOON,
        DUE_AGAIN,
        PAST_DUE,
        LONG_PAST_DUE,
        SOFT_DISCONNECTED,
        HARD_DISCONNECTED,
        CLOSED,
        CREDIT
    }

    private static final List<Standing> STANDINGS = List.of(Standing.values());
    private static final List<Language> LANGUAGES = List.of(Language.values());

    /// What names and streets are made of.
    private record Words(List<String> first, List<String> family, List<String> streets) {}

    private static final Words ENGLISH =
            new Words(
                    words(
                            "Alice Amy Brian Carol Daniel Emma Frank Grace Harry Irene James Karen"
                                    + " Laura Mark Nancy Oliver Paul Rachel Samuel Theresa Victor"
                                    + " Wendy"),
                    words(
                            "Adams Baker Carter Davis Evans Foster Green Hughes Johnson King Lewis"
                                    + " Miller Nelson O'Brien Parker Roberts Smith Taylor Walker"
                                    + " Young"),
                    streets(
                            "Mill Lane,Oak Street,Harbor Road,Station Avenue,Church Street,Maple"
                                    + " Drive,River Road,Park Place,Garden Court,Hill Street"));

    private static final Words SPANISH =
            new Words(
                    words(
                            "Alejandro Ana Andrés Beatriz Carlos Carmen Diego Elena Fernando"
                                    + " Inés Javier José Lucía Luis María Mónica Pablo Raúl Rosa"
                                    + " Sofía Tomás Verónica"),
                    words(
                            "Álvarez Castro Díaz Fernández García Gómez Gutiérrez Hernández"
                                    + " Ibáñez Jiménez López Martínez Muñoz Núñez Ortiz Peña"
                                    + " Ramírez Rodríguez Sánchez Vázquez"),
                    streets(
                            "Calle del Sol,Avenida del Olmo,Calle Mayor,Paseo de la Peña,Camino"
                                    + " Real,Calle Jardín,Avenida San Martín,Calle del Río"));

    private static final Words PERSIAN =
            new Words(
                    words(
                            "علی مریم رضا زهرا حسین فاطمه محمد سارا امیر نرگس کیان لیلا یاسر"
                                    + " شیرین بهرام پروانه کامران مینا علی\u200cرضا فرهاد"),
                    words(
                            "احمدی رضایی کریمی محمدی حسینی جعفری موسوی صادقی یزدانی کاظمی"
                                    + " نیک\u200cپور شریفی قاسمی رستمی مرادی حیدری زارعی"
                                    + " اکبری"),
                    streets(
                            "خیابان سرو,کوچه\u200cی گلستان,خیابان باغ,بلوار دریا,خیابان"
                                    + " کاج,کوچه یاس"));

    private static final List<String> TIME_ZONES =
            List.of("America/New_York", "America/Chicago", "America/Denver", "America/Los_Angeles");

    private static final List<String> REGIONS = List.of("US-NY", "US-TX", "US-CO", "US-CA");

    private SampleAccounts() {}

    /// @param count 0 to [#COUNT_MAX]
    public static Stream<Account> generate(long count, long seed) {
        if (count < 0 || count > COUNT_MAX) {
            throw new IllegalArgumentException("0 to " + COUNT_MAX + " accounts, not " + count);
        }
        return LongStream.range(0, count).mapToObj(index -> account(index, seed));
    }

    /// Writes them as an accounts CSV, replacing a file that is there.
    ///
    /// @param progress told now and then how many there are so far
    public static void write(Path file, long count, long seed, LongConsumer progress)
            throws IOException {
        var written = new long[1];
        try (var csv = new AccountsCsvWriter(file);
                var rows = generate(count, seed)) {
            rows.forEachOrdered(account -> {
                csv.write(account);
                if (++written[0] % PROGRESS_EVERY == 0) {
                    progress.accept(written[0]);
                }
            });
        }
    }

    private static <T> T inTurn(List<T> all, long index) {
        return all.get((int) (index % all.size()));
    }

    private static Account account(long index, long seed) {
        var dice = new Dice(seed, index);
        var standing = inTurn(STANDINGS, index);
        var language = inTurn(LANGUAGES, index);
        var words =
                switch (language) {
                    case EN -> ENGLISH;
                    case ES -> SPANISH;
                    case FA -> PERSIAN;
                };
        var monthly = dice.amount(29_99, 149_99);
        var balance = balance(standing, monthly);
        return new Account(
                number(index, seed),
                name(language, words, dice),
                phone(dice),
                address(language, words, dice),
                status(standing),
                balance,
                balance.totalDue().isPositive()
                        ? Optional.of(dueDate(standing, dice))
                        : Optional.empty(),
                language,
                FactWords.read(facts(standing, monthly, balance, dice), DOLLAR));
    }

    /// Steps through all bodies from a place the seed gives.
    private static AccountNumber number(long index, long seed) {
        var start = Math.floorMod(Dice.mixed(seed), BODIES);
        // Below 5,000,000 x 10^11, which a long holds.
        var body = NUMBER_BEGINNING + digits(11, (start + index * BODY_STEP) % BODIES);
        return new AccountNumber(body + luhn(body));
    }

    /// The check digit of ISO/IEC 7812: every second digit from the right doubled, its digits added.
    static int luhn(String body) {
        var sum = 0;
        for (var at = 0; at < body.length(); at++) {
            var digit = body.charAt(body.length() - 1 - at) - '0';
            var weighed = at % 2 == 0 ? digit * 2 : digit;
            sum += weighed > 9 ? weighed - 9 : weighed;
        }
        return (10 - sum % 10) % 10;
    }

    private static String name(Language language, Words words, Dice dice) {
        var first = dice.oneOf(words.first());
        var family = dice.oneOf(words.family());
        return switch (language) {
            case EN, FA -> first + " " + family;
            case ES -> first + " " + family + " " + dice.oneOf(words.family());
        };
    }

    private static String phone(Dice dice) {
        var area = 201 + dice.below(780);
        return area + "55501" + digits(2, dice.below(100));
    }

    /// ASCII digits, whatever the language of this computer.
    private static String digits(int count, long number) {
        var digits = Long.toString(number);
        return "0".repeat(count - digits.length()) + digits;
    }

    private static String address(Language language, Words words, Dice dice) {
        var house = Integer.toString(1 + dice.below(999));
        var shown = language == Language.FA ? persianDigits(house) : house;
        return shown + " " + dice.oneOf(words.streets());
    }

    private static String persianDigits(String digits) {
        var persian = new StringBuilder();
        digits.chars().forEach(digit -> persian.append((char) ('۰' + digit - '0')));
        return persian.toString();
    }

    private static AccountStatus status(Standing standing) {
        return switch (standing) {
            case NOTHING_DUE, DUE, DUE_SOON, DUE_AGAIN, PAST_DUE, LONG_PAST_DUE, CREDIT ->
                    AccountStatus.ACTIVE;
            case SOFT_DISCONNECTED -> AccountStatus.SOFT_DISCONNECTED;
            case HARD_DISCONNECTED -> AccountStatus.HARD_DISCONNECTED;
            case CLOSED -> AccountStatus.CLOSED;
        };
    }

    private static Balance balance(Standing standing, Money monthly) {
        var none = Money.zero(DOLLAR);
        return switch (standing) {
            case NOTHING_DUE -> new Balance(none, none, AS_OF);
            case DUE, DUE_SOON, DUE_AGAIN -> new Balance(monthly, none, AS_OF);
            case PAST_DUE -> new Balance(monthly.times(2), monthly, AS_OF);
            case LONG_PAST_DUE, SOFT_DISCONNECTED ->
                    new Balance(monthly.times(3), monthly.times(2), AS_OF);
            case HARD_DISCONNECTED -> new Balance(monthly.times(4), monthly.times(4), AS_OF);
            case CLOSED -> new Balance(monthly, monthly, AS_OF);
            case CREDIT -> new Balance(none.minus(monthly), none, AS_OF);
        };
    }

    private static LocalDate dueDate(Standing standing, Dice dice) {
        return switch (standing) {
            case NOTHING_DUE, CREDIT, DUE, DUE_AGAIN, PAST_DUE, LONG_PAST_DUE, SOFT_DISCONNECTED ->
                    TODAY.plusDays(3 + dice.below(25));
            case DUE_SOON -> TODAY.plusDays(dice.below(3));
            case HARD_DISCONNECTED, CLOSED -> TODAY.minusDays(60 + dice.below(60));
        };
    }

    private static Map<String, String> facts(
            Standing standing, Money monthly, Balance balance, Dice dice) {
        var facts = new HashMap<String, String>();
        var place = dice.below(REGIONS.size());
        facts.put("time_zone", TIME_ZONES.get(place));
        facts.put("region", REGIONS.get(place));
        if (balance.totalDue().isPositive()) {
            facts.put("current_due", balance.totalDue().minus(balance.pastDue()).plain());
        }
        switch (standing) {
            case NOTHING_DUE, DUE, DUE_AGAIN, CLOSED, CREDIT -> {}
            case DUE_SOON -> facts.put("autopay_on", TODAY.plusDays(dice.below(5)).toString());
            case PAST_DUE -> {
                facts.put("past_due_30", monthly.plain());
                facts.put("min_due", monthly.plain());
                facts.put("promise_date", TODAY.plusDays(7).toString());
                facts.put("promise_amount", monthly.plain());
            }
            case LONG_PAST_DUE, SOFT_DISCONNECTED -> {
                facts.put("past_due_30", monthly.plain());
                facts.put("past_due_60", monthly.plain());
                facts.put("restore_due", balance.pastDue().plain());
                facts.put(
                        "disconnect_date",
                        TODAY.plusDays(standing == Standing.LONG_PAST_DUE ? 10 : -8).toString());
            }
            case HARD_DISCONNECTED -> {
                facts.put("past_due_90", balance.pastDue().plain());
                facts.put("restore_due", balance.totalDue().plain());
                facts.put("disconnect_date", TODAY.minusDays(30).toString());
                facts.put("returned_items", Integer.toString(dice.below(3)));
            }
        }
        return facts;
    }

    private static List<String> words(String words) {
        return List.of(words.split(" ", -1));
    }

    private static List<String> streets(String streets) {
        return List.of(streets.split(",", -1));
    }

    /// Throws for one account. Our own, because the library's may change their numbers with a new Java.
    ///
    /// Source: Steele, Lea, Flood, *Fast splittable pseudorandom number generators*, OOPSLA 2014 (SplitMix64).
    private static final class Dice {
        private static final long GOLDEN = 0x9E37_79B9_7F4A_7C15L;

        private long state;

        Dice(long seed, long index) {
            state = mixed(seed) + index * 0xD1B5_4A32_D192_ED03L;
        }

        static long mixed(long number) {
            var z = number + GOLDEN;
            z = (z ^ z >>> 30) * 0xBF58_476D_1CE4_E5B9L;
            z = (z ^ z >>> 27) * 0x94D0_49BB_1331_11EBL;
            return z ^ z >>> 31;
        }

        int below(int bound) {
            state += GOLDEN;
            return (int) Math.floorMod(mixed(state), (long) bound);
        }

        String oneOf(List<String> words) {
            return words.get(below(words.size()));
        }

        Money amount(int fromMinor, int toMinor) {
            return new Money(fromMinor + below(toMinor - fromMinor + 1), DOLLAR);
        }
    }
}
