package org.cashwrap.staff;

import org.cashwrap.config.YamlText;

/// What a person is in this shop, from the least to the most trusted. What each may do stands in [Roles].
public enum Role {
    CLERK,
    MANAGER;

    /// `manager`, as in files, journal and scripts.
    public String word() {
        return YamlText.word(this);
    }

    /// A manager may stand in wherever a clerk is asked for.
    boolean covers(Role asked) {
        return compareTo(asked) >= 0;
    }
}
