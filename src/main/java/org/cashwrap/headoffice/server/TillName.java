package org.cashwrap.headoffice.server;

import java.util.regex.Pattern;

/// `STORE-N`: a till's name for ever.
final class TillName {
    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9._]{1,20}-[1-9][0-9]{0,2}");

    private TillName() {}

    static boolean isOne(String name) {
        return FORM.matcher(name).matches();
    }
}
