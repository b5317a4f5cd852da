package org.cashwrap.device.simulator;

import org.cashwrap.device.driver.escpos.wire.Command;
import org.cashwrap.device.driver.escpos.wire.CommandKind;
import org.cashwrap.device.driver.escpos.wire.CommandReader;
import org.cashwrap.device.simulator.ScriptedReceipt.Fault;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Locale;
import java.util.Optional;
import java.util.function.LongSupplier;

/// An ESC/POS printer: a buffer that fills from the cable and empties at the speed of its paper, what it answers, and what
/// goes wrong with it. It moves by its clock whenever somebody looks ([#tick]); nothing in it waits. For one thread.
///
/// Source: Epson, ESC/POS command reference for TM printers.
public final class SimulatedPrinter {
    private static final long MS = 1_000_000;
    private static final double MM_PER_INCH = 25.4;
    private static final int CUT_MS = 300;
    private static final int DRAWER_OPENS_MS = 80;

    /// So long after a receipt that its last questions are answered, what is due for the next one begins.
    private static final int NEXT_AFTER_MS = 300;

    private static final int PULSE_UNIT_MS = 2;
    private static final int PULSE_NOW_MS = 100;

    private static final byte[] NOTHING = {};

    private final PrinterScript script;
    private final PrinterMake make;
    private final PrinterTray tray;
    private final LongSupplier nanos;
    private final PrintHead head;

    private final CommandReader reader = new CommandReader();
    private final ArrayDeque<Waiting> buffer = new ArrayDeque<>();
    private long bufferBytes;
    private final ByteArrayOutputStream said = new ByteArrayOutputStream();

    /// Since the last cut.
    private final ByteArrayOutputStream sent = new ByteArrayOutputStream();

    /// When the paper stands still again.
    private long freeAt;

    // The receipt and its trouble.
    private int receipts;
    private long endedAt;
    private boolean begun;
    private ScriptedReceipt entry = ScriptedReceipt.USUAL;
    private boolean faultIsDue;
    private Optional<Fault> struck = Optional.empty();
    private int linesBefore;
    private boolean off;
    private boolean paperEnd;
    private boolean coverOpen;
    private boolean stalled;
    private boolean silent;
    private boolean slow;
    private Optional<Long> faultEndsAt = Optional.empty();
    private boolean fromFirstByte;

    // The drawer.
    private boolean drawerOpen;
    private Optional<Long> opensAt = Optional.empty();
    private Optional<Long> closesAt = Optional.empty();
    private long pulseEndsAt;

    // What the till wants to know.
    private int told;
    private int toldLast;
    private String statusLast = "";
    private boolean kicksPermitted = true;

    /// @param command none where the cable was pulled
    /// @param at      when it came
    private record Waiting(Optional<Command> command, long at) {}

    public SimulatedPrinter(PrinterScript script, PrinterMake make, PrinterTray tray) {
        this(script, make, tray, System::nanoTime);
    }

    SimulatedPrinter(PrinterScript script, PrinterMake make, PrinterTray tray, LongSupplier nanos) {
        this.script = script;
        this.make = make;
        this.tray = tray;
        this.nanos = nanos;
        var toCutter = (int) Math.round(script.toCutterMm() * make.dpi() / MM_PER_INCH);
        this.head =
                new PrintHead(
                        new Paper(make.dots(), toCutter),
                        make.columns(),
                        make.dpi(),
                        script.motionUnit().orElse(make.dpi()),
                        script.pages(),
                        this::odd);
        this.freeAt = nanos.getAsLong();
        begin();
        noteStatus();
    }

    /// Can one draw letters here?
    ///
    /// @return why not, in plain English, with the cure
    public static Optional<String> missing() {
        return PrinterFont.missing();
    }

    // The cable's side

    /// Is it out of power?
    boolean isOff() {
        return off;
    }

    /// Does it take more off the cable?
    boolean takesMore() {
        var held = bufferBytes + (buffer.isEmpty() && isOnline() ? 0 : reader.pendingLength());
        return !stalled && (off || held < script.buffer());
    }

    /// A byte has come.
    void receive(int b) {
        if (off) {
            return;
        }
        if (fromFirstByte) {
            fromFirstByte = false;
            faultLasts();
        }
        for (var command : reader.feed(b)) {
            if (command.isNow() && script.can().realTime().orElse(true)) {
                obeyNow(command);
            }
            if (command.inside().isEmpty()) {
                permit(command);
                wait(Optional.of(command), command.length());
            }
        }
    }

    private void wait(Optional<Command> command, long bytes) {
        buffer.add(new Waiting(command, nanos.getAsLong()));
        bufferBytes += bytes;
    }

    /// The till has hung up: once all it has sent is printed, what hangs out is torn off.
    void cableGone() {
        wait(Optional.empty(), 0);
    }

    /// What it has to say by now; then it is said.
    byte[] said() {
        if (said.size() == 0) {
            return NOTHING;
        }
        var bytes = said.toByteArray();
        said.reset();
        return bytes;
    }

    /// It stands at the end of its work: a started receipt is left as it is.
    void stop() {
        for (var waiting : buffer) {
            if (waiting.command().isEmpty()) {
                break;
            }
            sent.writeBytes(waiting.command().get().bytes());
        }
        sent.writeBytes(reader.pending());
        leavePart();
    }

    // Time

    /// Does everything that is due by now.
    void tick() {
        var now = nanos.getAsLong();
        if (faultEndsAt.isPresent() && now - faultEndsAt.get() >= 0) {
            endFault();
        }
        if (opensAt.isPresent() && now - opensAt.get() >= 0) {
            opensAt = Optional.empty();
            drawer(true);
            closesAt = Optional.of(now + scaled(script.theDrawer().staysOpenMs()));
        }
        if (closesAt.isPresent() && now - closesAt.get() >= 0) {
            closesAt = Optional.empty();
            drawer(false);
        }
        var isWell = !off && !stalled && isOnline();
        if (!begun && isWell && buffer.isEmpty() && now - endedAt > NEXT_AFTER_MS * MS) {
            begin();
        }
        while (!buffer.isEmpty() && !off && isOnline() && now - freeAt >= 0) {
            var next = buffer.getFirst();
            if (!begun && next.command().map(PrintHead::prints).orElse(false)) {
                begin();
                continue;
            }
            buffer.removeFirst();
            freeAt = Math.max(freeAt, next.at());
            if (next.command().isPresent()) {
                bufferBytes -= next.command().get().length();
                obey(next.command().get());
            } else {
                hungUp();
            }
            if (faultIsDue && head.linesDone() - linesBefore >= entry.lines()) {
                strike();
            }
        }
        noteStatus();
    }

    private long scaled(double ms) {
        return Math.round(ms * make.timeScale() * MS);
    }

    private boolean isOnline() {
        return !paperEnd && !coverOpen;
    }

    // Trouble

    private void begin() {
        begun = true;
        entry = script.receipt(receipts);
        linesBefore = head.linesDone();
        silent = false;
        slow = false;
        faultIsDue = entry.fault().isPresent();
        if (faultIsDue && entry.lines() == 0) {
            strike();
        }
    }

    private void strike() {
        faultIsDue = false;
        var fault = entry.fault().orElseThrow();
        struck = Optional.of(fault);
        tray.event("fault", node -> node.put("fault", word(fault)));
        switch (fault) {
            case PAPER_END -> paperEnd = true;
            case COVER_OPEN -> coverOpen = true;
            case SLOW -> slow = true;
            case SILENT -> silent = true;
            case STALL -> stalled = true;
            case OFF -> powerOff();
        }
        // A roll that is empty before anybody prints is changed after somebody has noticed.
        fromFirstByte =
                entry.lines() == 0 && (fault == Fault.PAPER_END || fault == Fault.COVER_OPEN);
        if (!fromFirstByte) {
            faultLasts();
        }
    }

    private void faultLasts() {
        faultEndsAt = entry.forMs().map(ms -> nanos.getAsLong() + scaled(ms));
    }

    private void endFault() {
        faultEndsAt = Optional.empty();
        var wasHeld = paperEnd || coverOpen || off;
        paperEnd = false;
        coverOpen = false;
        stalled = false;
        off = false;
        if (wasHeld) {
            freeAt = nanos.getAsLong();
        }
        struck.ifPresent(fault -> tray.event("fault-over", node -> node.put("fault", word(fault))));
        struck = Optional.empty();
    }

    private void powerOff() {
        off = true;
        buffer.clear();
        bufferBytes = 0;
        reader.drop();
        said.reset();
        told = 0;
        kicksPermitted = true;
        head.restart();
        leavePart();
    }

    // At once

    private void obeyNow(Command command) {
        command.inside()
                .ifPresent(outer ->
                        tray.event(
                                "surprise",
                                node ->
                                        node.put("command", command.kind().sign())
                                                .put("name", command.word())
                                                .put("inside", outer.sign())));
        switch (command.kind()) {
            case DLE_EOT -> statusNow(command.parameter("n"));
            case DLE_DC4_1 -> {
                if (!kicksPermitted) {
                    return;
                }
                var ms = PULSE_NOW_MS * command.parameter("t");
                if (nanos.getAsLong() - pulseEndsAt < 0) {
                    odd("a kick during another one is not obeyed");
                } else {
                    kick(command.parameter("m") & 1, ms, ms, command);
                }
            }
            case DLE_DC4_2 -> {
                if (kicksPermitted) {
                    tray.event("power-off", _ -> {});
                    powerOff();
                }
            }
            case DLE_DC4_7 -> {
                if (command.parameter("m") == 1) {
                    say(changeBytes());
                }
            }
            case DLE_DC4_8 -> clear();
            case DLE_ENQ -> {
                // There is never an error that it recovers from.
                tray.event("recover", node -> node.put("n", command.parameter("n")));
            }
            default -> {
                // The buzzer.
            }
        }
    }

    private void clear() {
        tray.event("clear", node -> node.put("bytes", bufferBytes + reader.pendingLength()));
        buffer.clear();
        bufferBytes = 0;
        reader.drop();
        head.clearLine();
        say(0x37, 0x25, 0x00);
    }

    private void statusNow(int n) {
        var drawer = script.theDrawer().isHigh(drawerOpen) ? 0x04 : 0;
        var status =
                switch (n) {
                    case 1 -> drawer | (isOnline() ? 0 : 0x08);
                    case 2 -> (coverOpen ? 0x04 : 0) | (paperEnd ? 0x20 : 0);
                    case 3 -> 0;
                    case 4 -> (paperEnd ? 0x6C : script.isPaperLow() ? 0x0C : 0);
                    default -> -1;
                };
        if (status >= 0) {
            say(0x12 | status);
        }
    }

    /// `GS ( D` is obeyed before the bytes behind it are looked at, which is what it is for.
    private void permit(Command command) {
        if (command.kind() == CommandKind.GS_PAREN_D) {
            var data = command.data();
            for (var i = 1; i + 1 < data.length; i += 2) {
                if (data[i] == 1 || data[i] == 2) {
                    kicksPermitted = (data[i + 1] & 1) != 0;
                }
            }
        }
    }

    // In its turn

    private void obey(Command command) {
        sent.writeBytes(command.bytes());
        var lines = head.linesDone();
        var rows =
                switch (command.kind()) {
                    case GS_V, ESC_SMALL_I, ESC_SMALL_M -> cut(command);
                    case ESC_SMALL_P -> {
                        kick(
                                command.parameter("m") & 1,
                                PULSE_UNIT_MS * command.parameter("t1"),
                                PULSE_UNIT_MS
                                        * Math.max(
                                                command.parameter("t1"), command.parameter("t2")),
                                command);
                        yield 0;
                    }
                    case GS_SMALL_A -> {
                        tellChanges(command.parameter("n"));
                        yield 0;
                    }
                    case GS_SMALL_R -> {
                        tell(command.parameter("n"));
                        yield 0;
                    }
                    case GS_I -> {
                        identity(command.parameter("n"));
                        yield 0;
                    }
                    case GS_PAREN_H -> {
                        tellPrinted(command);
                        yield 0;
                    }
                    case ESC_AT -> {
                        told = 0;
                        yield head.obey(command);
                    }
                    default -> head.obey(command);
                };
        freeAt += scaled(1000.0 * rows * MM_PER_INCH / make.dpi() / make.speedMmPerS());
        if (slow) {
            freeAt +=
                    scaled(
                            1000.0
                                    * (head.linesDone() - lines)
                                    / entry.linesPerSecond().orElseThrow());
        }
    }

    private int cut(Command command) {
        var rows = head.flushLine();
        var feeds = command.parameter("m") >= 65;
        if (feeds) {
            rows += head.feedToCutter(command.parameter("n"));
        }
        freeAt += scaled(CUT_MS);
        var name = tray.leave(sent.toByteArray(), head.paper().cut(), false);
        finished(name, false);
        receipts++;
        begun = false;
        faultIsDue = false;
        endedAt = nanos.getAsLong();
        return rows;
    }

    private void hungUp() {
        leavePart();
        sent.reset();
    }

    private void leavePart() {
        if (!head.paper().isBlank()) {
            finished(tray.leave(sent.toByteArray(), head.paper().torn(), true), true);
            head.paper().tear();
            // What was due for it has been.
            receipts += begun ? 1 : 0;
            begun = false;
            endedAt = nanos.getAsLong();
        }
    }

    private void finished(String name, boolean part) {
        sent.reset();
        tray.event("receipt", node -> node.put("name", name).put("part", part));
    }

    // Answers

    private void tell(int n) {
        if (!script.can().gsR().orElse(true)) {
            return;
        }
        switch (n & 0xF) {
            case 1 -> say(script.isPaperLow() ? 0x03 : 0);
            case 2 -> say(script.theDrawer().isHigh(drawerOpen) ? 0x01 : 0);
            default -> {
                // Not a sensor that it has.
            }
        }
    }

    private void identity(int n) {
        switch (n) {
            case 1, 49 -> say(0x20);
            case 2, 50 -> say(0x02);
            case 3, 51 -> say(0x01);
            case 65 -> sayText("1.00");
            case 66 -> sayText("Cashwrap");
            case 67 -> sayText("Simulator");
            case 68 -> sayText("SIM0000001");
            case 69 -> sayText("");
            default -> odd("there is no identity " + n);
        }
    }

    private void sayText(String text) {
        say(0x5F);
        for (var b : text.getBytes(StandardCharsets.US_ASCII)) {
            say(b);
        }
        say(0);
    }

    private void tellPrinted(Command command) {
        var data = command.data();
        if (data.length == 6 && data[0] == 48 && script.can().processId().orElse(true)) {
            say(0x37, 0x22, data[2], data[3], data[4], data[5], 0);
        }
    }

    private void tellChanges(int n) {
        if (script.can().asb().orElse(true)) {
            told = n;
            toldLast = change();
            if (n != 0) {
                say(changeBytes());
            }
        }
    }

    /// What of its state the till wants to know.
    private int change() {
        var drawer = script.theDrawer().isHigh(drawerOpen) ? 1 : 0;
        var line = (isOnline() ? 0 : 2) | (coverOpen ? 4 : 0);
        var paper = paperEnd ? 8 : 0;
        return ((told & 1) != 0 ? drawer : 0)
                | ((told & 2) != 0 ? line : 0)
                | ((told & 8) != 0 ? paper : 0);
    }

    private int[] changeBytes() {
        var drawer = script.theDrawer().isHigh(drawerOpen) ? 0x04 : 0;
        return new int[] {
            0x10 | drawer | (isOnline() ? 0 : 0x08) | (coverOpen ? 0x20 : 0),
            0,
            paperEnd ? 0x0F : script.isPaperLow() ? 0x03 : 0,
            0x0F
        };
    }

    private void say(int... bytes) {
        if (!silent && !off) {
            for (var b : bytes) {
                said.write(b);
            }
        }
    }

    /// What has changed, for the till that wants to know and for the diary.
    private void noteStatus() {
        if (told != 0 && change() != toldLast) {
            toldLast = change();
            say(changeBytes());
        }
        var paper = paperEnd ? "end" : script.isPaperLow() ? "low" : "good";
        var status = off + "|" + isOnline() + "|" + coverOpen + "|" + paper;
        if (!status.equals(statusLast)) {
            statusLast = status;
            tray.event(
                    "status",
                    node ->
                            node.put("power", !off)
                                    .put("online", !off && isOnline())
                                    .put("cover_open", coverOpen)
                                    .put("paper", paper));
        }
    }

    // The drawer

    private void kick(int connector, int onMs, int offMs, Command by) {
        var pin = connector == 0 ? 2 : 5;
        tray.event(
                "kick",
                node ->
                        node.put("pin", pin)
                                .put("on_ms", onMs)
                                .put("off_ms", offMs)
                                .put("by", by.kind().sign()));
        var now = nanos.getAsLong();
        pulseEndsAt = now + scaled(onMs + offMs);
        if (!drawerOpen && script.theDrawer().opensAt(pin, onMs)) {
            opensAt = Optional.of(now + scaled(DRAWER_OPENS_MS));
        }
    }

    private void drawer(boolean open) {
        drawerOpen = open;
        tray.event("drawer", node -> node.put("open", open));
        noteStatus();
    }

    private void odd(String text) {
        tray.event("odd", node -> node.put("text", text));
    }

    private static String word(Fault fault) {
        return fault.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
