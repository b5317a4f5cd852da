package org.cashwrap.screen;

import static org.junit.jupiter.api.Assertions.assertEquals;

import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;

import org.cashwrap.core.bill.Language;
import org.cashwrap.screen.Looks.Size;
import org.cashwrap.screen.Looks.Theme;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/// The frame under a robot's keys and mouse, as they come from the system: slow, so only what [Driver] cannot know.
@ExtendWith(ApplicationExtension.class)
class TrueInputTest {
    private final List<String> done = new ArrayList<>();
    private @Nullable TextField shown;

    @Start
    void start(Stage stage) {
        var spoken = new Spoken(Language.EN);
        var around =
                new Shell.Around(
                        () -> LocalTime.NOON, () -> System.nanoTime() / 1_000_000, done::add);
        var shell = new Shell(spoken, new Looks(Theme.LIGHT, Size.NORMAL), around, 1366, 768);
        var field = new TextField();
        shown = field;
        field.setId("field");
        var cash =
                new KeyButton(
                                "cash",
                                KeyButton.Kind.TENDER,
                                spoken.text("open-till.open"),
                                () -> done.add("cash"))
                        .at(Stroke.of(KeyCode.F8));
        var pad =
                new Keypad(
                        Keypad.Kind.FULL, spoken, Keypad.intoFocus(field, () -> done.add("enter")));
        var body = new VBox(20, field, cash, pad);
        body.getStyleClass().add("page");
        var keys = new Keys().on(cash);
        shell.show(
                new Page() {
                    @Override
                    public String id() {
                        return "true-input";
                    }

                    @Override
                    public Node head() {
                        return new Label("");
                    }

                    @Override
                    public Node body() {
                        return body;
                    }

                    @Override
                    public Keys keys() {
                        return keys;
                    }

                    @Override
                    public void focus() {
                        field.requestFocus();
                    }
                });
        stage.setScene(shell.scene());
        stage.show();
    }

    @Test
    void whatIsTypedComesToTheFieldInItsOrder(FxRobot robot) {
        robot.write("79.30 abc");
        WaitForAsyncUtils.waitForFxEvents();
        robot.push(KeyCode.F8);

        assertEquals("79.30 abc", field().getText());
        assertEquals(List.of("cash"), done);
    }

    @Test
    void theMousePressesKeysAndLeavesTheFocus(FxRobot robot) {
        robot.clickOn("#pad-7").clickOn("#pad-00").clickOn("#pad-erase").clickOn("#cash");
        robot.clickOn("#pad-enter");

        assertEquals("70", field().getText());
        assertEquals(List.of("cash", "enter"), done);
        assertEquals(true, field().isFocused());
    }

    @Test
    void aKeyThatStaysDownActsOnce(FxRobot robot) {
        robot.press(KeyCode.F8);
        robot.press(KeyCode.F8);
        robot.press(KeyCode.F8);
        robot.release(KeyCode.F8);
        WaitForAsyncUtils.waitForFxEvents();

        assertEquals(List.of("cash"), done);
    }

    private TextField field() {
        return Objects.requireNonNull(shown);
    }
}
