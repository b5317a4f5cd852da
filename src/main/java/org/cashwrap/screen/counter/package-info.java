/// What the clerk uses while a customer waits: the counter's screen as one record, what its keys mean, and the nodes that
/// show it. Knows no wire, no file and no device.
@NullMarked
package org.cashwrap.screen.counter;

import org.jspecify.annotations.NullMarked;
