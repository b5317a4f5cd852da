package org.cashwrap.checkout;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.UUID;
import java.util.random.RandomGenerator;

/// Mints UUIDv7 names: they sort roughly by time and mean nothing; the journal's sequence is the order.
///
/// Source: RFC 9562, section 5.7 (48 bits of milliseconds, version 7, 74 random bits, variant 10).
public final class Names {
    private final RandomGenerator random;

    public Names(RandomGenerator random) {
        this.random = random;
    }

    public static Names secure() {
        return new Names(new SecureRandom());
    }

    public UUID next(Instant at) {
        var high = (at.toEpochMilli() << 16) | 0x7000L | (random.nextLong() & 0x0FFFL);
        var low = (random.nextLong() & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L;
        return new UUID(high, low);
    }
}
