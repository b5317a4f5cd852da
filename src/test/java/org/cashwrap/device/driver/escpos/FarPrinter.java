package org.cashwrap.device.driver.escpos;

import org.cashwrap.device.link.Cable;
import org.cashwrap.device.link.Link;
import org.cashwrap.device.link.LinkName;
import org.cashwrap.device.link.LoopBack;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/// The other end of a printer's cable, by hand. It knows the document that is to come, command by command, and what may stand
/// between two commands of it; it notes what it hears in order, and says what it is told to.
///
/// | heard | noted |
/// | --- | --- |
/// | a command of the document | `doc 0`, `doc 1`, … |
/// | `DLE EOT` n | `eot n` |
/// | `DLE DC4 8` | `clear` |
/// | `DLE DC4 1` m t | `kick now m t` |
/// | `ESC p` m t1 t2 | `kick m t1 t2` |
/// | `GS a` n | `asb n` |
/// | `GS r` n | `gsr n` |
/// | `GS ( H` | `id dddd` |
/// | zeros | `zeros n`, as many as came in a row |
/// | anything else | `? hex`, and it hears no more |
final class FarPrinter implements Cable {
    static final LinkName TCP = new LinkName.Tcp("127.0.0.1", 9100);
    static final LinkName SERIAL = new LinkName.Serial("/dev/ttyS9");

    private static final HexFormat HEX = HexFormat.of().withUpperCase();
    private static final Duration STEP = Duration.ofMillis(2);

    private final LinkName name;
    private List<byte[]> document;
    private BiConsumer<FarPrinter, String> reaction = FarPrinter::well;
    private Consumer<LoopBack> atOpening = _ -> {};
    private boolean isUnplugged;

    private final List<String> heard = new ArrayList<>();
    private int opened;
    private int unreadAtClose;
    private int closed;
    private int abandoned;
    private Optional<Link> mine = Optional.empty();
    private int said;

    FarPrinter(LinkName name, PrintJob job) {
        this.name = name;
        this.document = job.commands();
    }

    /// Everything is well, and answered.
    void well(String noted) {
        switch (noted.split(" ", 2)[0]) {
            case "eot" -> say("12");
            case "clear" -> say("372500");
            case "asb" -> {
                if (!noted.equals("asb 0")) {
                    say("1000000F");
                }
            }
            case "gsr" -> say("00");
            case "id" -> sayPrinted(noted);
            default -> {}
        }
    }

    FarPrinter reacting(BiConsumer<FarPrinter, String> to) {
        reaction = to;
        return this;
    }

    /// Well, but to this it says that.
    FarPrinter saying(String to, String hex) {
        return reacting((far, noted) -> {
            if (noted.equals(to) || noted.split(" ", 2)[0].equals(to)) {
                far.say(hex);
            } else {
                far.well(noted);
            }
        });
    }

    FarPrinter atOpening(Consumer<LoopBack> what) {
        atOpening = what;
        return this;
    }

    synchronized void expect(PrintJob job) {
        document = job.commands();
    }

    synchronized void unplug(boolean unplugged) {
        isUnplugged = unplugged;
        if (unplugged) {
            mine.ifPresent(Link::close);
        }
    }

    synchronized void say(String hex) {
        var bytes = HEX.parseHex(hex.replace(" ", ""));
        if (mine.isPresent() && mine.get().write(bytes) == Link.Sent.DONE) {
            said += bytes.length;
        }
    }

    void sayPrinted(String noted) {
        say("3722" + HEX.formatHex(noted.substring(3).getBytes(StandardCharsets.US_ASCII)) + "00");
    }

    synchronized List<String> heard() {
        return List.copyOf(heard);
    }

    /// Without the questions in real time.
    List<String> heardInTurn() {
        return heard().stream().filter(each -> !each.startsWith("eot")).toList();
    }

    synchronized void forget() {
        heard.clear();
    }

    synchronized int opened() {
        return opened;
    }

    synchronized int closed() {
        return closed;
    }

    synchronized int abandoned() {
        return abandoned;
    }

    /// Bytes said that nobody had read when the cable was left.
    synchronized int unreadAtClose() {
        return unreadAtClose;
    }

    // ---- the cable ----

    @Override
    public LinkName name() {
        return name;
    }

    @Override
    public synchronized Opening open() {
        if (isUnplugged) {
            return new Opening.NotOpened("unplugged");
        }
        opened++;
        said = 0;
        var loop = new LoopBack();
        atOpening.accept(loop);
        var far = loop.b();
        mine = Optional.of(far);
        Thread.ofPlatform().daemon().start(() -> hear(far));
        return new Opening.Opened(new Counted(loop.a()));
    }

    private final class Counted implements Link {
        private final Link link;
        private int read;
        private boolean isClosed;

        private Counted(Link link) {
            this.link = link;
        }

        @Override
        public int next(Duration wait) {
            var next = link.next(wait);
            read += next >= 0 ? 1 : 0;
            return next;
        }

        @Override
        public Sent write(byte[] bytes) {
            return link.write(bytes);
        }

        @Override
        public void close() {
            synchronized (FarPrinter.this) {
                if (!isClosed) {
                    isClosed = true;
                    unreadAtClose += said - read;
                    closed++;
                }
            }
            link.close();
        }

        @Override
        public void abandon() {
            synchronized (FarPrinter.this) {
                isClosed = true;
                abandoned++;
            }
            link.abandon();
        }
    }

    // ---- hearing ----

    private void hear(Link far) {
        var bytes = new ArrayList<Byte>();
        while (true) {
            var next = far.next(STEP);
            if (next == Link.BROKEN) {
                return;
            }
            if (next == Link.NOTHING) {
                continue;
            }
            bytes.add((byte) next);
            var noted = read(bytes);
            if (noted.isEmpty()) {
                continue;
            }
            bytes.clear();
            note(noted.get());
            reaction.accept(this, noted.get());
            if (noted.get().startsWith("?")) {
                return;
            }
        }
    }

    private synchronized void note(String noted) {
        if (noted.equals("zeros") && !heard.isEmpty() && heard.getLast().startsWith("zeros")) {
            var before = Integer.parseInt(heard.removeLast().substring("zeros ".length()));
            heard.add("zeros " + (before + 1));
        } else {
            heard.add(noted.equals("zeros") ? "zeros 1" : noted);
        }
    }

    private synchronized Optional<String> read(List<Byte> list) {
        var bytes = new byte[list.size()];
        for (var i = 0; i < bytes.length; i++) {
            bytes[i] = list.get(i);
        }
        var hex = HEX.formatHex(bytes);
        if (hex.equals("00")) {
            return Optional.of("zeros");
        }
        if (hex.equals("10140801031401060208")) {
            return Optional.of("clear");
        }
        for (var i = 0; i < document.size(); i++) {
            // Of those that are alike the first that has not come yet.
            if (Arrays.equals(document.get(i), bytes) && !heard.contains("doc " + i)) {
                return Optional.of("doc " + i);
            }
        }
        for (var form : Form.values()) {
            if (hex.startsWith(form.prefix) && bytes.length == form.length) {
                return Optional.of(form.note(bytes));
            }
        }
        var isBegun =
                document.stream().anyMatch(each -> HEX.formatHex(each).startsWith(hex))
                        || "10140801031401060208".startsWith(hex)
                        || Arrays.stream(Form.values())
                                .anyMatch(form ->
                                        bytes.length < form.length
                                                && (form.prefix.startsWith(hex)
                                                        || hex.startsWith(form.prefix)));
        return isBegun ? Optional.empty() : Optional.of("? " + hex);
    }

    private enum Form {
        EOT("1004", 3, "eot"),
        KICK_NOW("101401", 5, "kick now"),
        KICK("1B70", 5, "kick"),
        ASB("1D61", 3, "asb"),
        GSR("1D72", 3, "gsr"),
        ID("1D284806003030", 11, "id");

        private final String prefix;
        private final int length;
        private final String word;

        Form(String prefix, int length, String word) {
            this.prefix = prefix;
            this.length = length;
            this.word = word;
        }

        private String note(byte[] bytes) {
            var from = prefix.length() / 2;
            if (this == ID) {
                return "id " + new String(bytes, from, 4, StandardCharsets.US_ASCII);
            }
            var note = new StringBuilder(word);
            for (var i = from; i < length; i++) {
                note.append(' ').append(Byte.toUnsignedInt(bytes[i]));
            }
            return note.toString();
        }
    }
}
