package org.cashwrap.core.bill;

import java.util.List;
import java.util.Optional;

/// How check digits are made from the digits they check, as billers do it: each digit is weighed, the products are added up,
/// and what is left of the sum after division by the modulus is printed, or what lacks to the next multiple.
///
/// | scheme | weights | from | digits added | modulus | result |
/// | --- | --- | --- | --- | --- | --- |
/// | Luhn, of card and account numbers | 2, 1 | right | yes | 10 | complement |
/// | the usual one of scan lines | 2, 1 | left | yes | 10 | complement |
/// | bank routing numbers (ABA) | 3, 7, 1 | left | no | 10 | complement |
///
/// Counted from the left, 2, 1, 2, 1 … is Luhn only where an odd number of digits is checked. Some billers print the remainder
/// where others print the complement. Source: remittance processors' public pages on check digit verification; the worked
/// example in the tests is one of theirs.
///
/// @param weights   of the first digit, the second … and again from the first; 1 to 40 of them, each 1 to 99
/// @param from      the end at which the weights begin
/// @param addDigits of each product its digits are added up, and not the product
/// @param modulus   2 to 100
/// @param result    what is printed
/// @param tooLarge  what is printed where the result has more digits than there is room for, as 10 has under modulus 11
/// @param digits    how many are printed; 1 or 2
public record CheckScheme(
        List<Integer> weights,
        From from,
        boolean addDigits,
        int modulus,
        Result result,
        TooLarge tooLarge,
        int digits) {
    public static final int WEIGHTS_MAX = 40;
    public static final int WEIGHT_MAX = 99;
    public static final int MODULUS_MIN = 2;
    public static final int MODULUS_MAX = 100;

    /// Every second digit from the right doubled, the last one that is checked first.
    public static final CheckScheme LUHN =
            new CheckScheme(
                    List.of(2, 1), From.RIGHT, true, 10, Result.COMPLEMENT, TooLarge.NEVER, 1);

    /// At which end of the digits the weights begin.
    public enum From {
        LEFT,
        RIGHT
    }

    /// What is printed of the sum.
    public enum Result {
        /// What lacks to the next multiple of the modulus.
        COMPLEMENT,
        /// What is left after division by it.
        REMAINDER
    }

    /// What a biller does where the result does not fit.
    public enum TooLarge {
        /// Such a number is not given out.
        NEVER,
        /// 0 is printed, which two results then share.
        ZERO
    }

    public CheckScheme {
        weights = List.copyOf(weights);
        if (weights.isEmpty()
                || weights.size() > WEIGHTS_MAX
                || weights.stream().anyMatch(weight -> weight < 1 || weight > WEIGHT_MAX)) {
            throw new IllegalArgumentException("weights are 1 to 40 numbers from 1 to 99");
        }
        if (modulus < MODULUS_MIN || modulus > MODULUS_MAX || digits < 1 || digits > 2) {
            throw new IllegalArgumentException("a modulus is 2 to 100, for 1 or 2 digits");
        }
    }

    /// @param checked ASCII digits
    /// @return what is printed to check them; none if no number with these digits is given out
    public Optional<String> of(String checked) {
        var sum = 0;
        for (var place = 0; place < checked.length(); place++) {
            sum += weighed(checked.charAt(place) - '0', weight(place, checked.length()));
        }
        var rest = sum % modulus;
        var value =
                switch (result) {
                    case COMPLEMENT -> (modulus - rest) % modulus;
                    case REMAINDER -> rest;
                };
        if (value < room()) {
            return Optional.of(padded(value));
        }
        return switch (tooLarge) {
            case NEVER -> Optional.empty();
            case ZERO -> Optional.of(padded(0));
        };
    }

    /// Does every digit leave the same, whatever its weight? Then any number passes, and nothing is checked.
    public boolean isBlind() {
        return weights.stream()
                .allMatch(weight -> {
                    for (var digit = 1; digit <= 9; digit++) {
                        if (weighed(digit, weight) % modulus != 0) {
                            return false;
                        }
                    }
                    return true;
                });
    }

    /// Would any other digit at this place be noticed? Two digits whose products leave the same rest are taken for each other.
    ///
    /// @param place  of the digit among those that are checked, from the left and from 0
    /// @param length how many are checked
    public boolean notices(int place, int length) {
        if (tooLarge == TooLarge.ZERO && modulus > room()) {
            return false;
        }
        var weight = weight(place, length);
        var rests = new boolean[modulus];
        for (var digit = 0; digit <= 9; digit++) {
            var rest = weighed(digit, weight) % modulus;
            if (rests[rest]) {
                return false;
            }
            rests[rest] = true;
        }
        return true;
    }

    private int weight(int place, int length) {
        var fromStart =
                switch (from) {
                    case LEFT -> place;
                    case RIGHT -> length - 1 - place;
                };
        return weights.get(fromStart % weights.size());
    }

    private int weighed(int digit, int weight) {
        var product = weight * digit;
        return addDigits ? product / 100 + product / 10 % 10 + product % 10 : product;
    }

    /// How many values there is room for.
    private int room() {
        return digits == 1 ? 10 : 100;
    }

    private String padded(int value) {
        return digits == 2 && value < 10 ? "0" + value : Integer.toString(value);
    }
}
