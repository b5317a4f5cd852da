package org.cashwrap.headoffice.server;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;

/// Who signed a request. That it is signed says who sent it, not that he is known here.
///
/// @param till `STORE-N`
/// @param key  the public key it is signed with, 64 lower-case hex digits
record SignedRequest(String till, String key) {
    static final String TILL = "Cashwrap-Till";
    static final String KEY = "Cashwrap-Key";
    static final String TIME = "Cashwrap-Time";
    static final String SIGNATURE = "Cashwrap-Signature";

    /// How far a till's idea of our time may be off. Within it a request can be sent again by whoever overheard it; that
    /// is harmless, since sending twice changes nothing.
    static final Duration CLOCK_MAX = Duration.ofMinutes(15);

    private static final Pattern TIME_FORM =
            Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}\\.[0-9]{3}Z");

    /// Checks the signature, then the clock.
    ///
    /// @param headers all values of a header; null or empty if it was not sent
    /// @param target  the path with its query, as sent
    static SignedRequest checked(
            Function<String, List<String>> headers,
            String method,
            String target,
            byte[] body,
            Instant now) {
        var till = one(headers, TILL);
        var key = one(headers, KEY);
        var time = one(headers, TIME);
        var signature = one(headers, SIGNATURE);
        if (!TillName.isOne(till)) {
            throw bad(TILL + " is not STORE-N");
        }
        var at = time(time);
        if (!Ed25519.isBy(key, message(method, target, till, time, body), signature)) {
            throw bad("the signature is not by " + KEY + " over this request");
        }
        if (Duration.between(at, now).abs().compareTo(CLOCK_MAX) > 0) {
            throw new RefusedException(
                    Refusal.CLOCK,
                    TIME + " is more than " + CLOCK_MAX.toMinutes() + " minutes off");
        }
        return new SignedRequest(till, key);
    }

    /// The bytes that are signed: lines of ASCII, each ended by a line feed.
    static byte[] message(String method, String target, String till, String time, byte[] body) {
        return String.join("\n", "cashwrap request 1", method, target, till, time, sha256(body), "")
                .getBytes(StandardCharsets.UTF_8);
    }

    private static String one(Function<String, List<String>> headers, String name) {
        var values = headers.apply(name);
        if (values.size() != 1) {
            throw bad(name + " must stand there once");
        }
        return values.getFirst();
    }

    private static Instant time(String text) {
        try {
            if (TIME_FORM.matcher(text).matches()) {
                return Instant.parse(text);
            }
        } catch (DateTimeException noSuchDay) {
            // As good as of no form.
        }
        throw bad(TIME + " is not of the form 2026-11-28T04:05:06.789Z");
    }

    private static String sha256(byte[] body) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(body));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }

    private static RefusedException bad(String why) {
        return new RefusedException(Refusal.BAD_SIGNATURE, why);
    }
}
