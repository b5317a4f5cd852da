/// Traces of device cables as JSON lines, for an engineer: one message in, one object out. It must not know devices that
/// are there, nor how their drivers use what they say.
@NullMarked
package org.cashwrap.decode;

import org.jspecify.annotations.NullMarked;
