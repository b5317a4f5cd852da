package org.cashwrap.device.driver.escpos;

import org.cashwrap.device.DrawerAnswer;
import org.cashwrap.device.driver.escpos.EscPosSettings.Drawer;

import java.time.Duration;
import java.util.Optional;

/// The pulse that lets the drawer spring open, and what its sensor says of it.
final class Kick {
    private static final int PULSE_UNIT_MS = 2;
    private static final int PULSE_NOW_MS = 100;
    private static final int PULSE_NOW_MAX = 8;

    private Kick() {}

    /// At once, `DLE DC4 1 m t` with t in 100 ms; or in its turn, `ESC p m t1 t2` in 2 ms.
    static byte[] pulse(Drawer drawer) {
        var connector = (byte) (drawer.pin() == 2 ? 0 : 1);
        if (drawer.realTime()) {
            var tenths = Math.ceilDiv(drawer.onMs(), PULSE_NOW_MS);
            return new byte[] {
                0x10, 0x14, 0x01, connector, (byte) Math.clamp(tenths, 1, PULSE_NOW_MAX)
            };
        }
        return new byte[] {0x1B, 0x70, connector, units(drawer.onMs()), units(drawer.offMs())};
    }

    private static byte units(int ms) {
        return (byte) Math.clamp(Math.ceilDiv(ms, PULSE_UNIT_MS), 1, 255);
    }

    /// After the pulse. What the sensor said before it counts only if it said *open*.
    static DrawerAnswer sensed(
            Talk talk, EscPosSettings settings, Patience patience, Drawer drawer) {
        var end = System.nanoTime() + Duration.ofMillis(drawer.changeWithinMs()).toNanos();
        var isHeard = false;
        while (!isOpen(talk, drawer)) {
            if (System.nanoTime() - end > 0 || talk.isBroken()) {
                return isHeard && !talk.isBroken()
                        ? new DrawerAnswer.StayedShut()
                        : new DrawerAnswer.Kicked();
            }
            talk.until(() -> isOpen(talk, drawer), patience.quiet());
            // One that tells changes by itself says nothing where nothing changes.
            isHeard =
                    settings.status().realTime()
                            ? talk.ask(1)
                            : talk.state().drawerHigh().isPresent();
        }
        return new DrawerAnswer.Opened();
    }

    private static boolean isOpen(Talk talk, Drawer drawer) {
        Optional<Boolean> isHigh = talk.state().drawerHigh();
        return isHigh.isPresent() && isHigh.equals(drawer.openIsHigh());
    }
}
