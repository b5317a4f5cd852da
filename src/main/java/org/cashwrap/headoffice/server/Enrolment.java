package org.cashwrap.headoffice.server;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/// Makes a till known: from then on the head office takes what is signed with its key.
public final class Enrolment {
    private Enrolment() {}

    /// May run beside a server.
    ///
    /// @param till    `STORE-N`
    /// @param key     Ed25519, 64 hex digits
    /// @param replace a till that lost its key or its journal goes on with a new key and a new journal; what the old one
    ///                sent stays
    public static Outcome enrol(Path path, String till, String key, boolean replace, Instant at) {
        var hex = key.toLowerCase(Locale.ROOT);
        if (!TillName.isOne(till)) {
            return new Outcome.NotDone(
                    "\""
                            + till
                            + "\" is not the name of a till; write STORE-N as in its station.yaml,"
                            + " for example MAIN-1");
        }
        if (!Ed25519.isKey(hex)) {
            return new Outcome.NotDone(
                    "That is not the public key of a till; write its 64 hex digits");
        }
        try (var database = OfficeDatabase.openBeside(OfficeFolder.make(path))) {
            return database.write(() -> enrolled(database, till, hex, replace, at));
        } catch (StoreTroubleException failed) {
            return new Outcome.NotDone(till + " was not enrolled: " + failed.getMessage());
        } catch (RuntimeException failed) {
            return new Outcome.NotDone(
                    till
                            + " may not be enrolled ("
                            + OfficeDatabase.why(failed)
                            + "); try again, twice does no harm");
        }
    }

    private static Outcome enrolled(
            OfficeDatabase database, String till, String key, boolean replace, Instant at) {
        var before = database.keyOf(till);
        if (before.equals(Optional.of(key))) {
            return new Outcome.Done(till + " was enrolled with this key before");
        }
        if (before.isPresent() && !replace) {
            return new Outcome.NotDone(
                    till
                            + " is enrolled with another key, "
                            + before.get()
                            + ". If the till lost that key for good, use --replace: it then begins"
                            + " a new journal, and what the old one sent stays.");
        }
        database.enrol(till, key, "command", at);
        return new Outcome.Done(till + " is enrolled" + (before.isPresent() ? " anew" : ""));
    }
}
