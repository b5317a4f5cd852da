package org.cashwrap.headoffice;

import java.time.Duration;

/// How long is waited for the head office, and between tries.
///
/// @param connect  until a connection stands
/// @param request  until a whole answer is there
/// @param entries  likewise, to a batch of entries
/// @param lookup   likewise, about accounts: a clerk waits for them
/// @param idle     until the head office is looked at again when there is nothing to send
/// @param first    the longest wait after one failure; doubled with each more
/// @param last     the longest wait after any number of failures
/// @param quiet    this short a time after a failure no clerk waits for another
/// @param stop     for what is left when the till stops
record Limits(
        Duration connect,
        Duration request,
        Duration entries,
        Duration lookup,
        Duration idle,
        Duration first,
        Duration last,
        Duration quiet,
        Duration stop) {
    static final Limits SHOP =
            new Limits(
                    Duration.ofSeconds(3),
                    Duration.ofSeconds(10),
                    Duration.ofSeconds(30),
                    Duration.ofSeconds(5),
                    Duration.ofSeconds(60),
                    Duration.ofSeconds(1),
                    Duration.ofSeconds(60),
                    Duration.ofSeconds(2),
                    Duration.ofSeconds(3));
}
