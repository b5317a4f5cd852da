package org.cashwrap.device.driver.escpos;

import org.cashwrap.core.receipt.Direction;

import java.awt.Font;
import java.awt.font.FontRenderContext;
import java.awt.font.TextAttribute;
import java.awt.font.TextLayout;
import java.awt.font.TextMeasurer;
import java.text.AttributedString;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// Text in one font, shaped and ordered, as lines of at most so many dots. It breaks between words; inside one only if it
/// is wider than a line, then after a hyphen if it has one.
final class Paragraph {
    /// Of outlines, as they are: neither the screen's smoothing nor the machine's own idea of how letters are made to fit
    /// its dots may change what a printer gets.
    private static final FontRenderContext CONTEXT = new FontRenderContext(null, false, true);

    /// Steers, and has no shape: all but the joiners and what steers the direction.
    private static final Pattern SHAPELESS =
            Pattern.compile(
                    "[\\p{Cc}\\p{Cf}\\p{Cs}&&[^\\u061C\\u200C-\\u200F\\u202A-\\u202E\\u2066-\\u2069]]");

    private static final Pattern BLANK = Pattern.compile("[\\p{Z}]");

    private final String text;
    private final TextMeasurer measurer;

    /// @param text not blank
    private Paragraph(String text, Font font, Direction direction) {
        this.text = text;
        var runsRightToLeft =
                switch (direction) {
                    case LEFT_TO_RIGHT -> TextAttribute.RUN_DIRECTION_LTR;
                    case RIGHT_TO_LEFT -> TextAttribute.RUN_DIRECTION_RTL;
                };
        var attributed =
                new AttributedString(
                        text,
                        Map.of(
                                TextAttribute.FONT,
                                font,
                                TextAttribute.RUN_DIRECTION,
                                runsRightToLeft));
        this.measurer = new TextMeasurer(attributed.getIterator(), CONTEXT);
    }

    /// None of a blank text.
    static List<TextLayout> lines(String text, Font font, Direction direction, int widthMax) {
        var shown = shown(text);
        if (shown.isEmpty()) {
            return List.of();
        }
        return new Paragraph(shown, font, direction).lines(widthMax);
    }

    /// What can be drawn, without blanks at its ends.
    static String shown(String text) {
        var shown = BLANK.matcher(SHAPELESS.matcher(text).replaceAll("")).replaceAll(" ");
        return Normalizer.normalize(shown, Normalizer.Form.NFC).strip();
    }

    private List<TextLayout> lines(int widthMax) {
        var lines = new ArrayList<TextLayout>();
        var start = 0;
        while (start < text.length()) {
            var end = endOfLine(start, widthMax);
            lines.add(measurer.getLayout(start, end));
            start = end;
            while (start < text.length() && text.charAt(start) == ' ') {
                start++;
            }
        }
        return lines;
    }

    /// The last word's end that still fits.
    private int endOfLine(int start, int widthMax) {
        if (fits(start, text.length(), widthMax)) {
            return text.length();
        }
        var end = -1;
        for (var blank = text.indexOf(' ', start);
                blank >= 0 && fits(start, blank, widthMax);
                blank = text.indexOf(' ', blank + 1)) {
            end = blank;
        }
        if (end > start) {
            return end;
        }
        var sign = Math.max(start + 1, measurer.getLineBreakIndex(start, widthMax));
        var hyphen = text.lastIndexOf('-', sign - 1);
        return hyphen > start ? hyphen + 1 : sign;
    }

    private boolean fits(int start, int end, int widthMax) {
        return measurer.getAdvanceBetween(start, end) <= widthMax;
    }
}
