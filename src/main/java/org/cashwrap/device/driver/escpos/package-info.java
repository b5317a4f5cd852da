/// The driver of ESC/POS receipt printers and the drawer at their connector. It encodes a document once, sends it once, and
/// says *printed* only on the printer's own word. escpos-coffee writes bytes into memory here and nothing else: its own
/// cables lose receipts. It must not know the counter, the journal, nor which port a station uses.
@NullMarked
package org.cashwrap.device.driver.escpos;

import org.jspecify.annotations.NullMarked;
