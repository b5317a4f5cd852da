package org.cashwrap.profile;

/// What the station file says of the cash drawer, which hangs on the receipt printer.
///
/// @param profile the id of its hardware profile
public record StationDrawer(String profile) {}
