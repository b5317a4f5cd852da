package org.cashwrap.staff;

import org.cashwrap.config.YamlText;

/// Whether somebody may do something.
public sealed interface Permission {
    record Allowed() implements Permission {}

    /// Not without a second person, who must sign with their own PIN.
    ///
    /// @param approver the least that second person must be
    record ApproverNeeded(Role approver) implements Permission {}

    record NotAllowed(Why why) implements Permission {}

    enum Why {
        /// Nobody of this role may, with or without a second person.
        ROLE,
        /// The second person had a hand in it themselves.
        SAME_PERSON,
        /// The second person's role is not enough.
        APPROVER_ROLE,
        /// The second person does not work here any more.
        APPROVER_DISABLED;

        /// The word for it in texts and messages: `same-person`.
        public String key() {
            return YamlText.word(this);
        }
    }
}
