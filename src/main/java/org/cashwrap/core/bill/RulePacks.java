package org.cashwrap.core.bill;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;

/// The rule packs that a store has, and which of them is in force.
///
/// @param packs no two for the same region from the same day
public record RulePacks(List<Filed> packs) {
    public static final RulePacks NONE = new RulePacks(List.of());

    /// A pack as it lies in a file.
    ///
    /// @param sha256 of the file's bytes, 64 lower-case hex digits; with the pack's id it says for ever what was in force
    public record Filed(RulePack pack, String sha256) {}

    public RulePacks {
        packs = List.copyOf(packs);
        clash(packs)
                .ifPresent(two -> {
                    throw new IllegalArgumentException("two packs from the same day: " + two);
                });
    }

    /// Two packs between which nobody could choose: of the same region, from the same day.
    ///
    /// @param first that stands before the other
    public record Clash(RulePack first, RulePack second) {}

    /// To be asked before a record is built of files that people wrote.
    public static Optional<Clash> clash(List<Filed> packs) {
        var seen = new HashMap<List<Object>, RulePack>();
        for (var filed : packs) {
            var pack = filed.pack();
            var before = seen.putIfAbsent(List.of(pack.region(), pack.effectiveFrom()), pack);
            if (before != null) {
                return Optional.of(new Clash(before, pack));
            }
        }
        return Optional.empty();
    }

    /// The pack for an account of this region on that day: of the region itself before one for any, and of these the one that
    /// came into force last.
    public Optional<Filed> inForce(Optional<String> region, LocalDate day) {
        return region.flatMap(named -> latest(Optional.of(named), day))
                .or(() -> latest(Optional.empty(), day));
    }

    private Optional<Filed> latest(Optional<String> region, LocalDate day) {
        return packs.stream()
                .filter(filed -> filed.pack().region().equals(region) && filed.pack().holds(day))
                .max(Comparator.comparing((Filed filed) -> filed.pack().effectiveFrom()));
    }
}
