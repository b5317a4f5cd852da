package org.cashwrap.core.bill;

import java.time.LocalDate;
import java.util.Optional;

/// A customer's account as the biller last described it. Personal data: it is shown by privacy mode, kept in the accounts
/// file, and never written to the journal (of all this the journal takes the number and the balance).
///
/// @param number   its number
/// @param name     the holder as on the bill
/// @param phone    digits as the biller has them, or empty
/// @param address  the service address on one line, house number first
/// @param status   how far the biller has gone
/// @param balance  what is owed, and since when we know it
/// @param dueDate  of the current bill
/// @param language of the customer: `en`, `es` or `fa`; the receipt's language
/// @param facts    what else the biller said
public record Account(
        AccountNumber number,
        String name,
        String phone,
        String address,
        AccountStatus status,
        Balance balance,
        Optional<LocalDate> dueDate,
        Language language,
        AccountFacts facts) {
    /// What a third party may see of the holder: the first letter of each word of the name.
    public String initials() {
        var initials = new StringBuilder();
        for (var word : name.strip().split("\\s+", -1)) {
            if (!word.isEmpty()) {
                initials.append(initials.isEmpty() ? "" : " ")
                        .appendCodePoint(word.codePointAt(0))
                        .append('.');
            }
        }
        return initials.toString();
    }
}
