package org.cashwrap.screen.counter;

/// Lines of bills' stubs.
final class TestNumbers {
    private TestNumbers() {}

    /// @param account whose last digit checks it
    static String stub(String account) {
        var digits = account + "121526" + "00000000" + "00007930";
        var sum = 0;
        for (var at = 0; at < digits.length(); at++) {
            var product = (digits.charAt(at) - '0') * (at % 2 == 0 ? 2 : 1);
            sum += product / 10 + product % 10;
        }
        return digits + (10 - sum % 10) % 10;
    }
}
