package org.cashwrap.device;

/// Lets the drawer spring open. Blocking, about a second at most, and for the device's own thread.
public interface CashDrawer {
    DrawerAnswer open();
}
