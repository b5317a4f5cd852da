/// States, events and rules of one payment and its tenders, and of the payments a till has open. Only thinks:
/// no files, cables, clocks, threads or screens; what is due is returned as errands.
@NullMarked
package org.cashwrap.core.payment;

import org.jspecify.annotations.NullMarked;
