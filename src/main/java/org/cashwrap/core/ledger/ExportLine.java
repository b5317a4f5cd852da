package org.cashwrap.core.ledger;

import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;

import java.util.Locale;

/// One line of the journal's export, `docs/journal-format.md`.
public final class ExportLine {
    private static final JsonMapper JSON = JsonMapper.shared();

    private ExportLine() {}

    /// @param before the hash of the entry before, or [Hash#ZERO]
    public static String of(String epoch, Hash before, StoredEntry entry) {
        var node = JsonNodeFactory.instance.objectNode();
        node.put("epoch", epoch);
        node.put("seq", entry.sequence());
        node.put("prev", before.toString());
        node.put("hash", entry.hash().toString());
        node.put("entry", entry.text());
        return JSON.writeValueAsString(node);
    }

    /// @param key the till's public key, 64 hex digits
    public static String of(HeadSignature signature, String key) {
        var node = JsonNodeFactory.instance.objectNode();
        node.putObject("signature")
                .put("epoch", signature.epoch())
                .put("seq", signature.sequence())
                .put("hash", signature.hash().toString())
                .put("key", key.toLowerCase(Locale.ROOT))
                .put("sig", signature.signature());
        return JSON.writeValueAsString(node);
    }
}
