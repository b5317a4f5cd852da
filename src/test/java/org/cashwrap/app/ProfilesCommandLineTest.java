package org.cashwrap.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.cashwrap.device.link.LinkName;
import org.cashwrap.profile.StationFolder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;

/// A station's card terminal and the hardware profiles, as others script against them.
class ProfilesCommandLineTest {
    private static final Path SHIPPED = Path.of("hardware-profiles", "card-terminal");

    @TempDir private Path temp;

    private Path station() {
        return temp.resolve("station");
    }

    private Cashwrap.Ended init(String... more) {
        var args = new ArrayList<>(List.of("station", "init", station().toString()));
        args.addAll(List.of(more));
        return Cashwrap.run(args.toArray(String[]::new));
    }

    private Path local(String id, String text) throws IOException {
        var folder = new StationFolder(station()).hardwareProfiles().resolve("card-terminal");
        Files.createDirectories(folder);
        var file = Files.writeString(folder.resolve(id + ".yaml"), text);
        for (var made : List.of(folder, folder.resolve(".."))) {
            Files.setPosixFilePermissions(made, PosixFilePermissions.fromString("rwx------"));
        }
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        return file;
    }

    private static String shipped(String id) throws IOException {
        return Files.readString(SHIPPED.resolve(id + ".yaml"));
    }

    @Test
    void initWritesTheTerminalItWasAskedFor() throws Exception {
        var made = init("--terminal", "zvt-serial@serial:/dev/tty@USB 0: #1");
        assertEquals(0, made.exit(), made.err());

        var terminal = OpenStation.read(station()).terminal().orElseThrow();
        assertEquals("zvt-serial", terminal.profile().id());
        assertFalse(terminal.profile().local());
        assertEquals(new LinkName.Serial("/dev/tty@USB 0: #1"), terminal.link());
        assertEquals("000000", terminal.password());
        assertEquals(1.0, terminal.timeScale());
    }

    @Test
    void aTrainingStationMayHaveASimulator() throws Exception {
        var made = init("--sample-staff", "--terminal", "simulated-zvt@tcp:127.0.0.1:20007");
        assertEquals(0, made.exit(), made.err());

        var terminal = OpenStation.read(station()).terminal().orElseThrow();
        assertTrue(terminal.profile().facts().isSimulator());
        assertEquals(new LinkName.Tcp("127.0.0.1", 20_007), terminal.link());
    }

    @Test
    void initWritesThePrinterAndTheDrawerItWasAskedFor() throws Exception {
        var made = init("--printer", "generic-80mm@file:/dev/usb/lp@0", "--drawer", "generic-24v");
        assertEquals(0, made.exit(), made.err());

        var open = OpenStation.read(station());
        var printer = open.printer().orElseThrow();
        assertEquals("generic-80mm", printer.profile().id());
        assertEquals(new LinkName.File("/dev/usb/lp@0"), printer.link());
        assertEquals(1.0, printer.timeScale());
        assertEquals("generic-24v", open.drawer().orElseThrow().profile().id());
        assertTrue(open.terminal().isEmpty());
    }

    @Test
    void aWrongPrinterOrDrawerIsSaidBeforeAnythingIsWritten() {
        var noLink = init("--printer", "generic-80mm");
        assertEquals(
                "--printer has no @; write PROFILE@LINK, as generic-80mm@tcp:192.0.2.8:9100\n",
                noLink.err());
        var noPrinter = init("--drawer", "generic-24v");
        assertEquals(
                "--drawer hangs on a receipt printer, and the station has none; add printer:, or"
                        + " take this out\n",
                noPrinter.err());
        var both = init("--printer", "laser@serial:/dev/ttyS0", "--drawer", "bucket");
        assertEquals(
                """
                --printer "laser" is not a profile of a receipt printer; known here: epson-tm-m30iii, epson-tm-t20iii, epson-tm-t88vi, generic-58mm, generic-80mm, simulated-escpos
                --drawer "bucket" is not a profile of a cash drawer; known here: generic-24v, simulated
                """,
                both.err());
        for (var refused : List.of(noLink, noPrinter, both)) {
            assertEquals(2, refused.exit());
        }
        assertFalse(Files.exists(station()));
    }

    @Test
    void initWritesTheScannerItWasAskedFor() throws Exception {
        var made = init("--scanner", "serial-scanner@serial:/dev/serial/by-id/usb-ACME@1");
        assertEquals(0, made.exit(), made.err());

        var scanner = OpenStation.read(station()).scanner().orElseThrow();
        assertEquals("serial-scanner", scanner.profile().id());
        assertEquals(new LinkName.Serial("/dev/serial/by-id/usb-ACME@1"), scanner.link());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    serial-scanner                | --scanner has no @; write PROFILE@LINK, as serial-scanner@serial:/dev/ttyACM0
                    laser@serial:/dev/ttyACM0     | --scanner "laser" is not a profile of a scanner; known here: serial-scanner
                    serial-scanner@file:/dev/null | --scanner is a file, and no scanner writes into one; write serial:PATH or tcp:HOST:PORT
                    """)
    void aWrongScannerIsSaidBeforeAnythingIsWritten(String scanner, String problem) {
        var refused = init("--scanner", scanner);

        assertEquals(2, refused.exit());
        assertEquals(problem + "\n", refused.err());
        assertFalse(Files.exists(station()));
    }

    /// A script has no search that a scan could go to, and its news are a closed list.
    @Test
    void aScriptLeavesTheScannerAlone() {
        assertEquals(
                0,
                init("--sample-staff", "--scanner", "serial-scanner@serial:/nowhere/there").exit());
        var counter = Cashwrap.run("counter", "--station", station().toString());
        assertEquals(0, counter.exit(), counter.err());
        assertEquals(1, counter.lines().size(), counter.out());

        var shown = Cashwrap.run("journal", "show", "--station", station().toString()).out();
        assertFalse(shown.contains("DevicesUsed"), shown);
    }

    @Test
    void theJournalSaysWhatHangsOnTheTill() {
        assertEquals(
                0,
                init(
                                "--sample-staff",
                                "--printer",
                                "simulated-escpos@file:" + temp.resolve("paper"),
                                "--drawer",
                                "simulated")
                        .exit());
        var counter = Cashwrap.run("counter", "--station", station().toString());
        assertEquals(0, counter.exit(), counter.err());

        var shown = Cashwrap.run("journal", "show", "--station", station().toString()).out();
        assertTrue(
                shown.contains(
                        "DevicesUsed printer simulated-escpos on file:"
                                + temp.resolve("paper")
                                + ", drawer simulated on printer"),
                shown);
    }

    @Test
    void withoutTheOptionThereIsNoTerminal() throws Exception {
        assertEquals(0, init().exit());

        assertTrue(OpenStation.read(station()).terminal().isEmpty());
        assertTrue(OpenStation.read(station()).printer().isEmpty());
        assertTrue(OpenStation.read(station()).drawer().isEmpty());
        assertTrue(OpenStation.read(station()).scanner().isEmpty());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    zvt-serial                        | --terminal has no @; write PROFILE@LINK, as zvt-tcp@tcp:192.0.2.7:20007
                    zvt-serail@serial:/dev/ttyUSB0    | --terminal "zvt-serail" is not a profile of a card terminal; did you mean "zvt-serial"?
                    @serial:/dev/ttyUSB0              | --terminal "" is not a profile of a card terminal; known here: card-complete, simulated-zvt, zvt-serial, zvt-tcp
                    zvt-serial@tcp:192.0.2.7:20007    | --terminal is on a network, and "zvt-serial" is a profile for serial cables only; write serial:PATH, or name another profile
                    simulated-zvt@serial:/dev/ttyUSB0 | --terminal "simulated-zvt" is a simulator, which takes nobody's money; only a training station may name it
                    """)
    void aWrongTerminalIsSaidBeforeAnythingIsWritten(String terminal, String problem) {
        var refused = init("--terminal", terminal);

        assertEquals(2, refused.exit());
        assertEquals(problem + "\n", refused.err());
        assertFalse(Files.exists(station()));
    }

    @Test
    void aLinkThatIsNoneIsSaidWithTheUsualPort() {
        var refused = init("--terminal", "zvt-tcp@tcp:192.0.2.7");

        assertEquals(2, refused.exit());
        assertTrue(refused.err().startsWith("--terminal "), refused.err());
        assertTrue(
                refused.err()
                        .endsWith(" (over a network, port 20007 unless its menu says otherwise)\n"),
                refused.err());
        assertFalse(Files.exists(station()));
    }

    @Test
    void aStationAndItsProfileThatAreWrongAreToldTogether() throws Exception {
        assertEquals(0, init("--terminal", "zvt-serial@serial:/dev/ttyUSB0").exit());
        var file = station().resolve("station.yaml");
        Files.writeString(
                file,
                Files.readString(file)
                        .replace("\"zvt-serial\"", "mine")
                        .replace("currency: USD", "currency: usd"));
        var mine = local("mine", shipped("zvt-serial").replace("stop-bits: 2", "stop-bits: 5"));

        var counter = Cashwrap.run("counter", "--station", station().toString());
        assertEquals(2, counter.exit());
        var expected =
                file
                        + ":.:currency: is not a currency of 0 to 3 decimals; write its ISO code in"
                        + " capitals, as USD or EUR\n"
                        + mine
                        + ":.:serial.stop-bits: is not a number of stop bits; write 1 or 2\n";
        assertEquals(expected, counter.err().replaceAll("(?m)(yaml):[0-9]+:", "$1:.:"));

        var checked = Cashwrap.run("profiles", "check", "--station", station().toString());
        assertEquals(1, checked.exit(), checked.err());
        assertEquals(
                expected + "19 profiles are good\n",
                checked.out().replaceAll("(?m)(yaml):[0-9]+:", "$1:.:"));
    }

    @Test
    void aProfileOfTheStationIsUsedAndMarked() throws Exception {
        assertEquals(0, init("--terminal", "zvt-serial@serial:/dev/ttyUSB0").exit());
        var file = station().resolve("station.yaml");
        Files.writeString(file, Files.readString(file).replace("\"zvt-serial\"", "mine"));
        local("mine", shipped("zvt-serial"));

        var terminal = OpenStation.read(station()).terminal().orElseThrow();
        assertTrue(terminal.profile().local());
        var checked = Cashwrap.run("profiles", "check", "--station", station().toString());
        assertEquals("20 profiles are good\n", checked.out());
        assertEquals(0, checked.exit());
    }

    @Test
    void rulePacksThatCannotBeToldApartAreToldWithTheStation() throws Exception {
        assertEquals(0, init().exit());
        var rules = station().resolve("hardware-profiles/rules");
        Files.createDirectories(rules);
        for (var name : List.of("a.yaml", "b.yaml")) {
            Files.copy(Path.of("hardware-profiles/rules/sample-us-ny.yaml"), rules.resolve(name));
        }

        var checked = Cashwrap.run("profiles", "check", "--station", station().toString());
        assertEquals(
                rules.resolve("b.yaml")
                        + ":1:-: is for the same region and from the same day as \"a\"; give one of"
                        + " them another effective-from\n21 profiles are good\n",
                checked.out());
        assertEquals(1, checked.exit());
    }

    @Test
    void profilesThatShipAreCheckedFromAnyFolder() {
        var checked = Cashwrap.run("profiles", "check");

        assertEquals("19 profiles are good\n", checked.out());
        assertEquals(0, checked.exit());
    }

    @Test
    void aPathIsCheckedByItself() throws IOException {
        var folder = Files.createDirectories(temp.resolve("card-terminal"));
        Files.writeString(folder.resolve("a.yaml"), shipped("zvt-tcp"));
        var wrong =
                Files.writeString(
                        folder.resolve("b.yaml"),
                        shipped("zvt-tcp")
                                .replace("charset: cp437", "charset: cp")
                                .replace("driver: zvt", "driver: xvt"));

        var checked = Cashwrap.run("profiles", "check", folder.toString());
        assertEquals(1, checked.exit());
        assertEquals(
                (wrong + ":4:driver: \"xvt\" is not one of these; did you mean \"zvt\"?\n")
                        + (wrong + ":10:charset: \"cp\" is not one of these; known here: cp437,")
                        + " latin1, ascii, utf8\n1 profile is good\n",
                checked.out());
        assertEquals(0, Cashwrap.run("profiles", "check", folder + "/a.yaml").exit());
    }

    @Test
    void whatIsNotThereCannotBeChecked() {
        var gone = Cashwrap.run("profiles", "check", temp.resolve("gone").toString());
        assertEquals(2, gone.exit());
        assertTrue(gone.err().contains("is not there"), gone.err());

        var noStation = Cashwrap.run("profiles", "check", "--station", temp.toString());
        assertEquals(2, noStation.exit());
        assertTrue(noStation.err().contains("is not a station"), noStation.err());

        var both = Cashwrap.run("profiles", "check", "x", "--station", temp.toString());
        assertEquals(2, both.exit());
        assertEquals(2, Cashwrap.run("profiles").exit());
    }
}
