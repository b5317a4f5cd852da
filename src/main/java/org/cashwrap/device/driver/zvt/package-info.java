/// The driver of ZVT card terminals, on a serial line or over TCP: registration, payment, recovery of a lost answer, end of
/// day. It keeps the money rules of the role: a payment command is written once, an approval is durable before it is
/// acknowledged, silence is doubt. It must not know the counter, the journal, nor which port a station uses.
///
/// Sources: PA00P016 rev. 04 (transport), PA00P015 rev. 13.08 (commands), and how one terminal family deviates from them,
/// "ZVT-Praezisierung" issue 22 of card complete.
@NullMarked
package org.cashwrap.device.driver.zvt;

import org.jspecify.annotations.NullMarked;
