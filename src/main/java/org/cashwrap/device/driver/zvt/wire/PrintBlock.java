package org.cashwrap.device.driver.zvt.wire;

import java.util.List;
import java.util.OptionalInt;

/// A receipt, or a part of one, that the terminal wants printed.
///
/// Source: PA00P015 rev. 13.08, message 06 D3, tags 1F07 and 1F37.
///
/// @param kind  01 for the merchant, 02 for the customer, 03 of the administration
/// @param info  bits: 01 positive, 02 a signature is needed, 04 negative, 80 must be printed
/// @param lines each with the attribute that held when it came
/// @param last  the receipt ends with it; otherwise more blocks belong to it
public record PrintBlock(OptionalInt kind, int info, List<PrintLine> lines, boolean last) {
    public PrintBlock {
        lines = List.copyOf(lines);
    }

    public boolean needsSignature() {
        return (info & 0x02) != 0;
    }
}
