package org.cashwrap.core.payment;

import java.util.UUID;

/// The name of one payment, minted before its first durable row; never an order (the sequence is the order).
public record PaymentId(UUID value) {
    @Override
    public String toString() {
        return value.toString();
    }
}
