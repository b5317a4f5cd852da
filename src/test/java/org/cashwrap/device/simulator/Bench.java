package org.cashwrap.device.simulator;

import org.cashwrap.config.Config;
import org.cashwrap.config.Read;
import org.cashwrap.device.link.LoopBack;
import org.cashwrap.device.simulator.SimulatedTerminal.End;
import org.cashwrap.device.simulator.SimulatedTerminal.Transport;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

/// A terminal on a table: its books in a file, a cable in memory that can be plugged in again and again.
final class Bench implements AutoCloseable {
    /// One second for what a real terminal waits five: for tests that wait for it. A busy machine needs that much.
    static final double HURRIED = 0.2;

    static final Clock CLOCK = Clock.fixed(Instant.parse("2026-08-20T14:05:09Z"), ZoneOffset.UTC);

    private static final int GUARD_S = 60;

    private final Path file;
    private final Books books;
    private final SimulatedTerminal terminal;
    private final Transport transport;
    private final List<String> shown = new CopyOnWriteArrayList<>();
    private CompletableFuture<End> serving = CompletableFuture.completedFuture(new End.Gone());
    private LoopBack cable = new LoopBack();

    Bench(Path folder, Transport transport, String script) {
        this(folder, transport, script, 1);
    }

    Bench(Path folder, Transport transport, String script, double scale) {
        this.file = folder.resolve("books.jsonl");
        this.transport = transport;
        this.books =
                switch (Books.open(file, shown::add)) {
                    case Books.Opening.Opened(var opened) -> opened;
                    case Books.Opening.NotOpened(var why) -> throw new AssertionError(why);
                };
        this.terminal = new SimulatedTerminal(script(script), books, CLOCK, scale, shown::add);
    }

    static TerminalScript script(String text) {
        return switch (Config.read("script", text, TerminalScript.class)) {
            case Read.Good<TerminalScript>(var good, _) -> good;
            case Read.Bad<TerminalScript>(var problems) -> throw new AssertionError(problems);
        };
    }

    /// A new cable; the end of the one before is awaited.
    TestTill plugIn() {
        ended();
        cable = new LoopBack();
        serving = new CompletableFuture<>();
        var link = cable.b();
        var done = serving;
        Thread.ofPlatform()
                .daemon()
                .start(() -> {
                    try {
                        done.complete(terminal.serve(link, transport));
                    } catch (RuntimeException failed) {
                        done.completeExceptionally(failed);
                    }
                });
        return new TestTill(cable.a(), transport);
    }

    /// The same, registered: everything through the till, line by line, with intermediate status.
    TestTill registered() {
        return registered("8E");
    }

    TestTill registered(String config) {
        var till = plugIn();
        till.register(config);
        return till;
    }

    LoopBack cable() {
        return cable;
    }

    /// Why the connection ended.
    End ended() {
        try {
            return serving.get(GUARD_S, TimeUnit.SECONDS);
        } catch (Exception stillServing) {
            throw new AssertionError(stillServing);
        }
    }

    List<String> shown() {
        return shown;
    }

    List<JsonNode> lines() {
        try {
            return Files.readAllLines(file).stream().map(JsonMapper.shared()::readTree).toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /// What the books say: `booked 1 84.37`, one a line.
    List<String> booked() {
        return lines().stream()
                .map(line ->
                        line.get("what").asString()
                                + " "
                                + line.get("receipt")
                                + " "
                                + line.get("amount").asString())
                .toList();
    }

    @Override
    public void close() {
        cable.cutAfterFromA(0);
        ended();
        books.close();
    }
}
