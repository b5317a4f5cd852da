/// Accounts, what is owed and since when, and how a payment is spread over them. Knows nothing of tenders, of
/// journals, or of where an account came from.
@NullMarked
package org.cashwrap.core.bill;

import org.jspecify.annotations.NullMarked;
