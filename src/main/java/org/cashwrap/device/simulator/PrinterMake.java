package org.cashwrap.device.simulator;

/// What kind of printer it is.
///
/// @param dots        a row, what can be printed of it
/// @param columns     of its font A
/// @param dpi         dots an inch
/// @param speedMmPerS of its paper
/// @param timeScale   of all its times: 0.05 is twenty times as fast as a real one
public record PrinterMake(int dots, int columns, int dpi, int speedMmPerS, double timeScale) {
    /// 80 mm paper, as most have it.
    public static final PrinterMake USUAL = new PrinterMake(576, 48, 203, 250, 1);

    public PrinterMake {
        if (dots < 64 || dots > 2048 || columns < 8 || columns > dots / 4) {
            throw new IllegalArgumentException(
                    "no such printer: " + dots + " dots, " + columns + " columns");
        }
        if (dpi < 60 || dpi > 600 || speedMmPerS < 1 || speedMmPerS > 1000 || !(timeScale > 0)) {
            throw new IllegalArgumentException(
                    "no such printer: " + dpi + " dpi, " + speedMmPerS + " mm/s");
        }
    }
}
