package org.cashwrap.screen.office;

import org.cashwrap.screen.Phrase;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What the pages show on which a till is set up. Never a PIN.
///
/// @param step    where one is
/// @param wrong   what is wrong, by the field it stands beside, with the cure
/// @param notes   what stands there otherwise
/// @param devices which devices were chosen, so which links there are to type
/// @param ports   how many serial ports were found on this machine
/// @param asking  the till is being made
/// @param made    the till is there: its name and the key its head office has to be told
/// @param said    what the last key came to, if it concerns no field
/// @param summary what will be written, at the last step
public record SetUpScreen(
        Step step,
        Map<Field, Phrase> wrong,
        Map<Field, Phrase> notes,
        Devices devices,
        int ports,
        boolean asking,
        Optional<String> made,
        Optional<Said> said,
        List<Line> summary) {
    static final List<Step> STEPS = List.of(Step.values());

    public SetUpScreen {
        wrong = Map.copyOf(wrong);
        notes = Map.copyOf(notes);
        summary = List.copyOf(summary);
    }

    /// In their order.
    public enum Step {
        STORE,
        DEVICES,
        MANAGER,
        SUMMARY
    }

    /// What is asked, in the order in which it is.
    public enum Field {
        STORE,
        TILL,
        CURRENCY,
        TIME_ZONE,
        HEADER_1,
        HEADER_2,
        HEADER_3,
        HEADER_4,
        HEAD_OFFICE,
        PRINTER,
        DRAWER,
        TERMINAL,
        PRINTER_LINK,
        TERMINAL_LINK,
        NAME,
        DISPLAY_NAME,
        PIN,
        PIN_AGAIN
    }

    /// Which of them the till will have.
    public record Devices(boolean printer, boolean drawer, boolean terminal) {}

    /// @param trouble it did not go as it should
    public record Said(Phrase text, boolean trouble) {}

    /// @param label as beside its field
    public record Line(Phrase label, Phrase value) {}
}
