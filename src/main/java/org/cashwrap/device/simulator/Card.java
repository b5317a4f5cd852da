package org.cashwrap.device.simulator;

import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The card that the customer of a script holds. Of its number there are four digits and no more.
///
/// @param lastFour four digits
record Card(Brand brand, String lastFour) {
    static final Card USUAL = new Card(Brand.VISA, "1234");

    private static final Pattern WORD = Pattern.compile("([a-z]+)-([0-9]{4})");

    /// @param word `visa-1234`
    static Optional<Card> parse(String word) {
        var parts = WORD.matcher(word);
        return parts.matches()
                ? Stream.of(Brand.values())
                        .filter(brand -> brand.word().equals(parts.group(1)))
                        .findFirst()
                        .map(brand -> new Card(brand, parts.group(2)))
                : Optional.empty();
    }

    /// The digits of its number, and E for each that is nobody's business; an odd one is padded with F.
    String maskedNumber() {
        var masked = "E".repeat(brand.digits() - lastFour.length()) + lastFour;
        return masked.length() % 2 == 0 ? masked : masked + "F";
    }

    /// As it stands on a slip.
    String shown() {
        return brand.name() + " ************" + lastFour;
    }
}
