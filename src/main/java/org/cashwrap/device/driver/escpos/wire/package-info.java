/// The bytes of ESC/POS, the language of receipt printers: what a printer is told, and what it says. Pure: bytes in, meaning
/// out, and never an exception whatever the bytes. It must not know cables, clocks, threads, nor what a receipt is.
///
/// Sources: Epson, ESC/POS command reference for TM printers; where a model deviates, its own manual is named at the place.
@NullMarked
package org.cashwrap.device.driver.escpos.wire;

import org.jspecify.annotations.NullMarked;
