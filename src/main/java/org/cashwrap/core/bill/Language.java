package org.cashwrap.core.bill;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// The languages we speak, to customers and to clerks.
public enum Language {
    EN,
    ES,
    FA;

    /// The two letters of ISO 639-1, as in files.
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Language> ofCode(String code) {
        return Arrays.stream(values()).filter(language -> language.code().equals(code)).findFirst();
    }
}
