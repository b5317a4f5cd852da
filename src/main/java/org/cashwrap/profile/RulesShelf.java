package org.cashwrap.profile;

import org.cashwrap.config.ConfigProblem;
import org.cashwrap.config.Words;
import org.cashwrap.core.bill.RulePack;
import org.cashwrap.core.bill.RulePacks;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Optional;

/// The rule packs of one station. No station names them: each says itself for which region and from which day it is.
///
/// They are the station's own. The samples that ship are nobody's rules, and only a training station without packs of its own
/// goes by them; any other then has no rules, and tells no effects.
///
/// @param packs    that can be used
/// @param problems of those that cannot; with any, no payment should be told about
public record RulesShelf(RulePacks packs, List<ConfigProblem> problems) {
    public RulesShelf {
        problems = List.copyOf(problems);
    }

    /// @param currency that the station takes
    public static RulesShelf of(Profiles profiles, Currency currency, boolean training) {
        var folder = profiles.local().map(local -> local.resolve(ProfileKind.RULES.folder()));
        var own = folder.map(ProfileCheck::profileFiles).orElse(List.of());
        var reading = new Reading(profiles, currency);
        own.forEach(reading::own);
        if (own.isEmpty() && training) {
            profiles.shippedIds(ProfileKind.RULES).forEach(reading::sample);
        }
        return reading.shelf();
    }

    private static final class Reading {
        private final Profiles profiles;
        private final Currency currency;
        private final List<RulePacks.Filed> filed = new ArrayList<>();
        private final List<ConfigProblem> problems = new ArrayList<>();

        Reading(Profiles profiles, Currency currency) {
            this.profiles = profiles;
            this.currency = currency;
        }

        void own(Path file) {
            var id = ProfileKind.idOf(file);
            if (id.isEmpty()) {
                problems.add(
                        ProfileCheck.ofFile(
                                file,
                                "is not named as a rule pack is; write 1 to 40 small letters,"
                                        + " digits, dashes and dots, then .yaml"));
                return;
            }
            add(profiles.readLocal(ProfileKind.RULES, id.get(), file), Optional.of(file));
        }

        void sample(String id) {
            add(profiles.readShipped(ProfileKind.RULES, id), Optional.empty());
        }

        private void add(Profiles.Found<RulesProfile> found, Optional<Path> file) {
            switch (found) {
                case Profiles.Found.Good<RulesProfile>(var profile) ->
                        add(profile.facts().pack(profile.id()), profile.sha256(), file);
                case Profiles.Found.Bad<RulesProfile>(var why) -> problems.addAll(why);
                case Profiles.Found.Unknown<RulesProfile> _ ->
                        throw new IllegalStateException("a file that was there is not known");
            }
        }

        private void add(RulePack pack, String sha256, Optional<Path> file) {
            if (!pack.currency().equals(currency)) {
                // A sample of another currency is of no use here, and no mistake either.
                file.ifPresent(own ->
                        problems.add(
                                ProfileCheck.ofFile(
                                        own,
                                        "is for "
                                                + pack.currency()
                                                + ", and this till takes "
                                                + currency
                                                + "; write the pack anew, or take it away")));
                return;
            }
            filed.add(new RulePacks.Filed(pack, sha256));
            RulePacks.clash(filed)
                    .ifPresent(two -> {
                        filed.removeLast();
                        problems.add(
                                ProfileCheck.ofFile(
                                        file.orElse(Path.of(ProfileKind.RULES.file(pack.id()))),
                                        "is for the same region and from the same day as "
                                                + Words.shown(two.first().id())
                                                + "; give one of them another effective-from"));
                    });
        }

        RulesShelf shelf() {
            return new RulesShelf(new RulePacks(filed), problems);
        }
    }
}
