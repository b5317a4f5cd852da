package org.cashwrap.decode;

import org.cashwrap.device.driver.escpos.wire.Command;
import org.cashwrap.device.driver.escpos.wire.CommandKind;
import org.cashwrap.device.driver.escpos.wire.CommandReader;
import org.cashwrap.device.driver.zvt.wire.CardDigits;

import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.util.HexFormat;
import java.util.Optional;

/// A trace of what a receipt printer was sent, each command as one JSON object a line.
public final class EscPosTrace {
    private static final HexFormat HEX = HexFormat.of().withUpperCase();

    /// Two digits and a blank a byte, with room for blanks more.
    private static final int LINE_MAX = 4 * CommandReader.KEPT_MAX;

    /// Longer data are no use to a reader.
    private static final int HEX_MAX = 64;

    private EscPosTrace() {}

    /// To the end of the trace, or until nobody reads what is written. Each line stands for itself.
    ///
    /// @return was every line good?
    public static boolean decode(InputStream in, PrintStream out, Charset charset)
            throws IOException {
        var lines = new TraceLines(in, LINE_MAX);
        var good = true;
        for (var line = lines.next(); line.isPresent() && !out.checkError(); line = lines.next()) {
            good &=
                    line.get().tooLong()
                            ? bad(out, "length", CommandReader.KEPT_MAX, Optional.empty())
                            : decode(line.get().text(), out, charset);
        }
        return good;
    }

    private static boolean decode(String text, PrintStream out, Charset charset) {
        var reader = new CommandReader();
        var digits = text.replaceAll("\\s", "");
        var at = 0;
        for (; 2 * at < digits.length(); at++) {
            var isPair =
                    2 * at + 1 < digits.length()
                            && HexFormat.isHexDigit(digits.charAt(2 * at))
                            && HexFormat.isHexDigit(digits.charAt(2 * at + 1));
            if (!isPair) {
                reader.flush().forEach(command -> out.println(json(command, charset)));
                return bad(out, "hex", at, Optional.empty());
            }
            var b = HexFormat.fromHexDigits(digits, 2 * at, 2 * at + 2);
            for (var command : reader.feed(b)) {
                out.println(json(command, charset));
            }
        }
        reader.flush().forEach(command -> out.println(json(command, charset)));
        var rest = reader.unfinished();
        return rest.isEmpty() || bad(out, "truncated", at, rest);
    }

    private static boolean bad(
            PrintStream out, String error, long at, Optional<CommandReader.Unfinished> rest) {
        var node = JsonNodeFactory.instance.objectNode();
        node.put("ok", false).put("error", error).put("at", at);
        if (rest.isPresent()) {
            node.put("command", rest.get().kind().map(CommandKind::sign).orElse(null))
                    .put("begun", rest.get().at())
                    .put("missing", rest.get().missing());
        }
        out.println(node);
        return false;
    }

    static ObjectNode json(Command command, Charset charset) {
        var node = JsonNodeFactory.instance.objectNode();
        node.put("ok", true)
                .put("command", command.kind().sign())
                .put("name", command.word())
                .put("at", command.at())
                .put("length", command.length());
        command.inside().ifPresent(outer -> node.put("inside", outer.sign()));
        if (command.kind() == CommandKind.TEXT) {
            return node.put("text", text(command.data(), charset));
        }
        if (command.kind() == CommandKind.UNKNOWN) {
            return node.put("hex", HEX.formatHex(command.bytes()));
        }
        var parameters = node.putObject("parameters");
        command.parameters().forEach(parameters::put);
        command.function().ifPresent(function -> parameters.put("fn", function));
        if (command.dataLength() > 0) {
            data(node, command, charset);
        }
        return node;
    }

    private static void data(ObjectNode node, Command command, Charset charset) {
        node.put("data", command.dataLength());
        var data = CardDigits.starred(command.data());
        if (command.kind() == CommandKind.GS_SMALL_K) {
            node.put("text", text(data, charset));
        } else if (data.length <= HEX_MAX && !command.kind().isPicture()) {
            node.put("hex", HEX.formatHex(data));
        }
    }

    private static String text(byte[] data, Charset charset) {
        return new String(CardDigits.starred(data), charset);
    }
}
