package org.cashwrap.profile;

/// A hardware profile that was read and found right.
///
/// @param id     its file's name without `.yaml`, unique among what ships and what the station adds
/// @param facts  what it says of the model
/// @param sha256 of the file's bytes, 64 lower-case hex digits
/// @param local  the station's own, not one that ships
public record Profile<T extends Record>(String id, T facts, String sha256, boolean local) {}
