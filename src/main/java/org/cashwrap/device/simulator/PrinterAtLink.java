package org.cashwrap.device.simulator;

import org.cashwrap.device.link.Link;
import org.cashwrap.device.link.LinkName;
import org.cashwrap.device.link.SerialSettings;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// A simulated printer at its end of a named cable: prints what comes, for as long as it is not closed. It serves one caller;
/// others wait until he hangs up.
public final class PrinterAtLink implements AutoCloseable {
    private static final Duration STEP = Duration.ofMillis(5);
    private static final Duration LOOK_AGAIN = Duration.ofMillis(20);

    /// Opening a serial port that is not there costs something.
    private static final Duration PORT_AGAIN = Duration.ofMillis(200);

    private static final int BYTES_A_STEP = 64;
    private static final int END_WAIT_S = 5;

    private final SimulatedPrinter printer;
    private final Plug plug;
    private final CountDownLatch ended = new CountDownLatch(1);
    private volatile boolean closed;
    private Optional<Link> link = Optional.empty();
    private boolean powered = true;

    PrinterAtLink(SimulatedPrinter printer, Plug plug) {
        this.printer = printer;
        this.plug = plug;
    }

    /// What became of plugging it in.
    public sealed interface Start {
        record Ready(PrinterAtLink printer) implements Start {}

        /// @param why in plain English, with the cure
        record NotReady(String why) implements Start {}
    }

    /// @param name     as [LinkName#parseListening] reads it
    /// @param settings of a serial line
    public static Start plugIn(SimulatedPrinter printer, LinkName name, SerialSettings settings) {
        return switch (Plug.at(name, settings)) {
            case Plug.Start.Plugged(var plug) -> new Start.Ready(new PrinterAtLink(printer, plug));
            case Plug.Start.NotPlugged(var why) -> new Start.NotReady(why);
        };
    }

    /// Where the till finds it: `tcp:20007`, `serial:/dev/ttyUSB0`.
    public String name() {
        return plug.name();
    }

    /// The first line that a simulator prints: `{"ready":"tcp:20007"}`.
    public String readyLine() {
        return plug.readyLine();
    }

    /// Prints until it is closed; a receipt that has been started is left then as it is.
    ///
    /// @throws java.io.UncheckedIOException if the folder cannot be written
    public void run() {
        try {
            while (!closed) {
                printer.tick();
                power(!printer.isOff());
                if (link.isEmpty()) {
                    connect();
                } else {
                    step(link.get());
                }
            }
            printer.stop();
        } finally {
            link.ifPresent(Link::close);
            plug.close();
            ended.countDown();
        }
    }

    /// From any thread: [#run] then leaves the receipt that has been started, and returns.
    @Override
    public void close() {
        closed = true;
    }

    /// Closes it, and waits a little until it has.
    public void finish() {
        close();
        try {
            if (!ended.await(END_WAIT_S, TimeUnit.SECONDS)) {
                plug.close();
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void power(boolean on) {
        if (on == powered) {
            return;
        }
        // First the door, then the caller: he must not come in again.
        if (plug.power(on)) {
            powered = on;
        }
        if (!on && plug.isCalled()) {
            // Nobody hangs up for it: what is in the cable is lost.
            link.ifPresent(Link::abandon);
            link = Optional.empty();
        }
    }

    private void connect() {
        if (!powered) {
            pause(STEP);
            return;
        }
        link = plug.next(LOOK_AGAIN);
        if (link.isEmpty() && !plug.isCalled()) {
            pause(PORT_AGAIN);
        }
    }

    private void hangUp() {
        link.ifPresent(Link::close);
        link = Optional.empty();
        printer.cableGone();
    }

    /// Says what there is to say, takes what has come.
    private void step(Link open) {
        var holds = say(open);
        if (holds && !printer.takesMore()) {
            pause(STEP);
        }
        var b = Link.NOTHING;
        for (var i = 0; i < BYTES_A_STEP && holds && printer.takesMore(); i++) {
            b = open.next(i == 0 ? STEP : Duration.ZERO);
            if (b < 0) {
                break;
            }
            printer.receive(b);
            holds = say(open);
        }
        if (!holds || b == Link.BROKEN) {
            hangUp();
        }
    }

    private boolean say(Link open) {
        var said = printer.said();
        return said.length == 0 || open.write(said) == Link.Sent.DONE;
    }

    private static void pause(Duration time) {
        try {
            Thread.sleep(time);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
