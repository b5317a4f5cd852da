package org.cashwrap.checkout;

import org.cashwrap.core.bill.Account;
import org.cashwrap.core.bill.RulePacks;
import org.cashwrap.core.bill.Stubs;
import org.cashwrap.core.ledger.Body;
import org.cashwrap.core.ledger.Hash;
import org.cashwrap.core.money.CashPolicy;
import org.cashwrap.staff.Lockout;
import org.cashwrap.staff.Roles;
import org.cashwrap.staff.SignIn;
import org.cashwrap.staff.Staff;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;

/// What a counter needs around it.
///
/// @param signer  signs heads, off the way of payments
/// @param lockout where the wrong tries stand, by the journal
/// @param stubs   the forms of bill that this store knows
/// @param cash    what the store may do about the last cents of cash payments on a day of its own calendar
/// @param rules   what a payment does to an account, by region and day
/// @param room    whether the journal's disk has room for another payment; asked when an account is opened
/// @param devices what hangs on the till in this run, for the journal
/// @param news    what the counter tells unasked, on its thread
/// @param office  the head office; none if this till stands alone
/// @param signed  told when a head was signed and stored, on the counter's thread: time to anchor it
public record Parts(
        JournalWriter journal,
        JournalWriter.HeadSigner signer,
        Lockout lockout,
        Staff staff,
        Roles roles,
        PinCheck pins,
        AccountSearch accounts,
        Stubs stubs,
        Function<LocalDate, CashPolicy> cash,
        Rules rules,
        BooleanSupplier room,
        Errands errands,
        List<Body.DevicesUsed.Device> devices,
        Consumer<News> news,
        Consumer<JournalWriter> signed,
        Optional<Office> office) {
    public Parts {
        devices = List.copyOf(devices);
    }

    /// The head office and what the counter keeps of it.
    ///
    /// @param queue what it does not have yet
    /// @param kept  told how far it has the journal, on the counter's thread
    /// @param waits for its accounts
    public record Office(HeadOffice client, UploadQueue queue, Watermark kept, Waits waits) {}

    /// What a payment does to an account.
    ///
    /// @param region the store's, for accounts of which the biller did not say theirs
    public record Rules(RulePacks packs, Optional<String> region) {
        Optional<RulePacks.Filed> inForce(Account account, LocalDate day) {
            return packs.inForce(account.facts().region().or(() -> region), day);
        }

        /// For an account of which nothing is known.
        Optional<RulePacks.Filed> inForce(LocalDate day) {
            return packs.inForce(region, day);
        }
    }

    /// Keeps how far the head office has the journal, for the next start.
    public interface Watermark {
        /// Must not wait for long, and may lose the last ones: the head office is asked again.
        void reaches(long sequence, Hash hash);

        /// The head office has an entry that this journal has not, or has otherwise. Kept at once: the next start must not take
        /// money before that is cleared up, even if the head office is away by then.
        void differs(long sequence, Hash hash);
    }

    /// How long a clerk's search waits for the head office. What it says later is told as news.
    ///
    /// @param known   when the till itself knows such an account
    /// @param unknown when it does not, and the head office was there a moment ago
    public record Waits(Duration known, Duration unknown) {
        public static final Waits SHOP = new Waits(Duration.ofMillis(120), Duration.ofSeconds(3));
    }

    /// Looks at PINs on a thread of its own, one at a time: it takes as long as a good hash takes.
    public interface PinCheck {
        CompletionStage<SignIn> check(String name, String pin);
    }
}
