package org.cashwrap.checkout;

import org.cashwrap.core.bill.OracleClock;
import org.cashwrap.core.bill.RulePacks;
import org.cashwrap.core.bill.StubLine;
import org.cashwrap.core.money.CashPolicy;
import org.cashwrap.core.payment.OpenPayments;
import org.cashwrap.core.till.Till;

import java.util.Optional;
import java.util.OptionalLong;

/// Where everything stands, as a screen or a script shows it.
///
/// @param sequence the journal's last durable one
/// @param clerk    signed in
/// @param away     the clerk has locked the till with work begun: it waits for this clerk's PIN
/// @param account  of the payment on screen, as much of it as may be shown; none if only its number is known
/// @param payments the one on screen and the doubts
/// @param receipt  number of the payment on screen, once it is committed
/// @param printing papers that the printer has been asked for and has not answered about
/// @param lamps    of the devices
/// @param office   none if this till stands alone
/// @param locked   the journal takes no more: nobody may take money
/// @param rules    in force for the account on screen: what a payment does to it
/// @param cash     what may be done about the last cents of cash today, for the account on screen
/// @param stub     what the scanned bill of the payment on screen says; old by nature, shown beside what is owed today
public record CounterView(
        long sequence,
        Till till,
        Optional<String> clerk,
        boolean away,
        Optional<Reply.Match> account,
        OpenPayments payments,
        OptionalLong receipt,
        int printing,
        Lamps lamps,
        Optional<OfficeView> office,
        boolean locked,
        Optional<StubLine> stub,
        Optional<RulePacks.Filed> rules,
        CashPolicy cash) {
    /// The hour by which it may be said what a payment does. A payment that is not sent now brings no service back now, however
    /// well the hour is known: while the head office is not reached, nothing is promised.
    ///
    /// @param told by the head office, the last time
    public OracleClock hour(OracleClock told) {
        return office.filter(one -> one.standing() instanceof OfficeStanding.Reached).isPresent()
                ? told
                : OracleClock.unknown(told.at());
    }
}
