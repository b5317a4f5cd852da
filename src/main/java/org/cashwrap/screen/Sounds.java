package org.cashwrap.screen;

import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioSystem;
import javax.sound.sampled.LineUnavailableException;

/// Short tones for what just happened. Each has its picture on the screen, so none is ever needed; a machine that cannot
/// sound is silent, and nothing waits for a tone.
public final class Sounds implements AutoCloseable {
    /// What happened. Good and bad differ in pitch, length and number, so that nobody has to look.
    public enum Sound {
        PAID,
        REFUSED,
        NEEDS_YOU,
        SCANNED
    }

    public enum Loudness {
        OFF(0),
        LOW(0.12),
        HIGH(0.6);

        private final double part;

        Loudness(double part) {
            this.part = part;
        }
    }

    /// @param hertz 0 is a pause
    private record Tone(int hertz, int ms) {}

    private static final float SAMPLES_A_SECOND = 22_050;

    /// A tone that begins or ends at once clicks.
    private static final int EDGE_SAMPLES = 60;

    /// More than these at once are of no use to anybody.
    private static final int WAITING_MAX = 2;

    private final ExecutorService thread =
            new ThreadPoolExecutor(
                    0,
                    1,
                    10,
                    TimeUnit.SECONDS,
                    new ArrayBlockingQueue<>(WAITING_MAX),
                    Thread.ofPlatform().daemon().name("sounds").factory());
    private volatile Loudness loudness;

    public Sounds(Loudness loudness) {
        this.loudness = loudness;
    }

    public void set(Loudness next) {
        loudness = next;
    }

    /// Never waits, never fails.
    public void play(Sound sound) {
        var now = loudness;
        if (now == Loudness.OFF) {
            return;
        }
        try {
            thread.execute(() -> sound(samples(sound, now)));
        } catch (RejectedExecutionException _) {
            // Enough is sounding already, or the program ends.
        }
    }

    /// One byte a sample, signed.
    static byte[] samples(Sound sound, Loudness loudness) {
        var length = 0;
        for (var tone : tones(sound)) {
            length += samples(tone);
        }
        var all = new byte[length];
        var at = 0;
        for (var tone : tones(sound)) {
            var samples = samples(tone);
            for (var i = 0; i < samples; i++) {
                var edge = Math.min(1, Math.min(i, samples - 1 - i) / (double) EDGE_SAMPLES);
                var wave = Math.sin(2 * Math.PI * tone.hertz() * i / SAMPLES_A_SECOND);
                all[at++] = (byte) Math.round(wave * edge * loudness.part * Byte.MAX_VALUE);
            }
        }
        return all;
    }

    private static int samples(Tone tone) {
        return (int) (SAMPLES_A_SECOND * tone.ms() / 1000);
    }

    private static List<Tone> tones(Sound sound) {
        return switch (sound) {
            case PAID -> List.of(new Tone(880, 80));
            case REFUSED -> List.of(new Tone(220, 150), new Tone(0, 60), new Tone(220, 150));
            case NEEDS_YOU -> List.of(new Tone(660, 120), new Tone(880, 120));
            case SCANNED -> List.of(new Tone(1760, 15));
        };
    }

    private static void sound(byte[] samples) {
        var format = new AudioFormat(SAMPLES_A_SECOND, 8, 1, true, false);
        try (var line = AudioSystem.getSourceDataLine(format)) {
            line.open(format);
            line.start();
            line.write(samples, 0, samples.length);
            line.drain();
        } catch (LineUnavailableException | IllegalArgumentException | SecurityException silent) {
            System.getLogger(Sounds.class.getName())
                    .log(System.Logger.Level.DEBUG, "this machine does not sound", silent);
        }
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
