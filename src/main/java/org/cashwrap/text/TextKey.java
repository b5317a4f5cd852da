package org.cashwrap.text;

/// A text as a value for the place of another: said in whatever language that one is said in. It has no places itself.
public record TextKey(String key) {}
