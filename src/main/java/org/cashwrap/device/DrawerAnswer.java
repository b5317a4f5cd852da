package org.cashwrap.device;

/// What became of opening the drawer.
public sealed interface DrawerAnswer {
    /// Its sensor says that it is open.
    record Opened() implements DrawerAnswer {}

    /// The pulse was sent; there is no sensor that could say more.
    record Kicked() implements DrawerAnswer {}

    /// The pulse was sent, and the sensor says that it stayed shut: locked or stuck.
    record StayedShut() implements DrawerAnswer {}

    /// No pulse was sent, as far as is known.
    record NotKicked(PrinterTrouble why) implements DrawerAnswer {}
}
