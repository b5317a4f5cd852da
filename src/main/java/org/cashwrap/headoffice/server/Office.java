package org.cashwrap.headoffice.server;

import org.cashwrap.core.bill.AccountNumber;
import org.cashwrap.storage.AccountsFile;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/// What a signed request comes to. Knows nothing of HTTP, and remembers nothing between two requests.
///
/// @param firstContact a till that is not known is enrolled with the key it comes with
record Office(OfficeStore store, OfficeAccounts accounts, boolean firstContact) {
    /// How long a text may be that somebody looks for.
    private static final int TEXT_MAX = 128;

    /// A request that was read, before it is known whether its sender is.
    @FunctionalInterface
    private interface Wish {
        Answer granted(Instant at) throws StoreTroubleException;
    }

    /// How the body of a path is read.
    @FunctionalInterface
    private interface Reader {
        /// @throws RefusedException if it is malformed
        Wish read(Office office, SignedRequest sender, byte[] body);
    }

    private static final Map<String, Reader> PATHS =
            Map.of(
                    "/v1/head", Office::head,
                    "/v1/entries", Office::entries,
                    "/v1/accounts/find", Office::find,
                    "/v1/accounts/get", Office::get);

    static boolean isPath(String path) {
        return PATHS.containsKey(path);
    }

    /// @param path one of ours
    Answer answer(String path, SignedRequest sender, byte[] body, Instant at)
            throws StoreTroubleException {
        var reader = Optional.ofNullable(PATHS.get(path)).orElseThrow();
        var wish = reader.read(this, sender, body);
        var stranger = store.enrolled(sender.till(), sender.key(), firstContact, at);
        return stranger.isPresent() ? stranger.get() : wish.granted(at);
    }

    private Wish head(SignedRequest sender, byte[] body) {
        var json = StrictJson.ofBody(body);
        var epoch = json.text("epoch", Upload.EPOCH_FORM);
        json.end();
        return _ -> store.end(sender.till(), sender.key(), epoch);
    }

    private Wish entries(SignedRequest sender, byte[] body) {
        var upload = Upload.read(body);
        return at -> {
            upload.check(sender.till(), sender.key());
            return store.take(sender.till(), sender.key(), upload, at);
        };
    }

    private Wish find(SignedRequest ignored, byte[] body) {
        var json = StrictJson.ofBody(body);
        var text = json.text("text", "(?s).{0," + TEXT_MAX + "}");
        var max = (int) json.integer("max", 1, AccountsFile.HITS_MAX);
        json.end();
        return _ -> new Answer.Found(accounts.find(text, max));
    }

    private Wish get(SignedRequest ignored, byte[] body) {
        var json = StrictJson.ofBody(body);
        var digits =
                json.text(
                        "account",
                        "[0-9]{" + AccountNumber.DIGITS_MIN + "," + AccountNumber.DIGITS_MAX + "}");
        json.end();
        return _ -> new Answer.Got(accounts.get(new AccountNumber(digits)));
    }
}
