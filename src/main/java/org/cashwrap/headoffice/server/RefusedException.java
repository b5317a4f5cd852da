package org.cashwrap.headoffice.server;

/// Carries a refusal out of the reading of a request.
@SuppressWarnings("serial") // Never written anywhere.
final class RefusedException extends RuntimeException {
    private final transient Answer.Refused refused;

    RefusedException(Refusal code, String why) {
        this(Answer.Refused.of(code, why));
    }

    RefusedException(Answer.Refused refused) {
        super(refused.why(), null, false, false);
        this.refused = refused;
    }

    Answer.Refused refused() {
        return refused;
    }
}
