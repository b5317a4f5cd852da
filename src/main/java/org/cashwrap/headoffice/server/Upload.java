package org.cashwrap.headoffice.server;

import org.cashwrap.core.ledger.Hash;
import org.cashwrap.core.ledger.HeadSignature;
import org.cashwrap.core.ledger.StoredEntry;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

import java.nio.charset.StandardCharsets;
import java.util.List;

/// A piece of a till's journal on its way in.
///
/// @param before     the hash of the entry before the first
/// @param entries    1 to [#ENTRIES_MAX], one after the other
/// @param signatures of heads in this piece or before it
record Upload(
        String epoch, Hash before, List<StoredEntry> entries, List<HeadSignature> signatures) {
    static final int ENTRIES_MAX = 100;
    static final int SIGNATURES_MAX = 100;
    static final String EPOCH_FORM = "[0-9a-f]{32}";
    private static final String HASH_FORM = "[0-9a-f]{64}";
    private static final String SIGNATURE_FORM = "[0-9a-f]{128}";

    Upload {
        entries = List.copyOf(entries);
        signatures = List.copyOf(signatures);
    }

    static Upload read(byte[] body) {
        var json = StrictJson.ofBody(body);
        var epoch = json.text("epoch", EPOCH_FORM);
        var before = Hash.ofHex(json.text("prev", HASH_FORM));
        var entries = json.objects("entries", 1, ENTRIES_MAX, Upload::entry);
        var signatures =
                json.objects("signatures", 0, SIGNATURES_MAX, each -> signature(epoch, each));
        json.end();
        for (int at = 1; at < entries.size(); at++) {
            if (entries.get(at).sequence() != entries.get(at - 1).sequence() + 1) {
                throw new RefusedException(Refusal.MALFORMED, "/entries do not follow one another");
            }
        }
        return new Upload(epoch, before, entries, signatures);
    }

    private static StoredEntry entry(StrictJson json) {
        return new StoredEntry(
                json.integer("seq", 1, StrictJson.INTEGER_MAX),
                json.text("entry"),
                Hash.ofHex(json.text("hash", HASH_FORM)));
    }

    private static HeadSignature signature(String epoch, StrictJson json) {
        return new HeadSignature(
                epoch,
                json.integer("seq", 1, StrictJson.INTEGER_MAX),
                Hash.ofHex(json.text("hash", HASH_FORM)),
                json.text("sig", SIGNATURE_FORM));
    }

    StoredEntry first() {
        return entries.getFirst();
    }

    /// All that can be said without looking at what is stored: does it hash, is it this till's, did the till sign?
    ///
    /// @param key the till's public key
    void check(String till, String key) {
        if (first().sequence() == 1 && !before.equals(Hash.ZERO)) {
            throw refused(Refusal.BROKEN_CHAIN, "before entry 1 there is nothing but zeros");
        }
        var head = before;
        for (var entry : entries) {
            head = head.after(entry.text());
            if (!head.equals(entry.hash())) {
                throw refused(
                        Refusal.BROKEN_CHAIN, "entry " + entry.sequence() + " does not hash so");
            }
            checkEntry(till, key, entry);
        }
        for (var signature : signatures) {
            if (!signature.isBy(till, key)) {
                throw refused(
                        Refusal.BAD_HEAD_SIGNATURE,
                        "the signature at " + signature.sequence() + " is not the till's");
            }
        }
    }

    private void checkEntry(String till, String key, StoredEntry entry) {
        var name = "entry " + entry.sequence();
        // Half of a surrogate pair has no UTF-8: it would be stored as something else than was
        // hashed.
        if (!StandardCharsets.UTF_8.newEncoder().canEncode(entry.text())) {
            throw refused(Refusal.BAD_ENTRY, name + " is not Unicode");
        }
        JsonNode tree;
        try {
            tree = StrictJson.tree(entry.text());
        } catch (JacksonException notJson) {
            throw refused(Refusal.BAD_ENTRY, name + " is not JSON, or has a key twice");
        }
        if (!isText(tree, "till", till)
                || !isText(tree, "epoch", epoch)
                || !tree.path("seq").isIntegralNumber()
                || !tree.path("seq").canConvertToLong()
                || tree.path("seq").longValue() != entry.sequence()) {
            throw refused(
                    Refusal.BAD_ENTRY, name + " is of another till, epoch or sequence inside");
        }
        if (entry.sequence() == 1
                && !(isText(tree, "kind", "JournalStarted")
                        && isText(tree.path("body"), "key", key))) {
            throw refused(Refusal.BAD_ENTRY, "entry 1 does not begin a journal of this key");
        }
    }

    private static boolean isText(JsonNode object, String key, String text) {
        var value = object.path(key);
        return value.isString() && value.stringValue().equals(text);
    }

    private static RefusedException refused(Refusal code, String why) {
        return new RefusedException(code, why);
    }
}
