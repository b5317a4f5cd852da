/// People, PINs, roles, lockout, and who may do what and with whom. Knows no journal, no screen and no file format
/// but its own two.
@NullMarked
package org.cashwrap.staff;

import org.jspecify.annotations.NullMarked;
