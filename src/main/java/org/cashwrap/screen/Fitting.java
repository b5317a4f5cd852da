package org.cashwrap.screen;

import javafx.scene.layout.Region;

import java.util.Locale;
import java.util.function.DoubleSupplier;

/// Letters that become smaller where the words of a language do not fit: better than an ellipsis, which hides what matters.
public final class Fitting {
    /// Part of the letters around that words have in a bar.
    static final double HINT = 0.889;

    /// Below this nobody reads at a counter.
    private static final double PIXELS_MIN = 14;

    private static final double[] EMS = {1, 0.889, 0.8, 0.72, 0.64, 0.56};

    private Fitting() {}

    /// @param largest the letters' size to begin with, as part of those around
    /// @param around  pixels of the letters around
    /// @param needs   how much room the region takes, asked anew for each size
    /// @param room    there is
    public static void shrink(
            Region region, double largest, double around, DoubleSupplier needs, double room) {
        for (var em : EMS) {
            var size = Math.max(largest * em, Math.min(largest, PIXELS_MIN / around));
            region.setStyle(String.format(Locale.ROOT, "-fx-font-size: %.3fem", size));
            region.applyCss();
            if (needs.getAsDouble() <= room) {
                return;
            }
        }
    }
}
