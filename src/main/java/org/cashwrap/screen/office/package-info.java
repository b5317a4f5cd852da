/// Sign-in and what is done before and after customers: opening the till; counting and closing it, history, devices and
/// settings follow. Each screen is a record of what it shows, a view-model without a toolkit, and a page that draws it.
@NullMarked
package org.cashwrap.screen.office;

import org.jspecify.annotations.NullMarked;
