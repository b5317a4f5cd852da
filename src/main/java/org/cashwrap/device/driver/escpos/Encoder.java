package org.cashwrap.device.driver.escpos;

import com.github.anastaciocintra.escpos.EscPos;
import com.github.anastaciocintra.escpos.EscPosConst;

import org.cashwrap.core.receipt.Direction;
import org.cashwrap.core.receipt.Document;
import org.cashwrap.core.receipt.Layout;
import org.cashwrap.core.receipt.Line;
import org.cashwrap.core.receipt.Row;
import org.cashwrap.core.receipt.Row.Look;
import org.cashwrap.device.driver.escpos.CodePages.Page;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Makes of a document the commands of one printer. Lines that the printer has the letters for are sent as text, which is
/// short; the others are drawn: all lines of a document from right to left, and of the others those with a sign that none of
/// the printer's character sets holds. The same document and settings give the same bytes.
public final class Encoder {
    private static final double MM_PER_INCH = 25.4;

    /// The usual line spacing is a sixth of an inch.
    private static final int LINES_PER_INCH = 6;

    /// From the print head to the cutter or to the edge where paper is torn off, with some to spare.
    private static final int LINES_TO_CUTTER = 5;

    private static final int FS = 0x1C;
    private static final int DPI_MAX = 255;

    private static final int CUT_FULL = 0;
    private static final int CUT_PARTIAL = 1;
    private static final int FEED_AND_CUT = 66;

    private final EscPosSettings settings;
    private final CodePages pages;
    private final ByteArrayOutputStream written = new ByteArrayOutputStream();
    private final EscPos printer = new EscPos(written);
    private final List<byte[]> commands = new ArrayList<>();
    private Look look = Look.PLAIN;
    private Optional<Integer> page;
    private double heightMm;

    private Encoder(EscPosSettings settings) {
        this.settings = settings;
        this.pages = new CodePages(settings.text().codePages());
        this.page = settings.text().codePages().values().stream().findFirst();
    }

    /// On any thread. The first picture takes longer: see [#warm(EscPosSettings)].
    ///
    /// @throws IllegalStateException if a line must be drawn and Java cannot draw letters on this machine
    public static PrintJob encode(Document document, EscPosSettings settings) {
        var encoder = new Encoder(settings);
        try {
            encoder.write(document);
        } catch (IOException cannotBe) {
            throw new UncheckedIOException("writing into memory", cannotBe);
        }
        return new PrintJob(encoder.commands, (int) Math.ceil(encoder.heightMm));
    }

    /// Loads the fonts and draws a little of each kind, so that the first customer does not wait for it. On any thread, best
    /// on one that nobody waits for; a second time costs nothing to speak of.
    public static void warm(EscPosSettings settings) {
        List<Line> lines =
                List.of(
                        new Line.Big("گرم"),
                        new Line.Total("پرداخت \u2066USD\u2069", "۱۲٫۳۴"),
                        new Line.Detail("با خط کوچک، و 12-34 هم"),
                        new Line.Rule());
        encode(new Document(lines, Direction.RIGHT_TO_LEFT), settings);
        encode(new Document(lines, Direction.LEFT_TO_RIGHT), settings);
    }

    private void write(Document document) throws IOException {
        begin();
        switch (document.direction()) {
            case LEFT_TO_RIGHT -> leftToRight(document.lines());
            case RIGHT_TO_LEFT -> draw(document.lines(), Direction.RIGHT_TO_LEFT);
        }
        end();
    }

    /// `ESC @`, and what it does not undo or sets to what a firmware thinks is usual. Source: Epson, ESC/POS for TM
    /// printers; `FS .` leaves the Chinese mode, `ESC R 0` chooses the signs of the United States, `GS P` makes dots the
    /// unit of feeds, as far as a byte can say it.
    private void begin() throws IOException {
        printer.write(EscPosConst.ESC).write('@');
        if (settings.text().cancelKanji()) {
            printer.write(FS).write('.');
        }
        printer.write(EscPosConst.ESC).write('R').write(0);
        if (settings.raster().motionUnits() && settings.dpi() <= DPI_MAX) {
            printer.write(EscPosConst.GS).write('P').write(settings.dpi()).write(settings.dpi());
        }
        if (page.isPresent()) {
            printer.setPrinterCharacterTable(page.get());
        }
        keep();
    }

    /// Neighbours that must be drawn are drawn in one picture.
    private void leftToRight(List<Line> lines) throws IOException {
        var rows = Layout.rows(lines, settings.columns(), Direction.LEFT_TO_RIGHT);
        var drawn = new ArrayList<Line>();
        for (var at = 0; at < rows.size(); at++) {
            var set = asText(rows.get(at));
            if (set.isEmpty()) {
                drawn.add(lines.get(at));
                continue;
            }
            draw(drawn, Direction.LEFT_TO_RIGHT);
            drawn.clear();
            for (var row : set.get()) {
                print(row);
            }
        }
        draw(drawn, Direction.LEFT_TO_RIGHT);
    }

    private record TextRow(String text, Look look, Page page) {}

    /// With the printer's letters; or nothing, if it lacks one.
    private Optional<List<TextRow>> asText(List<Row> rows) {
        var set = new ArrayList<TextRow>();
        for (var row : rows) {
            var text = CodePages.shown(row.text());
            var holding = pages.of(text);
            if (holding.isEmpty()) {
                return Optional.empty();
            }
            set.add(new TextRow(text, row.look(), holding.get()));
        }
        return Optional.of(set);
    }

    private void print(TextRow row) throws IOException {
        var number = row.page().number();
        if (number.isPresent() && !number.equals(page)) {
            printer.setPrinterCharacterTable(number.get());
            page = number;
        }
        printer.setCharsetName(row.page().charset().name());
        printer.write(new LookChange(look, row.look(), settings.text().parameters()), row.text());
        printer.write(EscPosConst.LF);
        look = row.look();
        keep();
        heightMm += MM_PER_INCH / LINES_PER_INCH * (look.isTall() ? 2 : 1);
    }

    private void draw(List<Line> lines, Direction direction) throws IOException {
        if (lines.isEmpty()) {
            return;
        }
        var picture = paint(lines, direction);
        commands.addAll(Strips.of(picture, settings));
        heightMm += MM_PER_INCH * picture.getHeight() / settings.dpi();
    }

    private Picture paint(List<Line> lines, Direction direction) {
        try {
            return Painter.paint(lines, direction, settings);
        } catch (LinkageError | InternalError noLetters) {
            throw new IllegalStateException(
                    "Java cannot draw letters on this machine; is libfontconfig1 there, and room"
                            + " for temporary files?",
                    noLetters);
        }
    }

    /// A printer cuts at the start of a line only.
    private void end() throws IOException {
        printer.write(new LookChange(look, Look.PLAIN, settings.text().parameters()), "");
        switch (settings.cut()) {
            case NONE -> feed(LINES_TO_CUTTER);
            case FEED_AND_CUT -> {
                feed(1);
                cut(FEED_AND_CUT).write(0);
            }
            case PARTIAL -> {
                feed(LINES_TO_CUTTER);
                cut(CUT_PARTIAL);
            }
            case FULL -> {
                feed(LINES_TO_CUTTER);
                cut(CUT_FULL);
            }
        }
        keep();
        heightMm += MM_PER_INCH / LINES_PER_INCH * LINES_TO_CUTTER;
    }

    private void feed(int lines) throws IOException {
        for (var line = 0; line < lines; line++) {
            printer.write(EscPosConst.LF);
        }
    }

    /// `GS V`.
    private EscPos cut(int how) throws IOException {
        return printer.write(EscPosConst.GS).write('V').write(how);
    }

    /// What has been written becomes commands of the job.
    private void keep() {
        commands.add(written.toByteArray());
        written.reset();
    }
}
