package org.cashwrap.device.driver.escpos;

import com.github.anastaciocintra.escpos.EscPosConst;
import com.github.anastaciocintra.escpos.Style;

import org.cashwrap.core.receipt.Row.Look;
import org.cashwrap.device.driver.escpos.EscPosSettings.Parameters;

import java.io.ByteArrayOutputStream;

/// From one look of letters to the next: only what is different, and only the two commands that every printer has. The
/// library's own style writes twenty bytes before every text, some of which a few printers print as signs.
final class LookChange extends Style {
    private final Look before;
    private final Look after;
    private final Parameters parameters;

    LookChange(Look before, Look after, Parameters parameters) {
        this.before = before;
        this.after = after;
        this.parameters = parameters;
    }

    /// `ESC E n` (bold) and `GS ! n` (size: width in the upper four bits, height in the lower). Of the size n is always a
    /// number.
    @Override
    public byte[] getConfigBytes() {
        var bytes = new ByteArrayOutputStream();
        if (isBold(before) != isBold(after)) {
            bytes.write(EscPosConst.ESC);
            bytes.write('E');
            bytes.write(parameter(isBold(after) ? 1 : 0, parameters));
        }
        if (size(before) != size(after)) {
            bytes.write(EscPosConst.GS);
            bytes.write('!');
            bytes.write(size(after));
        }
        return bytes.toByteArray();
    }

    static int parameter(int number, Parameters parameters) {
        return switch (parameters) {
            case BINARY -> number;
            case DIGITS -> '0' + number;
        };
    }

    private static boolean isBold(Look look) {
        return look == Look.BOLD;
    }

    private static int size(Look look) {
        var width = look.isWide() ? FontSize._2 : FontSize._1;
        var height = look.isTall() ? FontSize._2 : FontSize._1;
        return width.value << 4 | height.value;
    }
}
