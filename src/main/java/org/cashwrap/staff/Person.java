package org.cashwrap.staff;

import java.util.Optional;
import java.util.regex.Pattern;

/// Somebody who works, or worked, at this till. Nobody is ever removed: the journal goes on naming them.
///
/// @param name        what they sign in with and what the journal says: small letters a to z, digits, `-` and `.`, at
///                    most 32, beginning with a letter or digit
/// @param displayName what colleagues and receipts call them, in any script; at most 64 characters on one line
/// @param disabled    cannot sign in or approve any more
public record Person(
        String name, Optional<String> displayName, Role role, PinHash pin, boolean disabled) {
    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9.-]{0,31}");
    private static final Pattern DISPLAY_NAME =
            Pattern.compile("(?=.*\\S)[^\\p{Cc}\\p{Cs}\\p{Zl}\\p{Zp}]{1,64}");

    static final String NAME_RULE =
            "a name is 1 to 32 small letters a to z, digits, - or ., and begins with a letter or"
                    + " digit";
    static final String DISPLAY_NAME_RULE =
            "a display name is 1 to 64 characters on one line, not only blanks";

    public Person {
        if (!isName(name)) {
            throw new IllegalArgumentException(NAME_RULE);
        }
        if (displayName.filter(shown -> !isDisplayName(shown)).isPresent()) {
            throw new IllegalArgumentException(DISPLAY_NAME_RULE);
        }
    }

    public static boolean isName(String name) {
        return NAME.matcher(name).matches();
    }

    public static boolean isDisplayName(String name) {
        return DISPLAY_NAME.matcher(name).matches();
    }
}
