package org.cashwrap.checkout;

/// How a till stands with its head office.
public sealed interface OfficeStanding {
    /// It was not asked yet in this run.
    record Untried() implements OfficeStanding {}

    record Reached() implements OfficeStanding {}

    /// It does not answer, or not in a way that is understood. Tried again by itself.
    record Away() implements OfficeStanding {}

    /// It answers, and takes nothing of this till. Tried again by itself, for what is wrong may be mended there.
    ///
    /// @param code of the head office's closed list, as `not-enrolled`
    record Refuses(String code) implements OfficeStanding {
        public Refuses {
            if (!code.matches("[a-z-]{1,32}")) {
                throw new IllegalArgumentException("not a code of a refusal");
            }
        }
    }
}
