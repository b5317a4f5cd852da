/// Every word a human reads, by language. Knows no state, no screen and no device.
@NullMarked
package org.cashwrap.text;

import org.jspecify.annotations.NullMarked;
