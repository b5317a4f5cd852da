/// Reads and validates the station file and the hardware profiles. Knows nothing of payments.
@NullMarked
package org.cashwrap.profile;

import org.jspecify.annotations.NullMarked;
