package org.cashwrap.device.simulator;

import org.cashwrap.device.driver.zvt.wire.Apdu;
import org.cashwrap.device.driver.zvt.wire.Control;
import org.cashwrap.device.driver.zvt.wire.DataWriter;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// One slip of paper, and how it goes to a till that prints it: line by line (06 D1), or as text blocks (06 D3).
///
/// Source: PA00P015 rev. 13.08, chapters 3.5 and 3.6.
///
/// @param kind 01 for the merchant, 02 for the customer, 03 for neither
/// @param info bits: 01 positive, 02 to be signed, 04 negative; 00 says nothing
record Receipt(int kind, int info, List<Line> lines) {
    static final int MERCHANT = 0x01;
    static final int CUSTOMER = 0x02;
    static final int ADMINISTRATION = 0x03;

    static final int POSITIVE = 0x01;
    static final int TO_BE_SIGNED = 0x02;
    static final int NEGATIVE = 0x04;

    /// Attributes of a line.
    static final int PLAIN = 0x00;

    static final int CENTRED = 0x40;
    static final int WIDE = 0x20;

    private static final int LAST = 0x81;

    Receipt {
        lines = List.copyOf(lines);
    }

    /// @param attribute how it is printed
    record Line(String text, int attribute) {
        byte[] bytes() {
            return text.getBytes(StandardCharsets.ISO_8859_1);
        }
    }

    /// The messages that bring it to the till.
    List<Apdu> messages(Registration registration) {
        return registration.blocks() ? blocks(registration.dataMax()) : lineByLine();
    }

    private List<Apdu> lineByLine() {
        var messages = new ArrayList<Apdu>();
        for (var line : lines) {
            messages.add(
                    new DataWriter()
                            .bytes(line.attribute())
                            .raw(line.bytes())
                            .as(Control.PRINT_LINE));
        }
        messages.add(new DataWriter().bytes(LAST).as(Control.PRINT_LINE));
        return messages;
    }

    /// As many blocks as the till's longest message makes necessary; each says anew how its lines are printed.
    private List<Apdu> blocks(int dataMax) {
        var messages = new ArrayList<Apdu>();
        var texts = new DataWriter();
        var attribute = PLAIN;
        for (var line : lines) {
            var next = new DataWriter();
            if (line.attribute() != attribute) {
                next.tlv(0x09, (byte) line.attribute());
            }
            next.tlv(0x07, line.bytes());
            if (block(joined(texts, next, last())).length() > dataMax) {
                messages.add(block(texts));
                texts = new DataWriter();
                next = new DataWriter().tlv(0x09, (byte) line.attribute()).tlv(0x07, line.bytes());
            }
            attribute = line.attribute();
            texts = joined(texts, next);
        }
        messages.add(block(joined(texts, last())));
        return messages;
    }

    private static DataWriter last() {
        return new DataWriter().tlv(0x09, (byte) LAST);
    }

    private static DataWriter joined(DataWriter... parts) {
        var all = new DataWriter();
        for (var part : parts) {
            all.raw(part.done());
        }
        return all;
    }

    private Apdu block(DataWriter texts) {
        var objects = new DataWriter().tlv(0x1F07, (byte) kind);
        if (info != 0) {
            objects.tlv(0x1F37, (byte) info);
        }
        return new DataWriter().container(objects.tlv(0x25, texts.done())).as(Control.PRINT_BLOCK);
    }
}
