package org.cashwrap.screen.office;

import org.cashwrap.profile.Station;
import org.cashwrap.staff.Pin;

import java.util.Optional;

/// The till that somebody wants, every answer found right.
///
/// @param station     to be written
/// @param name        of the first manager, to sign in with
/// @param displayName as colleagues know the manager
/// @param pin         hides itself
public record SetUpWish(Station station, String name, Optional<String> displayName, Pin pin) {}
