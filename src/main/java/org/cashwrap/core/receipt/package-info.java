/// What stands on a receipt, as lines in words given to it. Knows no printer, no bytes and no language of its own.
@NullMarked
package org.cashwrap.core.receipt;

import org.jspecify.annotations.NullMarked;
