package org.cashwrap.core.ledger;

import java.time.LocalDate;
import java.util.UUID;

/// The projection of one committed payment: what lists and totals need without reading the entry. Worked out from the
/// entry, stored with it in one transaction, and compared with it by `journal verify`. Amounts are minor units.
///
/// @param payment      the payment's id
/// @param sequence     of its `PaymentCommitted` entry
/// @param receipt      the receipt number, gapless per till, from 1
/// @param businessDate the store's accounting day
/// @param session      the till session, from 1
/// @param paid         what was applied to accounts
/// @param cash         cash handed over less change; what neither cash nor card has paid was paid by cheque or money order
/// @param card         approved by the card terminal
public record PaymentRow(
        UUID payment,
        long sequence,
        long receipt,
        LocalDate businessDate,
        int session,
        long paid,
        long cash,
        long card) {}
