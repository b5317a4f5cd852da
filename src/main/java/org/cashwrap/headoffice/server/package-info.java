/// The reference head office: takes the tills' journals in, checks that they hang together, keeps them for good, and
/// knows the accounts. A house of its own; it shares with the till only what both must agree on. It does not know what
/// an entry means beyond its envelope: a till may be newer than its head office.
@NullMarked
package org.cashwrap.headoffice.server;

import org.jspecify.annotations.NullMarked;
