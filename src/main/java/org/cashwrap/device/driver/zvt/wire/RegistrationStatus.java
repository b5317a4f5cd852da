package org.cashwrap.device.driver.zvt.wire;

/// What a terminal that was registered needs first.
///
/// Source: PA00P015 rev. 13.08, bitmap 19 in the completion of a registration.
public record RegistrationStatus(
        boolean initialisationNeeded, boolean diagnosisNeeded, boolean optActionNeeded) {
    static RegistrationStatus of(int bits) {
        return new RegistrationStatus((bits & 0x01) != 0, (bits & 0x02) != 0, (bits & 0x04) != 0);
    }
}
