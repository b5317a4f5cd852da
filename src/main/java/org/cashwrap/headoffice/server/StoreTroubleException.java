package org.cashwrap.headoffice.server;

/// The store cannot do its work now. Nothing may be acknowledged after this.
@SuppressWarnings("serial") // Never written anywhere.
final class StoreTroubleException extends Exception {
    /// @param why in English, for the log; quotes nothing that is stored
    StoreTroubleException(String why) {
        super(why);
    }
}
