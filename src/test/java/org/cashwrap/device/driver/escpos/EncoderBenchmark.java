package org.cashwrap.device.driver.escpos;

import org.cashwrap.core.bill.Language;
import org.cashwrap.core.receipt.Direction;
import org.cashwrap.core.receipt.Document;
import org.cashwrap.core.receipt.Layout;
import org.cashwrap.core.receipt.PaperSamples;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.IntSupplier;

/// What it costs to make a printer's commands of a receipt, against the least that could be done: an English one against
/// `String.getBytes` of its lines, set or set beforehand; a Persian one against the bytes of a blank picture as large. All
/// are measured in turn and in random order in one process, because on a shared machine only ratios taken side by side
/// mean anything. The first Persian receipt, with the fonts, is a line of its own: that is what [Encoder#warm] is for.
///
/// ```
/// mvn -q -ntp test-compile dependency:build-classpath -Dmdep.outputFile=target/classpath
/// java -Djava.awt.headless=true -cp target/classes:target/test-classes:$(cat target/classpath) \
///     org.cashwrap.device.driver.escpos.EncoderBenchmark [ROUNDS]
/// ```
///
/// ROUNDS: default 2000, after a quarter as many to warm up. Java 25.
public final class EncoderBenchmark {
    private static final PrintStream OUT = System.out;
    private static final Charset PAGE = Charset.forName("IBM00858");

    private record Kind(String name, IntSupplier work) {}

    private EncoderBenchmark() {}

    public static void main(String[] arguments) {
        var rounds = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 2000;
        var settings = PrinterModels.wide();
        var english = PaperSamples.receipt(Language.EN);
        var persian = PaperSamples.receipt(Language.FA);
        var persianLong = PaperSamples.longReceipt(Language.FA);
        first("first English receipt", english, settings);
        first("first Persian receipt", persian, settings);
        first("second Persian receipt", persian, settings);
        first("a long Persian receipt", persianLong, settings);
        var text = text(english);
        var height = Painter.paint(persian.lines(), Direction.RIGHT_TO_LEFT, settings).getHeight();
        var kinds =
                List.of(
                        new Kind("getBytes of lines set before", () -> text.getBytes(PAGE).length),
                        new Kind(
                                "lines set, and getBytes",
                                () -> text(english).getBytes(PAGE).length),
                        new Kind(
                                "English receipt encoded",
                                () -> Encoder.encode(english, settings).size()),
                        new Kind("blank picture", () -> blank(settings.dots(), height)),
                        new Kind(
                                "Persian receipt, its picture",
                                () ->
                                        Painter.paint(
                                                        persian.lines(),
                                                        Direction.RIGHT_TO_LEFT,
                                                        settings)
                                                .getHeight()),
                        new Kind(
                                "Persian receipt encoded",
                                () -> Encoder.encode(persian, settings).size()));
        var micros = medians(kinds, rounds);
        for (var at = 0; at < kinds.size(); at++) {
            OUT.printf("%-30s p50 %9.1f us%n", kinds.get(at).name(), micros[at]);
        }
        OUT.printf("English: %.1f x getBytes%n", micros[2] / micros[0]);
        OUT.printf("English: %.1f x lines set, and getBytes%n", micros[2] / micros[1]);
        OUT.printf("Persian: %.1f x blank picture%n", micros[5] / micros[3]);
    }

    private static void first(String name, Document document, EscPosSettings settings) {
        var began = System.nanoTime();
        var job = Encoder.encode(document, settings);
        OUT.printf(
                "%-30s %8.1f ms, %,d bytes, %d mm%n",
                name, (System.nanoTime() - began) / 1e6, job.size(), job.heightMm());
    }

    private static String text(Document document) {
        return String.join("\n", Layout.lines(document.lines(), 48, Direction.LEFT_TO_RIGHT));
    }

    private static int blank(int dots, int height) {
        var image = new BufferedImage(dots, height, BufferedImage.TYPE_BYTE_BINARY);
        return ((DataBufferByte) image.getRaster().getDataBuffer()).getData().clone().length;
    }

    private static double[] medians(List<Kind> kinds, int rounds) {
        var random = new Random();
        var nanos = new long[kinds.size()][rounds];
        var bytes = 0L;
        for (var round = -rounds / 4; round < rounds; round++) {
            var first = random.nextInt(kinds.size());
            for (var turn = 0; turn < kinds.size(); turn++) {
                var at = (first + turn) % kinds.size();
                var began = System.nanoTime();
                bytes += kinds.get(at).work().getAsInt();
                var took = System.nanoTime() - began;
                if (round >= 0) {
                    nanos[at][round] = took;
                }
            }
        }
        OUT.printf("%,d bytes made%n", bytes);
        return Arrays.stream(nanos).mapToDouble(EncoderBenchmark::medianMicros).toArray();
    }

    private static double medianMicros(long[] nanos) {
        Arrays.sort(nanos);
        return nanos[nanos.length / 2] / 1e3;
    }
}
