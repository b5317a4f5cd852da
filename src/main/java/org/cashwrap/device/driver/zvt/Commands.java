package org.cashwrap.device.driver.zvt;

import org.cashwrap.core.money.Money;
import org.cashwrap.device.driver.zvt.wire.Apdu;
import org.cashwrap.device.driver.zvt.wire.Control;
import org.cashwrap.device.driver.zvt.wire.DataWriter;

import java.time.LocalDateTime;

/// The commands we send. Source: PA00P015 rev. 13.08, chapter 2, by their names there.
record Commands(ZvtSettings settings) {
    private static final int PASSWORD_BYTES = 3;
    private static final int AMOUNT = 0x04;
    private static final int CURRENCY = 0x49;
    private static final int SERVICE = 0x03;
    private static final int PAYMENT_TYPE = 0x19;

    /// The terminal chooses how: by chip, PIN, signature.
    private static final int TERMINAL_DECIDES = 0x40;

    /// Tell the last stored transaction, print nothing.
    private static final int TELL_ONLY = 0x03;

    private static final int PRINT_ONLY = 0x00;
    private static final int NO_SERVICE_MENU = 0x01;
    private static final int NO_VERSION = 0x02;
    private static final int PRINTER_WIDTH = 0x12;
    private static final int LONGEST_MESSAGE = 0x1A;
    private static final int PERMITTED = 0x26;
    private static final int COMMAND = 0x0A;
    private static final int MESSAGE_MAX = 0x0400;

    Apdu registration() {
        var objects =
                new DataWriter()
                        .tlv(PRINTER_WIDTH, new DataWriter().bcd(settings.printerWidth(), 1).done())
                        .tlv(LONGEST_MESSAGE, (byte) (MESSAGE_MAX >> 8), (byte) MESSAGE_MAX);
        if (settings.printBlocks()) {
            objects.tlv(
                    PERMITTED,
                    new DataWriter()
                            .tlv(
                                    COMMAND,
                                    (byte) (Control.PRINT_BLOCK >> 8),
                                    (byte) Control.PRINT_BLOCK)
                            .done());
        }
        return withPassword()
                .bytes(settings.configuration())
                .bcd(settings.currency().getNumericCode(), 2)
                .bytes(SERVICE, NO_SERVICE_MENU)
                .container(objects)
                .as(Control.REGISTRATION);
    }

    Apdu statusEnquiry() {
        return withPassword().bytes(SERVICE, NO_VERSION).as(Control.STATUS_ENQUIRY);
    }

    Apdu payment(Money amount) {
        return new DataWriter()
                .bitmap(AMOUNT, amount.minor(), 6)
                .bitmap(CURRENCY, settings.currency().getNumericCode(), 2)
                .bytes(PAYMENT_TYPE, TERMINAL_DECIDES)
                .as(Control.PAYMENT);
    }

    Apdu tellLastReceipt() {
        return withPassword().bytes(SERVICE, TELL_ONLY).as(Control.REPEAT_RECEIPT);
    }

    Apdu printLastReceipt() {
        return withPassword().bytes(SERVICE, PRINT_ONLY).as(Control.REPEAT_RECEIPT);
    }

    Apdu totals() {
        return withPassword().as(Control.TOTALS);
    }

    Apdu endOfDay() {
        return withPassword().as(Control.END_OF_DAY);
    }

    Apdu initialisation() {
        return withPassword().as(Control.INITIALISATION);
    }

    Apdu diagnosis() {
        return Apdu.of(Control.DIAGNOSIS);
    }

    Apdu setTime(LocalDateTime now) {
        return withPassword()
                .bitmap(
                        0xAA,
                        (now.getYear() % 100) * 10_000L
                                + now.getMonthValue() * 100L
                                + now.getDayOfMonth(),
                        3)
                .bitmap(0x0C, now.getHour() * 10_000L + now.getMinute() * 100L + now.getSecond(), 3)
                .as(Control.SET_TIME);
    }

    Apdu logOff() {
        return Apdu.of(Control.LOG_OFF);
    }

    private DataWriter withPassword() {
        return new DataWriter().bcd(settings.password(), PASSWORD_BYTES);
    }
}
