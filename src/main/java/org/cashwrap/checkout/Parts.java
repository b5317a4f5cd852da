package org.cashwrap.checkout;

import org.cashwrap.core.ledger.Body;
import org.cashwrap.staff.Lockout;
import org.cashwrap.staff.Roles;
import org.cashwrap.staff.SignIn;
import org.cashwrap.staff.Staff;

import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/// What a counter needs around it.
///
/// @param signer  signs heads, off the way of payments
/// @param lockout where the wrong tries stand, by the journal
/// @param room    whether the journal's disk has room for another payment; asked when an account is opened
/// @param devices what hangs on the till in this run, for the journal
/// @param news    what the counter tells unasked, on its thread
/// @param signed  told when a head was signed and stored, on the counter's thread: time to anchor it
public record Parts(
        JournalWriter journal,
        JournalWriter.HeadSigner signer,
        Lockout lockout,
        Staff staff,
        Roles roles,
        PinCheck pins,
        AccountSearch accounts,
        BooleanSupplier room,
        Errands errands,
        List<Body.DevicesUsed.Device> devices,
        Consumer<News> news,
        Consumer<JournalWriter> signed) {
    public Parts {
        devices = List.copyOf(devices);
    }

    /// Looks at PINs on a thread of its own, one at a time: it takes as long as a good hash takes.
    public interface PinCheck {
        CompletionStage<SignIn> check(String name, String pin);
    }
}
