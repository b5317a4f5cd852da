/// Accounts, what is owed and since when, how a payment is spread over them, and what it does to them by a pack of rules.
/// Knows of a tender only its kind, and nothing of journals or of where an account or a pack came from.
@NullMarked
package org.cashwrap.core.bill;

import org.jspecify.annotations.NullMarked;
