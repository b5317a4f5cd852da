package org.cashwrap.checkout;

import org.cashwrap.core.payment.OpenPayments;
import org.cashwrap.core.till.Till;

import java.util.Optional;
import java.util.OptionalLong;

/// Where everything stands, as a screen or a script shows it.
///
/// @param sequence the journal's last durable one
/// @param clerk    signed in
/// @param payments the one on screen and the doubts
/// @param receipt  number of the payment on screen, once it is committed
/// @param printing papers that the printer has been asked for and has not answered about
/// @param locked   the journal takes no more: nobody may take money
public record CounterView(
        long sequence,
        Till till,
        Optional<String> clerk,
        OpenPayments payments,
        OptionalLong receipt,
        int printing,
        boolean locked) {}
