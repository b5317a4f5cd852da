package org.cashwrap.core.bill;

/// How much of an account may be shown to who stands at the counter.
///
/// Source: 47 CFR 64.2010 (safeguards on the disclosure of customer information at a store: valid photo ID).
public enum Privacy {
    /// Anybody may pay anybody's bill: initials, last four, the amount asked for; no balance on the receipt.
    THIRD_PARTY,
    /// The clerk has matched a photo ID; no copy of it is kept.
    HOLDER
}
