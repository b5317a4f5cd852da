package org.cashwrap.profile;

/// The languages the till speaks.
public enum Language {
    EN,
    ES,
    FA
}
