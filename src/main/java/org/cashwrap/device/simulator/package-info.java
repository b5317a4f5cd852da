/// The other end of the cable: a card terminal that lives by the books of its standard and keeps its own, with faults on
/// request. It is the witness against which our driver is proven, so it must not know that driver: they share the pure codec
/// and the cable, and nothing else. It must not know a till either.
@NullMarked
package org.cashwrap.device.simulator;

import org.jspecify.annotations.NullMarked;
