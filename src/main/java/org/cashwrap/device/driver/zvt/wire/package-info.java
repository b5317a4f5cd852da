/// The bytes of ZVT, the language of card terminals of German-speaking countries: frames, checksums, messages, bitmaps,
/// containers, and their names. Pure: bytes in, meaning out, and never an exception whatever the bytes. It must not know
/// cables, clocks, threads, nor what a payment is.
///
/// Sources: PA00P016 rev. 04 (transport), PA00P015 rev. 13.08 (commands, bitmaps, errors), both public documents of the
/// terminal makers' association.
@NullMarked
package org.cashwrap.device.driver.zvt.wire;

import org.jspecify.annotations.NullMarked;
