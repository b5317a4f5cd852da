/// The counter: one event at a time, from key to errand. Knows no screen, no wire and no file format.
@NullMarked
package org.cashwrap.checkout;

import org.jspecify.annotations.NullMarked;
