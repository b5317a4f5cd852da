/// Window, frame of all screens, style and shared controls. Knows no counter, no payment and no device: pages bring those,
/// in packages of their own.
@NullMarked
package org.cashwrap.screen;

import org.jspecify.annotations.NullMarked;
