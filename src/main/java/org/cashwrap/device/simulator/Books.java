package org.cashwrap.device.simulator;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.function.Consumer;

/// The terminal's books: a file that is only added to, each line on the disk before the terminal goes on. Or none, and then
/// it forgets everything when it ends.
public final class Books implements AutoCloseable {
    private final Optional<FileChannel> file;
    private final String before;

    private Books(Optional<FileChannel> file, String before) {
        this.file = file;
        this.before = before;
    }

    /// What became of opening them.
    public sealed interface Opening {
        record Opened(Books books) implements Opening {}

        /// @param why in plain English, with the cure
        record NotOpened(String why) implements Opening {}
    }

    /// Books that nobody keeps.
    public static Books none() {
        return new Books(Optional.empty(), "");
    }

    /// Goes on where the file ends. A last line that a power cut tore was never answered for: it is taken out, and said.
    ///
    /// @param say what a person should know
    public static Opening open(Path path, Consumer<String> say) {
        FileChannel channel;
        try {
            channel =
                    FileChannel.open(
                            path,
                            StandardOpenOption.CREATE,
                            StandardOpenOption.READ,
                            StandardOpenOption.WRITE);
        } catch (IOException | UnsupportedOperationException refused) {
            return new Opening.NotOpened(path + " cannot be written: " + refused);
        }
        try {
            var opening = read(path, channel, say);
            if (opening instanceof Opening.NotOpened) {
                channel.close();
            }
            return opening;
        } catch (IOException unreadable) {
            return new Opening.NotOpened(path + " cannot be read: " + unreadable);
        }
    }

    private static Opening read(Path path, FileChannel channel, Consumer<String> say)
            throws IOException {
        try {
            if (channel.tryLock() == null) {
                return inUse(path);
            }
        } catch (OverlappingFileLockException here) {
            return inUse(path);
        }
        var bytes = ByteBuffer.allocate(Math.toIntExact(channel.size()));
        while (bytes.hasRemaining() && channel.read(bytes, bytes.position()) >= 0) {
            // Until all is read.
        }
        var length = bytes.position();
        while (length > 0 && bytes.get(length - 1) != '\n') {
            length--;
        }
        var whole = new String(bytes.array(), 0, length, StandardCharsets.UTF_8);
        var number = 0;
        for (var line : whole.lines().toList()) {
            number++;
            if (BookLine.parse(line).isEmpty()) {
                return new Opening.NotOpened(
                        path
                                + ":"
                                + number
                                + ":-: is no line of a terminal's books; name another file");
            }
        }
        if (length < bytes.position()) {
            say.accept(
                    path
                            + ":"
                            + (number + 1)
                            + ":-: the last line was torn, as by a power cut, and is taken out: "
                            + (bytes.position() - length)
                            + " bytes");
            channel.truncate(length);
            channel.force(true);
        }
        channel.position(channel.size());
        return new Opening.Opened(new Books(Optional.of(channel), whole));
    }

    private static Opening inUse(Path path) {
        return new Opening.NotOpened(
                path + " is in use by another simulated terminal; name another file");
    }

    /// What they say so far.
    ///
    /// @param receipt              the number before the first, if they are new
    /// @param declinesUseNumbers as of [Memory]
    Memory memory(int receipt, boolean declinesUseNumbers) {
        var memory = new Memory(receipt, declinesUseNumbers);
        before.lines().flatMap(line -> BookLine.parse(line).stream()).forEach(memory::add);
        return memory;
    }

    /// On the disk when it returns.
    ///
    /// @throws UncheckedIOException if it is not: then the terminal must not go on
    void add(BookLine line) {
        var json = line.json() + "\n";
        if (file.isPresent()) {
            var bytes = ByteBuffer.wrap(json.getBytes(StandardCharsets.UTF_8));
            try {
                while (bytes.hasRemaining()) {
                    file.get().write(bytes);
                }
                file.get().force(true);
            } catch (IOException full) {
                throw new UncheckedIOException("the books cannot be written", full);
            }
        }
    }

    @Override
    public void close() {
        try {
            if (file.isPresent()) {
                file.get().close();
            }
        } catch (IOException late) {
            // Every line is on the disk already.
        }
    }
}
