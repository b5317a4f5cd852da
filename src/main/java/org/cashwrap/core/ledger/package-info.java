/// The journal's entries as a hash chain, and what follows from them as pure functions. Knows the bytes of an entry
/// but no file, no database, no network and no clock.
@NullMarked
package org.cashwrap.core.ledger;

import org.jspecify.annotations.NullMarked;
