/// The journal's SQLite file and its projections; beside it the accounts last seen. Knows bytes and rows, not what
/// they mean to a customer.
@NullMarked
package org.cashwrap.storage;

import org.jspecify.annotations.NullMarked;
