package org.cashwrap.headoffice.server;

import java.util.Locale;

/// Why a request is not done: the closed list of `docs/head-office-api.yaml`.
enum Refusal {
    NOT_ENROLLED(401),
    WRONG_KEY(401),
    BAD_SIGNATURE(401),
    CLOCK(401),
    MALFORMED(400),
    TOO_LARGE(413),
    GAP(409),
    FORK(409),
    BROKEN_CHAIN(422),
    BAD_ENTRY(422),
    BAD_HEAD_SIGNATURE(422),
    OTHER_EPOCH(422),
    UNKNOWN_PATH(404),
    WRONG_METHOD(405),
    BUSY(503);

    private final int status;

    Refusal(int status) {
        this.status = status;
    }

    /// Of HTTP.
    int status() {
        return status;
    }

    /// `bad-entry`, as in the answer.
    String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
