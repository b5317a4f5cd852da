/// The till's side of the head office: entries and accounts by HTTP, as `docs/head-office-api.yaml` has it. Knows nothing of
/// payments, screens or files; what an answer means for the till is decided in `checkout`.
@NullMarked
package org.cashwrap.headoffice;

import org.jspecify.annotations.NullMarked;
