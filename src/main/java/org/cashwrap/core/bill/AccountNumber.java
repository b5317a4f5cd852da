package org.cashwrap.core.bill;

/// The number of a customer's account, digits only: leading zeros count, so it is never a number to reckon with. How it
/// is grouped on a bill is a matter of its scheme, not of this value.
///
/// @param digits 4 to 24 ASCII digits
public record AccountNumber(String digits) {
    public static final int DIGITS_MIN = 4;
    public static final int DIGITS_MAX = 24;

    public AccountNumber {
        if (!isValid(digits)) {
            throw new IllegalArgumentException("an account number has 4 to 24 digits");
        }
    }

    public static boolean isValid(String digits) {
        return digits.length() >= DIGITS_MIN
                && digits.length() <= DIGITS_MAX
                && digits.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    /// What a receipt shows of it.
    public String lastFour() {
        return digits.substring(digits.length() - 4);
    }

    @Override
    public String toString() {
        return digits;
    }
}
