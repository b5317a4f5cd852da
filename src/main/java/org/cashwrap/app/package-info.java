/// Command line, start, wiring, stop: the only package that knows everyone, and known by none.
@NullMarked
package org.cashwrap.app;

import org.jspecify.annotations.NullMarked;
