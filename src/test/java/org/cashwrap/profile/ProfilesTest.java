package org.cashwrap.profile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/// Finding profiles: what ships, what a station adds, and what may not be mixed up.
class ProfilesTest {
    private static final Path SOURCE = Path.of("hardware-profiles");
    private static final Path CLASSES = Path.of("target", "classes");

    private static final String KINDS =
            "card-terminal, receipt-printer, cash-drawer, scanner, stub, rules";

    @TempDir private Path temp;
    private Path top = Path.of("");
    private Path local = Path.of("");
    private Path home = Path.of("");

    @BeforeEach
    void folders() throws IOException {
        top = temp.resolve("station/hardware-profiles");
        local = top.resolve("card-terminal");
        home = temp.resolve("home");
        Files.createDirectories(local);
        Files.createDirectories(home.resolve("hardware-profiles/card-terminal"));
    }

    private Profiles profiles() {
        return new Profiles(ShippedProfiles.in(CLASSES, Optional.of(home)), Optional.of(top));
    }

    private static String source(String id) throws IOException {
        return Files.readString(SOURCE.resolve("card-terminal").resolve(id + ".yaml"));
    }

    private static String found(Profiles profiles, String id) {
        return switch (profiles.find(ProfileKind.CARD_TERMINAL, id)) {
            case Profiles.Found.Good<CardTerminalProfile>(var profile) ->
                    "good " + profile.id() + (profile.local() ? " local" : "");
            case Profiles.Found.Unknown<CardTerminalProfile>(var cure) -> "unknown " + cure;
            case Profiles.Found.Bad<CardTerminalProfile>(var problems) ->
                    problems.stream().map(Object::toString).collect(Collectors.joining("\n"));
        };
    }

    private static int shipping() {
        return ProfileKind.ALL.stream()
                .mapToInt(kind -> Profiles.shipped().shippedIds(kind).size())
                .sum();
    }

    private static String said(ProfileCheck check) {
        return check.good()
                + check.problems().stream()
                        .map(problem -> "\n" + problem)
                        .collect(Collectors.joining());
    }

    @Test
    void everyProfileThatShipsLoads() throws IOException {
        try (var files = Files.walk(SOURCE)) {
            var count = files.filter(Files::isRegularFile).count();

            assertTrue(count >= 13);
            assertEquals(Long.toString(count), said(ProfileCheck.of(SOURCE)));
            assertEquals(Long.toString(count), said(ProfileCheck.of(Profiles.shipped())));
        }
    }

    @Test
    void aSimulatorSaysSoAndNoOtherProfileDoes() {
        var simulators = new TreeSet<String>();
        add(simulators, ProfileKind.CARD_TERMINAL, CardTerminalProfile::isSimulator);
        add(simulators, ProfileKind.RECEIPT_PRINTER, ReceiptPrinterProfile::isSimulator);
        add(simulators, ProfileKind.CASH_DRAWER, CashDrawerProfile::isSimulator);
        assertEquals(
                new TreeSet<>(List.of("simulated-zvt", "simulated-escpos", "simulated")),
                simulators);
    }

    private static <T extends Record & Sourced> void add(
            Set<String> ids, ProfileKind<T> kind, Predicate<T> which) {
        for (var id : Profiles.shipped().shippedIds(kind)) {
            if (Profiles.shipped().find(kind, id) instanceof Profiles.Found.Good<T>(var profile)
                    && which.test(profile.facts())) {
                ids.add(id);
            }
        }
    }

    @Test
    void whatShipsIsFoundWithTheHashOfItsBytes() throws IOException, NoSuchAlgorithmException {
        var found = profiles().find(ProfileKind.CARD_TERMINAL, "zvt-tcp");

        var hash =
                MessageDigest.getInstance("SHA-256")
                        .digest(Files.readAllBytes(SOURCE.resolve("card-terminal/zvt-tcp.yaml")));
        if (!(found instanceof Profiles.Found.Good<CardTerminalProfile>(var profile))) {
            throw new AssertionError(found);
        }
        assertEquals(HexFormat.of().formatHex(hash), profile.sha256());
        assertFalse(profile.local());
        assertEquals(0xBE, profile.facts().config());
        assertEquals(Optional.of(new CardTerminalProfile.Tcp(20_007)), profile.facts().tcp());
        assertEquals(Optional.empty(), profile.facts().serial());
    }

    @Test
    void aProfileOfTheStationIsFoundAndMarkedLocal() throws IOException {
        Files.writeString(local.resolve("my-make.2.yaml"), source("zvt-serial"));

        assertEquals("good my-make.2 local", found(profiles(), "my-make.2"));
        assertEquals("good zvt-serial", found(profiles(), "zvt-serial"));
    }

    @Test
    void aProfileOfTheStationMayNotTakeANameThatShips() throws IOException {
        var file = Files.writeString(local.resolve("zvt-tcp.yaml"), source("zvt-tcp"));

        var refused =
                file
                        + ":1:-: \"zvt-tcp\" is the name of a profile that ships; give this file"
                        + " another, and name that in station.yaml";
        assertEquals(refused, found(profiles(), "zvt-tcp"));
        assertEquals(shipping() + "\n" + refused, said(ProfileCheck.of(profiles())));
    }

    @Test
    void aNameThatIsNoneSaysWhichWasMeantOrWhichThereAre() throws IOException {
        Files.writeString(local.resolve("my-make.yaml"), source("zvt-serial"));

        assertEquals("unknown did you mean \"my-make\"?", found(profiles(), "mymake"));
        assertEquals("unknown did you mean \"zvt-serial\"?", found(profiles(), "ZVT serail"));
        assertEquals(
                "unknown known here: card-complete, my-make, simulated-zvt, zvt-serial, zvt-tcp",
                found(profiles(), "printer"));
    }

    @Test
    void aNameLeadsToNoOtherFolder() throws IOException {
        Files.writeString(top.resolve("outside.yaml"), source("zvt-serial"));

        assertTrue(found(profiles(), "../outside").startsWith("unknown "));
        assertTrue(found(profiles(), "").startsWith("unknown "));
        assertTrue(found(profiles(), local + "/x").startsWith("unknown "));
    }

    @Test
    void aCopyBesideTheProgramThatWasChangedIsNotObeyedButReported() throws IOException {
        var copies = home.resolve("hardware-profiles/card-terminal");
        Files.writeString(copies.resolve("zvt-serial.yaml"), source("zvt-serial"));
        var changed =
                Files.writeString(
                        copies.resolve("zvt-tcp.yaml"),
                        source("zvt-tcp").replace("20007", "22000"));
        var added = Files.writeString(copies.resolve("mine.yaml"), source("zvt-tcp"));

        assertEquals("good zvt-serial", found(profiles(), "zvt-serial"));
        var cure =
                "; a profile of your own belongs in the station folder, under hardware-profiles,"
                        + " with a name that does not ship";
        var first =
                changed
                        + ":1:-: was changed, and the change is not read: what lies here is a copy"
                        + " of what is in the program. Bring the old file back"
                        + cure;
        var second =
                added
                        + ":1:-: is not read: what lies here is a copy of what is in the program."
                        + " Move it"
                        + cure;
        assertEquals(first, found(profiles(), "zvt-tcp"));
        assertEquals(second, found(profiles(), "mine"));
        assertEquals(shipping() + "\n" + second + "\n" + first, said(ProfileCheck.of(profiles())));
    }

    @Test
    void whatShipsIsFoundInTheProgramsJarToo() throws IOException {
        var jar = temp.resolve("program.jar");
        try (var zip = new ZipOutputStream(Files.newOutputStream(jar))) {
            zip.putNextEntry(new ZipEntry("hardware-profiles/"));
            zip.putNextEntry(new ZipEntry("hardware-profiles/card-terminal/"));
            zip.putNextEntry(new ZipEntry("hardware-profiles/card-terminal/zvt-tcp.yaml"));
            zip.write(Files.readAllBytes(SOURCE.resolve("card-terminal/zvt-tcp.yaml")));
            zip.putNextEntry(new ZipEntry("org/cashwrap/zvt-serial.yaml"));
        }
        var profiles = new Profiles(ShippedProfiles.in(jar, Optional.empty()), Optional.empty());

        assertEquals("good zvt-tcp", found(profiles, "zvt-tcp"));
        assertEquals("unknown known here: zvt-tcp", found(profiles, "zvt-serial"));
    }

    @Test
    void everythingWrongInAFolderIsSaidAtOnce() throws IOException {
        Files.writeString(local.resolve("good.yaml"), source("zvt-serial"));
        Files.writeString(local.resolve("empty.yaml"), "");
        Files.writeString(local.resolve("Loud.yaml"), source("zvt-serial"));
        Files.writeString(local.resolve("short.yml"), source("zvt-serial"));
        Files.writeString(local.resolve("notes.txt"), "not looked at");
        Files.writeString(local.resolve(".draft.yaml"), "not looked at");
        Files.writeString(top.resolve("beside.yaml"), source("zvt-serial"));
        Files.createDirectories(top.resolve("card-terminals"));
        var name =
                ":1:-: is not named as a profile is; write 1 to 40 small letters, digits, dashes"
                        + " and dots, then .yaml\n";

        assertEquals(
                ("1\n" + top + "/beside.yaml:1:-: lies beside the folders; move it into")
                        + (" " + KINDS + "\n" + local + "/Loud.yaml" + name)
                        + (local + "/empty.yaml:1:-: the file is empty; it needs model, driver,")
                        + " config-byte, charset, factory-password, t3-ms, t4-ms, print-blocks,"
                        + " printer-width, idle-poll-s,"
                        + (" abort-while-paying, sources\n" + local + "/short.yml" + name)
                        + top
                        + "/card-terminals:1:-: is no kind of device; known here: "
                        + KINDS,
                said(ProfileCheck.of(top)));
        assertEquals("1", said(ProfileCheck.of(local.resolve("good.yaml"))));
        assertEquals(
                "0\n"
                        + top
                        + "/beside.yaml:1:-: lies in no folder that says what kind of device it is"
                        + " of; put it into one named "
                        + KINDS,
                said(ProfileCheck.of(top.resolve("beside.yaml"))));
    }
}
