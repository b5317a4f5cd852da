package org.cashwrap.demo;

import javafx.application.Platform;
import javafx.scene.input.KeyCode;
import javafx.scene.robot.Robot;

import java.util.concurrent.CountDownLatch;

/// A clerk's hands on the keyboard: real key presses into whatever window has the focus. Not for the FX thread.
final class Hands {
    private final Robot robot;

    private Hands(Robot robot) {
        this.robot = robot;
    }

    static Hands make() {
        var made = new Hands[1];
        onFx(() -> made[0] = new Hands(new Robot()));
        return made[0];
    }

    /// Runs it on the FX thread, and waits until it is done.
    static void onFx(Runnable work) {
        var done = new CountDownLatch(1);
        Platform.runLater(() -> {
            try {
                work.run();
            } finally {
                done.countDown();
            }
        });
        try {
            done.await();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /// One key, down and up.
    void press(KeyCode key) {
        onFx(() -> {
            robot.keyPress(key);
            robot.keyRelease(key);
        });
    }

    void press(KeyCode held, KeyCode key) {
        onFx(() -> {
            robot.keyPress(held);
            robot.keyPress(key);
            robot.keyRelease(key);
            robot.keyRelease(held);
        });
    }

    /// Digits, and a point, one after the other as a person types them.
    void type(String digits) {
        digits.chars()
                .forEach(c -> {
                    press(key((char) c));
                    pause();
                });
    }

    /// All at once and with Enter at its end, as a scanner types.
    void scan(String digits) {
        onFx(() -> {
            digits.chars()
                    .forEach(c -> {
                        robot.keyPress(key((char) c));
                        robot.keyRelease(key((char) c));
                    });
            robot.keyPress(KeyCode.ENTER);
            robot.keyRelease(KeyCode.ENTER);
        });
    }

    private static KeyCode key(char c) {
        return c == '.' ? KeyCode.PERIOD : KeyCode.valueOf("DIGIT" + c);
    }

    /// Longer than a scanner takes between two characters.
    private static void pause() {
        try {
            Thread.sleep(60);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
