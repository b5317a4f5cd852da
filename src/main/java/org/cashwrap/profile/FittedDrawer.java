package org.cashwrap.profile;

/// The cash drawer of this station, on its receipt printer.
public record FittedDrawer(Profile<CashDrawerProfile> profile) {}
