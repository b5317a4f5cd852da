package org.cashwrap.demo;

import javafx.scene.Scene;
import javafx.scene.image.PixelFormat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

import javax.imageio.ImageIO;

/// Pictures of the window, numbered in the order in which they were taken.
final class Album {
    private final Path folder;
    private int taken;

    /// @param folder is made if it is not there
    Album(Path folder) throws IOException {
        this.folder = Files.createDirectories(folder);
    }

    /// What the window shows now.
    ///
    /// @param name becomes a part of the file's name
    void take(Scene scene, String name) {
        var pictures = new BufferedImage[1];
        Hands.onFx(() -> {
            var shown = scene.snapshot(null);
            var width = (int) shown.getWidth();
            var height = (int) shown.getHeight();
            var pixels = new int[width * height];
            shown.getPixelReader()
                    .getPixels(
                            0,
                            0,
                            width,
                            height,
                            PixelFormat.getIntArgbInstance(),
                            pixels,
                            0,
                            width);
            var picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
            picture.setRGB(0, 0, width, height, pixels, 0, width);
            pictures[0] = picture;
        });
        taken++;
        var file = folder.resolve("%02d-%s.png".formatted(taken, name));
        try {
            ImageIO.write(pictures[0], "png", file.toFile());
        } catch (IOException full) {
            throw new UncheckedIOException(full);
        }
    }

    int taken() {
        return taken;
    }
}
