package org.cashwrap.device.link;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;

/// An open file or device. Nothing comes in.
final class FileLink implements Link {
    /// So little that a printer which was given up prints no more than this when it is switched on again.
    private static final int PIECE = 512;

    private final FileChannel channel;
    private final Held held;
    private final Porter porter;
    private final Incoming nothing = new Incoming();
    private final AtomicBoolean broken = new AtomicBoolean();

    FileLink(FileChannel channel, Held held, Porter porter) {
        this.channel = channel;
        this.held = held;
        this.porter = porter;
    }

    /// Waits as long as asked all the same, or whoever waits for an answer would go round and round.
    @Override
    public int next(Duration wait) {
        return nothing.next(wait);
    }

    @Override
    public Sent write(byte[] bytes) {
        if (broken.get()) {
            return Sent.NOTHING;
        }
        var sent = porter.write(bytes, PIECE, this::take);
        if (sent != Sent.DONE) {
            breakOff();
        }
        return sent;
    }

    @Override
    public void close() {
        breakOff();
        held.awaitFree();
    }

    private Sent take(byte[] bytes, int offset, int length) {
        var piece = ByteBuffer.wrap(bytes, offset, length);
        try {
            while (piece.hasRemaining()) {
                channel.write(piece);
            }
            return Sent.DONE;
        } catch (IOException failed) {
            return piece.position() == offset && channel.isOpen() ? Sent.NOTHING : Sent.UNSURE;
        }
    }

    /// Closing the channel ends a write that is stuck in it, but waits for that itself, hence on a thread of its own.
    private void breakOff() {
        nothing.breakOff();
        if (!broken.compareAndSet(false, true)) {
            return;
        }
        held.leaving();
        porter.end(() -> {});
        Thread.ofPlatform().daemon().name("closes a file").start(this::closeChannel);
    }

    private void closeChannel() {
        try {
            channel.close();
        } catch (IOException lost) {
            System.getLogger(FileLink.class.getName())
                    .log(
                            System.Logger.Level.WARNING,
                            "a file did not close: {0}",
                            lost.getMessage());
        }
        held.release();
    }
}
