package org.cashwrap.profile;

import org.cashwrap.config.Keys;
import org.cashwrap.config.Misfit;
import org.cashwrap.config.Words;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// The facts of a model, each with its source.
public interface Sourced {
    /// What names the profile or says how to read it is no fact about a device.
    Set<String> NO_FACTS =
            Set.of("model", "driver", "via", "link", "simulator", "examples", "sources");

    List<Source> sources();

    /// More keys that are no facts, in profiles of this kind.
    default Set<String> headings() {
        return Set.of();
    }

    /// What is wrong with the sources of a profile: a fact without one, one without a fact, two for the same.
    static List<Misfit> misfits(Record read) {
        if (!(read instanceof Sourced profile)) {
            return List.of();
        }
        var facts =
                Keys.of(read).stream()
                        .filter(key -> !NO_FACTS.contains(key) && !profile.headings().contains(key))
                        .toList();
        List<Misfit> misfits = new ArrayList<>();
        var named = new HashSet<String>();
        for (var i = 0; i < profile.sources().size(); i++) {
            var keys = profile.sources().get(i).keys();
            for (var j = 0; j < keys.size(); j++) {
                var key = keys.get(j);
                var why =
                        facts.contains(key)
                                ? "has a source already; keep one of the two"
                                : "is no fact of this file; " + Words.meantOrKnown(key, facts);
                if (!facts.contains(key) || !named.add(key)) {
                    misfits.add(
                            Misfit.at(
                                    Words.shown(key) + " " + why,
                                    "sources",
                                    Integer.toString(i),
                                    "keys",
                                    Integer.toString(j)));
                }
            }
        }
        var without = facts.stream().filter(key -> !named.contains(key)).toList();
        if (!without.isEmpty()) {
            misfits.add(
                    Misfit.at(
                            "names no source for "
                                    + String.join(", ", without)
                                    + "; add it, with \"known: assumed\" if nobody has checked it",
                            "sources"));
        }
        return misfits;
    }
}
