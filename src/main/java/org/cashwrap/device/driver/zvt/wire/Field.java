package org.cashwrap.device.driver.zvt.wire;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.OptionalLong;

/// One field of a message. Of card data it holds what may be seen, and never had the rest: nothing of tracks and check
/// values, of a card number the last four digits.
public final class Field {
    /// What the bytes say.
    public sealed interface Value {
        /// An amount in minor units.
        record Amount(long minor) implements Value {}

        record Words(String text) implements Value {}

        /// Card data.
        record Withheld() implements Value {}
    }

    private static final HexFormat HEX = HexFormat.of().withUpperCase();
    private static final byte[] NOTHING = {};

    private final Place place;
    private final String name;
    private final Form form;
    private final Alphabet alphabet;
    private final byte[] bytes;
    private final String shownOfCard;

    private Field(
            Place place,
            String name,
            Form form,
            Alphabet alphabet,
            byte[] bytes,
            String shownOfCard) {
        this.place = place;
        this.name = name;
        this.form = form;
        this.alphabet = alphabet;
        this.bytes = bytes;
        this.shownOfCard = shownOfCard;
    }

    static Field of(Place place, String name, Form form, Alphabet alphabet, byte... bytes) {
        return switch (form) {
            case AMOUNT, DIGITS, BYTES -> new Field(place, name, form, alphabet, bytes, "");
            case TEXT -> new Field(place, name, form, alphabet, CardDigits.starred(bytes), "");
            case CARD ->
                    new Field(
                            place,
                            name,
                            form,
                            alphabet,
                            CardDigits.masked(bytes),
                            CardDigits.shown(bytes));
            case SECRET -> new Field(place, name, form, alphabet, NOTHING, "");
        };
    }

    public Place place() {
        return place;
    }

    public String name() {
        return name;
    }

    /// Upper case; none if all of it is withheld. Digits of card numbers are E, or `2A` in a text.
    public Optional<String> hex() {
        return switch (form) {
            case AMOUNT, DIGITS, BYTES ->
                    Optional.of(CardDigits.hidden(HEX.formatHex(CardDigits.starred(bytes)), false));
            case TEXT -> Optional.of(CardDigits.hidden(raw(), true));
            case CARD -> Optional.of(raw());
            case SECRET -> Optional.empty();
        };
    }

    public Value value() {
        return switch (form) {
            case AMOUNT -> {
                var minor = number();
                yield minor.isPresent()
                        ? new Value.Amount(minor.getAsLong())
                        : new Value.Words(hex().orElse(""));
            }
            case DIGITS, BYTES -> new Value.Words(hex().orElse(""));
            case TEXT -> new Value.Words(text());
            case CARD -> new Value.Words(shownOfCard);
            case SECRET -> new Value.Withheld();
        };
    }

    /// What the code in it means, for those that are codes: a result, a status, a card type.
    public Optional<String> meaning() {
        if (bytes.length != 1) {
            return Optional.empty();
        }
        return switch (name) {
            case "result-code" -> Optional.of(Names.ofResult(single()));
            case "intermediate-status" -> Optional.of(Names.ofIntermediateStatus(single()));
            case "terminal-status" -> Optional.of(Names.ofTerminalStatus(single()));
            case "card-type" ->
                    Optional.of(Names.ofCard(single())).filter(brand -> !brand.isEmpty());
            default -> Optional.empty();
        };
    }

    /// As a text, without the blanks and zeros that fill it up.
    String text() {
        var text = alphabet.text(bytes);
        var end = text.length();
        while (end > 0 && (text.charAt(end - 1) == 0 || text.charAt(end - 1) == ' ')) {
            end--;
        }
        return text.substring(0, end);
    }

    /// As a text, as it is but for zeros at its end: the blanks of a printed line are its own.
    String line() {
        var text = alphabet.text(bytes);
        var end = text.length();
        while (end > 0 && text.charAt(end - 1) == 0) {
            end--;
        }
        return text.substring(0, end);
    }

    /// As packed digits; none if there are others than decimal ones.
    OptionalLong number() {
        return digits(raw());
    }

    /// A part of it as packed digits; none if there are others than decimal ones.
    OptionalLong number(int from, int length) {
        return digits(HEX.formatHex(bytes, from, from + length));
    }

    private static OptionalLong digits(String digits) {
        return !digits.isEmpty()
                        && digits.length() <= 18
                        && digits.chars().allMatch(digit -> digit <= '9')
                ? OptionalLong.of(Long.parseLong(digits))
                : OptionalLong.empty();
    }

    /// Two characters a byte, for what is no card data by its form.
    String raw() {
        return HEX.formatHex(bytes);
    }

    int length() {
        return bytes.length;
    }

    /// One byte, 0 to 255.
    int at(int index) {
        return bytes[index] & 0xFF;
    }

    /// The first byte, or 0 if there is none.
    int single() {
        return bytes.length == 0 ? 0 : at(0);
    }

    /// The last four digits of a card, or empty if the terminal did not send them.
    String lastFour() {
        var last = shownOfCard.substring(Math.max(0, shownOfCard.length() - 4));
        return last.length() == 4 && last.indexOf('*') < 0 ? last : "";
    }

    boolean says(Field other) {
        return Arrays.equals(bytes, other.bytes);
    }

    /// Where it stands and how long it is: never what it says.
    @Override
    public String toString() {
        return name + "+" + bytes.length;
    }
}
