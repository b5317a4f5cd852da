package org.cashwrap.device.driver.zvt.wire;

import java.util.OptionalInt;

/// What the terminal does at the moment.
///
/// Source: PA00P015 rev. 13.08, message 04 FF.
///
/// @param code    00 to FF; named by [Names#ofIntermediateStatus]
/// @param minutes a new T4, until the next
/// @param text    the terminal's own words, lines parted by line feeds, or empty
public record IntermediateStatus(int code, OptionalInt minutes, String text) {}
