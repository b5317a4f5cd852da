/// What the devices of a counter are for: the roles, their sealed answers, and the thread each of them has. Trouble with a
/// device is an answer here, never an exception. It must not know any make, any cable, nor the counter that asks.
@NullMarked
package org.cashwrap.device;

import org.jspecify.annotations.NullMarked;
