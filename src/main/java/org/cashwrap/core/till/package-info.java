/// Till session: open, float, closed. Counts, X and Z follow. Knows nothing of storage or of who may do what.
@NullMarked
package org.cashwrap.core.till;

import org.jspecify.annotations.NullMarked;
