package org.cashwrap.headoffice;

import org.cashwrap.checkout.Upload;
import org.cashwrap.core.ledger.Hash;
import org.cashwrap.headoffice.Heard.Reach;

/// How far the head office says that it has the journal.
final class UploadAnswer {
    private UploadAnswer() {}

    /// The answer to `POST /v1/head`.
    static Reach head(AnswerFields fields, Upload.Journal of) throws NotOfTheContract {
        var reach = acknowledged(fields, of);
        fields.end();
        return reach;
    }

    /// The answer to `POST /v1/entries`.
    static Reach stored(AnswerFields fields, Upload.Journal of, Upload.Batch sent)
            throws NotOfTheContract {
        var reach = acknowledged(fields, of);
        if (fields.count("stored") > sent.entries().size()) {
            throw new NotOfTheContract("more is stored than was sent");
        }
        fields.end();
        if (reach.sequence() < sent.entries().getLast().sequence()) {
            throw new NotOfTheContract("less is acknowledged than was sent");
        }
        return reach;
    }

    private static Reach acknowledged(AnswerFields fields, Upload.Journal of)
            throws NotOfTheContract {
        fields.instant("at");
        if (!fields.text("till").equals(of.till()) || !fields.text("epoch").equals(of.epoch())) {
            throw new NotOfTheContract("of another till or epoch");
        }
        // Not made yet, and not looked at.
        fields.maybeText("signature");
        return reach(fields);
    }

    static Reach reach(AnswerFields fields) throws NotOfTheContract {
        var reach = new Reach(fields.count("seq"), fields.hash("hash"));
        if ((reach.sequence() == 0) != reach.hash().equals(Hash.ZERO)) {
            throw new NotOfTheContract("seq and hash do not go together");
        }
        return reach;
    }
}
