package org.cashwrap.device.link;

import jssc.SerialPort;
import jssc.SerialPortException;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/// An open serial port, with one thread that reads and one that writes.
///
/// The port is closed by whichever of the two threads is the last to leave it, never under the hands of the other: the
/// operating system gives its number to the next file that is opened, and a thread still writing would write there. A
/// thread that is stuck therefore keeps the port, and [Held] says so to the next who asks.
///
/// jSSC is polled, because all else costs more (measured with 2.10.2): its timed reads spin, its listener takes a quarter
/// of a core.
final class SerialLink implements Link {
    private static final System.Logger LOG = System.getLogger(SerialLink.class.getName());

    private static final Duration POLL = Duration.ofMillis(10);
    private static final Duration LOOK_IF_THERE = Duration.ofMillis(500);

    /// A read of bytes that are there takes microseconds.
    private static final Duration READ_IS_STUCK = Duration.ofSeconds(2);

    /// So little that a device which stands still gets no more than this after it was given up; 67 ms at 9600 baud.
    private static final int PIECE = 64;

    private final SerialPort port;
    private final String device;
    private final Held held;
    private final Porter porter;
    private final Thread reader;
    private final Incoming incoming = new Incoming();
    private final AtomicBoolean broken = new AtomicBoolean();
    private final AtomicInteger threadsInside = new AtomicInteger(2);
    private final ReadInProgress reading = new ReadInProgress();

    private SerialLink(SerialPort port, String name, String device, Held held, Porter porter) {
        this.port = port;
        this.device = device;
        this.held = held;
        this.porter = porter;
        reader = Thread.ofPlatform().daemon().name(name + " reader").unstarted(this::read);
    }

    /// Takes over an open port: from here on nobody else may close it.
    static SerialLink on(SerialPort port, String name, String device, Held held, Porter porter) {
        var link = new SerialLink(port, name, device, held, porter);
        link.reader.start();
        return link;
    }

    @Override
    public int next(Duration wait) {
        var deadline = Deadline.in(wait);
        while (true) {
            var left = Math.max(0, Math.min(deadline.leftNanos(), LOOK_IF_THERE.toNanos()));
            var next = incoming.next(Duration.ofNanos(left));
            if (next != NOTHING) {
                return next;
            }
            if (reading.lasts(READ_IS_STUCK) && hasHungUp()) {
                // jSSC's read goes round and round if the cable is pulled between its look and its
                // read (jssc issue 94). It never sleeps there, so it meets the closed port within
                // microseconds, and leaves.
                breakOff();
                close(port);
            } else if (deadline.leftNanos() <= 0) {
                return NOTHING;
            }
        }
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
        incoming.discard();
        breakOff();
        held.awaitFree();
    }

    private Sent take(byte[] bytes, int offset, int length) {
        var piece = new byte[length];
        System.arraycopy(bytes, offset, piece, 0, length);
        try {
            return port.writeBytes(piece) ? Sent.DONE : Sent.UNSURE;
        } catch (SerialPortException refused) {
            // jSSC throws where the operating system took no byte, and says false where it took
            // some.
            return Sent.NOTHING;
        } catch (RuntimeException closed) {
            return Sent.UNSURE;
        }
    }

    private void read() {
        try {
            var nextLook = Deadline.in(LOOK_IF_THERE);
            while (!broken.get()) {
                reading.begins();
                var bytes = port.readBytes();
                reading.ends();
                if (bytes != null) {
                    bring(bytes);
                } else if (nextLook.leftNanos() > 0) {
                    Thread.sleep(POLL);
                } else if (SerialPorts.HERE.has(device)) {
                    nextLook = Deadline.in(LOOK_IF_THERE);
                } else {
                    break;
                }
            }
        } catch (SerialPortException | RuntimeException unplugged) {
            // As does a device that is gone: its bytes can no longer be counted.
        } catch (InterruptedException nobodyDoes) {
            Thread.currentThread().interrupt();
        } finally {
            reading.ends();
            breakOff();
            leave();
        }
    }

    /// Waits for room as long as it takes: the device may go on while the driver is busy.
    private void bring(byte[] bytes) {
        for (var done = 0; done < bytes.length && !broken.get(); ) {
            done += incoming.put(bytes, done, bytes.length - done, LOOK_IF_THERE);
        }
    }

    private boolean hasHungUp() {
        try {
            port.getInputBufferBytesCount();
            return false;
        } catch (SerialPortException hungUp) {
            return true;
        }
    }

    private void breakOff() {
        var first = broken.compareAndSet(false, true);
        // After that: who hears of the break must not find the cable whole when he writes.
        incoming.breakOff();
        if (!first) {
            return;
        }
        held.leaving();
        if (!porter.end(this::leave)) {
            // It was told to end while it opened the port, for too long; then this is its thread.
            leave();
        }
    }

    private void leave() {
        if (threadsInside.decrementAndGet() == 0) {
            close(port);
            held.release();
        }
    }

    private void close(SerialPort opened) {
        try {
            opened.closePort();
        } catch (SerialPortException | RuntimeException closed) {
            LOG.log(System.Logger.Level.DEBUG, "{0} had been closed", device);
        }
    }

    /// Since when the reading thread is inside jSSC.
    private static final class ReadInProgress {
        private volatile boolean inside;
        private volatile long sinceNanos;

        void begins() {
            sinceNanos = System.nanoTime();
            inside = true;
        }

        void ends() {
            inside = false;
        }

        boolean lasts(Duration longer) {
            return inside && System.nanoTime() - sinceNanos > longer.toNanos();
        }
    }
}
