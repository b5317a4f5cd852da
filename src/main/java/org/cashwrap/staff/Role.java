package org.cashwrap.staff;

/// What a person is in this shop, from the least to the most trusted. What each may do stands in [Roles].
public enum Role {
    CLERK,
    MANAGER;

    /// A manager may stand in wherever a clerk is asked for.
    boolean covers(Role asked) {
        return compareTo(asked) >= 0;
    }
}
