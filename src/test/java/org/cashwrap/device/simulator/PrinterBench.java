package org.cashwrap.device.simulator;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import org.cashwrap.config.Config;
import org.cashwrap.config.Read;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;

/// A simulated printer on the bench: its time is turned by hand, its cable is a method.
final class PrinterBench implements AutoCloseable {
    static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-22T10:43:12Z"), ZoneOffset.UTC);
    static final String CUT = "1D564200";
    static final String PRINTED = "1D2848060030303132 3334";

    private static final HexFormat HEX = HexFormat.of().withUpperCase();

    private final Path folder;
    private final PrinterTray tray;
    private final SimulatedPrinter printer;
    private final ByteArrayOutputStream said = new ByteArrayOutputStream();
    private long nanos;

    PrinterBench(Path folder, String script) {
        this.folder = folder;
        tray = tray(folder);
        printer = new SimulatedPrinter(script(script), PrinterMake.USUAL, tray, () -> nanos);
        pass(0);
    }

    static PrinterScript script(String text) {
        if (text.isEmpty()) {
            return PrinterScript.NONE;
        }
        return switch (Config.read("p.yaml", text, PrinterScript.class)) {
            case Read.Good<PrinterScript>(var good, _) -> good;
            case Read.Bad<PrinterScript>(var problems) -> throw new AssertionError(problems);
        };
    }

    static PrinterTray tray(Path folder) {
        return assertInstanceOf(PrinterTray.Opening.Opened.class, PrinterTray.open(folder, CLOCK))
                .tray();
    }

    SimulatedPrinter printer() {
        return printer;
    }

    /// Bytes over the cable, as many as it takes.
    ///
    /// @return how many it took
    int send(byte... bytes) {
        var taken = 0;
        for (var b : bytes) {
            if (!printer.takesMore()) {
                break;
            }
            printer.receive(Byte.toUnsignedInt(b));
            said.writeBytes(printer.said());
            taken++;
        }
        pass(0);
        return taken;
    }

    int send(String hex) {
        return send(HexFormat.of().parseHex(hex.replace(" ", "")));
    }

    int type(String text) {
        return send(text.getBytes(StandardCharsets.US_ASCII));
    }

    void pass(int ms) {
        for (var i = 0; i <= ms; i += 10) {
            printer.tick();
            said.writeBytes(printer.said());
            nanos += i < ms ? 10_000_000L : 0;
        }
    }

    /// What it has said since this was asked last.
    String said() {
        var hex = HEX.formatHex(said.toByteArray());
        said.reset();
        return hex;
    }

    String ask(String hex) {
        said();
        send(hex);
        return said();
    }

    List<String> files() {
        try (var names = Files.list(folder)) {
            return names.map(name -> String.valueOf(name.getFileName())).sorted().toList();
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    String text(String name) {
        try {
            return Files.readString(folder.resolve(name));
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    /// The diary, without the times.
    List<String> events() {
        return text("events.jsonl")
                .lines()
                .map(line -> line.replace(",\"at\":\"2026-11-22T10:43:12Z\"", ""))
                .toList();
    }

    @Override
    public void close() {
        tray.close();
    }
}
