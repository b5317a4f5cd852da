/// The whole product on one machine: devices and a head office that are played, a walk through a clerk's work by the keys of the
/// real window, and four books compared at its end. It must not know how the command line is made, and nothing of the product may
/// know it.
@NullMarked
package org.cashwrap.demo;

import org.jspecify.annotations.NullMarked;
