package org.cashwrap.device.driver.zvt.wire;

/// Where a field stands in the data of a message.
public sealed interface Place {
    /// It begins with its own number.
    record OfBitmap(int number) implements Place {}

    /// In the container.
    ///
    /// @param path from the container down to it: `06/2F/1F10`
    record OfTag(int tag, String path) implements Place {
        public String hex() {
            return Tag.hex(tag);
        }
    }

    /// The message alone says what stands there.
    ///
    /// @param word one of a closed list, in `docs/zvt-names.md`
    record OfPosition(String word) implements Place {}
}
