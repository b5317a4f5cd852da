package org.cashwrap.decode;

import org.cashwrap.device.driver.zvt.wire.Alphabet;
import org.cashwrap.device.driver.zvt.wire.Field;
import org.cashwrap.device.driver.zvt.wire.Names;
import org.cashwrap.device.driver.zvt.wire.Place;
import org.cashwrap.device.driver.zvt.wire.Trace;
import org.cashwrap.device.driver.zvt.wire.Traced;

import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;

/// A trace of ZVT messages, each as one JSON object a line.
public final class ZvtTrace {
    private static final HexFormat HEX = HexFormat.of().withUpperCase();

    /// Two digits and a blank a byte, with room for blanks more.
    private static final int LINE_MAX = 4 * Trace.BYTES_MAX;

    private ZvtTrace() {}

    /// To the end of the trace, or until nobody reads what is written.
    ///
    /// @return was every message good?
    public static boolean decode(InputStream in, PrintStream out, Alphabet alphabet)
            throws IOException {
        var lines = new TraceLines(in, LINE_MAX);
        var good = true;
        for (var line = lines.next(); line.isPresent() && !out.checkError(); line = lines.next()) {
            var traced =
                    line.get().tooLong()
                            ? new Traced.Bad(Traced.Fault.LENGTH, Trace.BYTES_MAX, List.of())
                            : Trace.of(line.get().text(), alphabet);
            good &= !(traced instanceof Traced.Bad);
            out.println(json(traced));
        }
        return good;
    }

    static ObjectNode json(Traced traced) {
        var node = JsonNodeFactory.instance.objectNode();
        switch (traced) {
            case Traced.Acknowledge(var positive) ->
                    node.put("ok", true).put("frame", positive ? "ack" : "nak");
            case Traced.Message(var frame, var control, var length, var fields) -> {
                node.put("ok", true)
                        .put("frame", word(frame))
                        .put("control", HEX.toHexDigits(control, 4))
                        .put("name", Names.ofControl(control))
                        .put("length", length);
                fields(node.putArray("fields"), fields.all());
                node.put("text", fields.text());
            }
            case Traced.Bad(var fault, var at, var kept) -> {
                node.put("ok", false).put("error", word(fault)).put("at", at);
                fields(node.putArray("kept"), kept);
            }
        }
        return node;
    }

    private static void fields(ArrayNode array, List<Field> fields) {
        for (var field : fields) {
            var node = array.addObject();
            switch (field.place()) {
                case Place.OfBitmap(var number) -> node.put("bmp", HEX.toHexDigits(number, 2));
                case Place.OfTag tag -> node.put("tlv", tag.hex()).put("path", tag.path());
                case Place.OfPosition(var word) -> node.put("position", word);
            }
            node.put("name", field.name()).put("hex", field.hex().orElse(null));
            switch (field.value()) {
                case Field.Value.Amount(var minor) -> node.put("value", minor);
                case Field.Value.Words(var text) -> node.put("value", text);
                case Field.Value.Withheld() -> node.putNull("value");
            }
            field.meaning().ifPresent(meaning -> node.put("meaning", meaning));
        }
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
