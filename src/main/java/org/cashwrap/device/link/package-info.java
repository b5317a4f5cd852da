/// Bytes over a cable: serial, TCP, file. It opens, reads with deadlines, writes under a watchdog, and says in plain words
/// when a cable is gone. It must not know what the bytes mean, nor any device.
@NullMarked
package org.cashwrap.device.link;

import org.jspecify.annotations.NullMarked;
