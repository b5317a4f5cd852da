package org.cashwrap.screen.office;

import org.cashwrap.screen.Phrase;

import java.util.List;
import java.util.Optional;

/// What the sign-in screen shows.
///
/// @param names  that have a key
/// @param chosen whose PIN is being typed
/// @param typing the name is typed, not chosen
/// @param digits of the PIN typed so far: how many, never which
/// @param asking the PIN is being looked at
/// @param left   what was begun before the till was locked
/// @param said   what the last try came to
public record SignInScreen(
        List<Name> names,
        Optional<Name> chosen,
        boolean typing,
        int digits,
        boolean asking,
        Optional<Phrase> left,
        Optional<Phrase> said) {
    public SignInScreen {
        names = List.copyOf(names);
    }

    /// @param name  to sign in with
    /// @param shown what colleagues call them
    public record Name(String name, String shown) {}
}
