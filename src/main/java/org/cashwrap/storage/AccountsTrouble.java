package org.cashwrap.storage;

import java.nio.file.Path;

/// What can befall the accounts file while the counter works.
public sealed interface AccountsTrouble {
    /// The file was damaged or not ours; it stands aside under a new name and an empty one was begun, to be filled by the
    /// head office. It holds customers' data: whoever has looked at it deletes it.
    record SetAside(Path aside, String why) implements AccountsTrouble {}

    /// The file could not be read or written this time; the next call tries again from the start.
    record Failed(String why) implements AccountsTrouble {}
}
