/// The counter as lines of JSON: events in, states out. Knows no device, no file and no window.
@NullMarked
package org.cashwrap.script;

import org.jspecify.annotations.NullMarked;
