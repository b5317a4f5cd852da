package org.cashwrap.profile;

import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import java.util.List;

/// Where facts of a profile come from.
///
/// @param keys   of the facts, as `config-byte` or `serial.baud`
/// @param source a document with version and section, who tried it on which device, or why it is assumed
public record Source(
        @NotEmpty(message = "names no fact; write its key, as in [serial.baud]") List<String> keys,
        @Size(min = 1, max = 300, message = "write 1 to 300 characters")
                @Pattern(
                        regexp = Station.NO_CONTROLS,
                        message = "holds an invisible character; type the line anew")
                String source,
        Known known) {
    public Source {
        keys = List.copyOf(keys);
    }

    /// How far a fact can be relied on.
    public enum Known {
        /// Seen on such a device.
        TRIED,
        /// The maker, the protocol, or a public source that is named says so.
        DOCUMENTED,
        /// Nobody has checked it.
        ASSUMED
    }
}
