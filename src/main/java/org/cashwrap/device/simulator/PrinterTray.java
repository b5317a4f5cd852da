package org.cashwrap.device.simulator;

import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.function.Consumer;
import java.util.regex.Pattern;

import javax.imageio.ImageIO;

/// The folder that receipts fall into, numbered on from what is in it, and the printer's diary `events.jsonl`. A name in it is
/// a whole file: it appears when all is written.
public final class PrinterTray implements AutoCloseable {
    private static final Pattern NUMBERED = Pattern.compile("([0-9]{4,9})\\..*");
    private static final String EVENTS = "events.jsonl";

    private final Path folder;
    private final FileChannel events;
    private final Clock clock;
    private int last;

    private PrinterTray(Path folder, FileChannel events, int last, Clock clock) {
        this.folder = folder;
        this.events = events;
        this.last = last;
        this.clock = clock;
    }

    /// What became of opening it.
    public sealed interface Opening {
        record Opened(PrinterTray tray) implements Opening {}

        /// @param why in plain English, with the cure
        record NotOpened(String why) implements Opening {}
    }

    /// @param folder is made if it is not there
    public static Opening open(Path folder, Clock clock) {
        try {
            Files.createDirectories(folder);
            var last = 0;
            try (var names = Files.newDirectoryStream(folder)) {
                for (var name : names) {
                    var matcher = NUMBERED.matcher(String.valueOf(name.getFileName()));
                    last =
                            matcher.matches()
                                    ? Math.max(last, Integer.parseInt(matcher.group(1)))
                                    : last;
                }
            }
            var events =
                    FileChannel.open(
                            folder.resolve(EVENTS),
                            StandardOpenOption.CREATE,
                            StandardOpenOption.WRITE);
            if (!locked(events)) {
                events.close();
                return new Opening.NotOpened(
                        folder + " is in use by another simulated printer; name another folder");
            }
            events.position(events.size());
            return new Opening.Opened(new PrinterTray(folder, events, last, clock));
        } catch (IOException | UnsupportedOperationException refused) {
            return new Opening.NotOpened(folder + " cannot be written: " + refused);
        }
    }

    private static boolean locked(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException here) {
            return false;
        }
    }

    /// A receipt has fallen out.
    ///
    /// @param bytes of it, as they were sent
    /// @param part  it is not all of it
    /// @return its number, as the files are named
    /// @throws UncheckedIOException if it cannot be written
    String leave(byte[] bytes, Paper.Piece piece, boolean part) {
        last++;
        var name = "%04d".formatted(last) + (part ? ".part" : "");
        var text = String.join("\n", piece.text()) + "\n";
        put(name + ".txt", text.getBytes(StandardCharsets.UTF_8));
        put(name + ".png", png(piece.picture()));
        // Last: who sees it sees the others.
        put(name + ".bin", bytes);
        return name;
    }

    private static byte[] png(BufferedImage picture) {
        var out = new ByteArrayOutputStream();
        try {
            if (!ImageIO.write(picture, "png", out)) {
                throw new IllegalStateException("no PNG writer");
            }
        } catch (IOException inMemory) {
            throw new UncheckedIOException(inMemory);
        }
        return out.toByteArray();
    }

    private void put(String name, byte[] bytes) {
        var half = folder.resolve("." + name + ".tmp");
        try {
            Files.write(half, bytes);
            Files.move(half, folder.resolve(name), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException full) {
            throw new UncheckedIOException(name + " cannot be written", full);
        }
    }

    /// Adds a line to the diary: `what`, the event's own keys, `at`.
    ///
    /// @throws UncheckedIOException if it cannot be written
    void event(String what, Consumer<ObjectNode> keys) {
        var node = JsonNodeFactory.instance.objectNode().put("what", what);
        keys.accept(node);
        node.put("at", clock.instant().truncatedTo(ChronoUnit.MILLIS).toString());
        var line = JsonMapper.shared().writeValueAsString(node) + "\n";
        var bytes = ByteBuffer.wrap(line.getBytes(StandardCharsets.UTF_8));
        try {
            while (bytes.hasRemaining()) {
                events.write(bytes);
            }
        } catch (IOException full) {
            throw new UncheckedIOException(EVENTS + " cannot be written", full);
        }
    }

    @Override
    public void close() {
        try {
            events.close();
        } catch (IOException late) {
            // Every line is written already.
        }
    }
}
