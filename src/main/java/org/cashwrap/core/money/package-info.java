/// Amounts, currencies, denominations, cash rounding, and splitting by largest remainder. Knows no bill, no payment, no
/// screen: anything about what the money is for belongs elsewhere.
@NullMarked
package org.cashwrap.core.money;

import org.jspecify.annotations.NullMarked;
