package org.cashwrap.device.driver.zvt;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// A card terminal with books of its own, from the standard and from what is known of real ones. It says what it would say;
/// [#script] makes it say something else.
final class TestTerminal {
    /// What it does with an approval that the till did not acknowledge.
    enum Habit {
        /// PA00P015 rev. 13.08, chapter 2.2.8.
        UNDOES,
        /// Stored as soon as the bank has said yes.
        KEEPS,
        /// Stored as declined instead, under a receipt number: card complete.
        DECLINES
    }

    /// What it does with a command while a payment is under way.
    enum Manner {
        REFUSES,
        IGNORES,
        SAYS_BUSY,
        STARTS_ANEW
    }

    record Booking(int receipt, int turnover, long amount, String result) {}

    static final String TID = "12345678";

    private final VirtualTime time;
    private final FarLine line;
    private final Map<Integer, Deque<List<String>>> scripts = new HashMap<>();

    Habit habit = Habit.UNDOES;
    Manner manner = Manner.SAYS_BUSY;
    List<String> prints = List.of();
    long hostMs = 4_000;
    String tid = TID;
    boolean abortPossible;

    final List<Booking> books = new ArrayList<>();
    int receipt = 41;
    int turnover = 141;

    /// Commands that came, in hexadecimal.
    final List<String> commands = new ArrayList<>();

    /// The answers of the till, in the order in which they came.
    final List<String> answers = new ArrayList<>();

    /// A payment was begun while another was under way.
    boolean doubled;

    int begun;

    private boolean paying;
    private boolean saidYes;
    private String unanswered = "";
    private boolean alone;
    private Booking pending = new Booking(0, 0, 0, "00");
    private long turn;
    private Deque<Step> steps = new ArrayDeque<>();

    private record Step(long turn, Runnable answered, Runnable refused) {}

    TestTerminal(VirtualTime time, FarLine line) {
        this.time = time;
        this.line = line;
        line.listen(this::heard, this::fail);
    }

    static byte[] bytes(String hex) {
        return HexFormat.of().parseHex(hex.replace(" ", ""));
    }

    static String hex(byte... bytes) {
        return VirtualCable.HEX.formatHex(bytes);
    }

    /// A message with its length.
    static String message(String control, String data) {
        var length = bytes(data).length;
        var written =
                length < 0xFF
                        ? String.format(Locale.ROOT, "%02X", length)
                        : String.format(Locale.ROOT, "FF%02X%02X", length & 0xFF, length >> 8);
        return hex(bytes(control + written + data));
    }

    /// At the next such command, and not yet scripted, it says these messages instead. Each that is no answer waits for the
    /// till's answer, whatever that is.
    void script(int control, String... messages) {
        scripts.computeIfAbsent(control, _ -> new ArrayDeque<>()).add(List.of(messages));
    }

    long count(String control) {
        return commands.stream().filter(command -> command.startsWith(control)).count();
    }

    boolean hasBooked() {
        return books.stream().anyMatch(booking -> booking.result().equals("00"));
    }

    // ---- hearing ----

    private void heard(byte[] message) {
        var control = (message[0] & 0xFF) << 8 | (message[1] & 0xFF);
        // The same command before our answer has arrived is a repeat of the line's.
        if (hex(message).equals(unanswered)) {
            commands.add(hex(message));
            return;
        }
        if (message[0] == (byte) 0x80 || message[0] == (byte) 0x84) {
            answers.add(hex(message));
            answered(control == 0x8000 || control == 0x8400);
            return;
        }
        commands.add(hex(message));
        if (paying) {
            meanwhile(control, message);
            return;
        }
        // Whoever asks anew does not wait for what was said before; whoever wants it to stop does.
        if (control != 0x06B0) {
            line.drop();
        }
        command(control, message);
    }

    private void answered(boolean positive) {
        if (steps.isEmpty()) {
            return;
        }
        var step = steps.remove();
        if (step.turn() == turn) {
            (positive ? step.answered() : step.refused()).run();
        }
    }

    private void command(int control, byte... message) {
        var script = scripts.getOrDefault(control, new ArrayDeque<>()).poll();
        if (script != null) {
            play(new ArrayDeque<>(script));
            return;
        }
        switch (control) {
            case 0x0600 -> brief("06 0F 0A 19 00 29 " + tid + " 49 08 40");
            case 0x0501 -> brief("06 0F 01 00");
            case 0x0601 -> pay(message);
            case 0x0602 -> answer("80 00 00");
            case 0x0610, 0x0650 -> brief(totals(), "06 0F 00");
            case 0x0620 -> repeatReceipt(message);
            case 0x0670, 0x0691, 0x0693 -> brief("06 0F 00");
            default -> answer("84 83 00");
        }
    }

    private void meanwhile(int control, byte... message) {
        if (control == 0x0601) {
            doubled = true;
            return;
        }
        if (control == 0x06B0) {
            abort();
            return;
        }
        switch (manner) {
            case REFUSES -> answer("84 83 00");
            case IGNORES -> {}
            case STARTS_ANEW -> {
                line.drop();
                fail();
                if (paying) {
                    busy(control);
                } else {
                    command(control, message);
                }
            }
            case SAYS_BUSY -> busy(control);
        }
    }

    private void busy(int control) {
        switch (control) {
            case 0x0600 -> brief("06 0F 0A 19 00 29 " + tid + " 49 08 40");
            case 0x0501 -> brief("06 0F 01 9C");
            default -> brief("06 1E 01 9C");
        }
    }

    // ---- saying ----

    private void answer(String message) {
        line.say(bytes(message), () -> {}, () -> {});
    }

    private void brief(String... messages) {
        unanswered = commands.getLast();
        line.say(bytes("80 00 00"), this::said, this::said);
        for (var message : messages) {
            line.say(bytes(message), () -> {}, () -> {});
        }
    }

    private void play(Deque<String> script) {
        while (!script.isEmpty()) {
            var message = script.remove();
            if (message.startsWith("pause")) {
                var ms = Long.parseLong(message.substring("pause ".length()));
                time.laterMs(ms, () -> play(script));
                return;
            }
            if (message.equals("hang up")) {
                line.hangUp();
                continue;
            }
            if (message.equals("book")) {
                books.add(new Booking(++receipt, ++turnover, 8437, "00"));
                continue;
            }
            if (message.startsWith("8")) {
                answer(message);
                continue;
            }
            var next = new Step(turn, () -> play(script), () -> play(script));
            line.say(bytes(message), () -> steps.add(next), () -> {});
            return;
        }
    }

    private void said() {
        unanswered = "";
    }

    /// Says something without being asked.
    void blurt(String... messages) {
        play(new ArrayDeque<>(List.of(messages)));
    }

    /// Says it, and goes on when the till has answered.
    private void tell(String message, long answerMs, Runnable answered) {
        var mine = new Step(turn, answered, this::refused);
        line.say(
                bytes(message),
                () -> {
                    if (mine.turn() == turn) {
                        steps.add(mine);
                        time.laterMs(answerMs, () -> late(mine));
                    }
                },
                this::fail);
    }

    private void late(Step step) {
        if (steps.remove(step) && step.turn() == turn) {
            fail();
        }
    }

    // ---- a payment ----

    private void pay(byte... message) {
        begun++;
        paying = true;
        saidYes = false;
        alone = false;
        turn++;
        steps.clear();
        var mine = turn;
        unanswered = hex(message);
        var amount = Long.parseLong(HexFormat.of().formatHex(message, 4, 10));
        pending = new Booking(0, 0, amount, "00");
        line.say(
                bytes("80 00 00"),
                () -> {
                    said();
                    saidYes = true;
                    if (mine == turn) {
                        tell("04 FF 01 0A", 5_000, () -> askBank(mine));
                    }
                },
                () -> {
                    said();
                    fail();
                });
    }

    private void askBank(long mine) {
        time.laterMs(
                hostMs,
                () -> {
                    if (mine == turn && paying) {
                        approve();
                    }
                });
    }

    private void approve() {
        pending = new Booking(receipt + 1, turnover + 1, pending.amount(), "00");
        if (habit == Habit.KEEPS) {
            book(pending);
        }
        if (alone) {
            end();
            return;
        }
        tell(status(pending), 30_000, () -> print(0));
    }

    private void print(int at) {
        if (at < prints.size()) {
            tell(prints.get(at), 5_000, () -> print(at + 1));
            return;
        }
        if (habit != Habit.KEEPS) {
            book(pending);
        }
        pending = new Booking(0, 0, 0, "00");
        tell("06 0F 00", 5_000, this::end);
    }

    private void book(Booking booking) {
        books.add(booking);
        receipt = booking.receipt();
        turnover = booking.turnover();
    }

    private void refused() {
        undo();
        tell("06 1E 01 CC", 5_000, this::end);
    }

    private void abort() {
        if (!abortPossible || pending.receipt() > 0) {
            answer("84 83 00");
            return;
        }
        answer("80 00 00");
        turn++;
        steps.clear();
        tell("04 0F 07 27 6C 29 " + tid, 5_000, () -> tell("06 1E 01 6C", 5_000, this::end));
    }

    /// The till is not there any more.
    private void fail() {
        line.drop();
        steps.clear();
        if (!paying || alone) {
            return;
        }
        // One that has the card and has said so to nobody goes on with its bank.
        if (habit == Habit.KEEPS && saidYes && pending.receipt() == 0 && pending.amount() > 0) {
            alone = true;
            turn++;
            askBank(turn);
            return;
        }
        undo();
        turn++;
        time.laterMs(2_000, this::end);
        if (manner == Manner.STARTS_ANEW) {
            end();
        }
    }

    private void undo() {
        if (habit == Habit.DECLINES && pending.receipt() > 0) {
            book(new Booking(pending.receipt(), pending.turnover(), pending.amount(), "05"));
        }
        pending = new Booking(0, 0, 0, "00");
    }

    private void end() {
        paying = false;
        alone = false;
        turn++;
        steps.clear();
        pending = new Booking(0, 0, 0, "00");
    }

    // ---- what it tells of its books ----

    private void repeatReceipt(byte... message) {
        var service = message.length > 7 ? message[7] : 0;
        if ((service & 1) == 0) {
            var all = new ArrayList<>(prints);
            all.add("06 0F 00");
            brief(all.toArray(String[]::new));
            return;
        }
        if (receipt == 0) {
            brief("06 0F 00");
            return;
        }
        var last = books.isEmpty() ? new Booking(receipt, turnover, 1000, "00") : books.getLast();
        brief(status(last), "06 0F 00");
    }

    String status(Booking booking) {
        return message(
                "040F",
                "27"
                        + booking.result()
                        + "04"
                        + String.format(Locale.ROOT, "%012d", booking.amount())
                        + "49 0840 0B"
                        + String.format(Locale.ROOT, "%06d", 1000 + booking.turnover())
                        + "0C 140509 0D 0820 29"
                        + tid
                        + "3B 4131423243330000 22 F0F8 EEEEEEEEEEEE1234 8A 0A 87"
                        + String.format(Locale.ROOT, "%04d", booking.receipt())
                        + "88"
                        + String.format(Locale.ROOT, "%06d", booking.turnover()));
    }

    private String totals() {
        var booked = books.stream().filter(booking -> booking.result().equals("00")).toList();
        var sum = booked.stream().mapToLong(Booking::amount).sum();
        var nothing = "00 000000000000".repeat(4);
        return message(
                "040F",
                "27 00 04"
                        + String.format(Locale.ROOT, "%012d", sum)
                        + "60 F0F5F3 0001"
                        + String.format(Locale.ROOT, "%04d", receipt)
                        + nothing
                        + String.format(Locale.ROOT, "%02X%012d", booked.size(), sum)
                        + "00 000000000000".repeat(2));
    }
}
