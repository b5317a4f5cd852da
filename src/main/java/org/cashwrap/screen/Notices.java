package org.cashwrap.screen;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The notices that stand, the newest first. One that needs a key stays until it is taken away; any other is gone when the
/// next one comes or [#keyPressed]. No toolkit here.
///
/// @param standing the newest first
/// @param looking  which of them is shown, from 0
public record Notices(List<Shown> standing, int looking) {
    public static final Notices NONE = new Notices(List.of(), 0);

    public Notices {
        standing = List.copyOf(standing);
    }

    /// @param id     what it is about: a newer one about the same takes its place
    /// @param keys   what can be done about it, the likeliest first; if there are any, it stays
    public record Shown(String id, Weight weight, Phrase text, List<Key> keys) {
        public Shown {
            keys = List.copyOf(keys);
        }

        boolean stays() {
            return !keys.isEmpty();
        }
    }

    /// @param stroke of the keyboard
    public record Key(String id, Phrase label, Stroke stroke, Runnable act) {}

    /// How much it matters, by shape and colour.
    public enum Weight {
        /// Money is at stake, or somebody must act.
        STOP,
        WAITING,
        NOTE,
        DONE
    }

    public Notices with(Shown next) {
        var all = new ArrayList<Shown>();
        all.add(next);
        standing.stream()
                .filter(each -> each.stays() && !each.id().equals(next.id()))
                .forEach(all::add);
        return new Notices(all, 0);
    }

    public Notices without(String id) {
        var rest = standing.stream().filter(each -> !each.id().equals(id)).toList();
        return new Notices(rest, Math.min(looking, Math.max(0, rest.size() - 1)));
    }

    /// What does not stay goes with the next key.
    public Notices keyPressed() {
        return standing.stream().allMatch(Shown::stays)
                ? this
                : new Notices(standing.stream().filter(Shown::stays).toList(), 0);
    }

    /// The next older one, and after the oldest the newest.
    public Notices older() {
        return standing.isEmpty() ? this : new Notices(standing, (looking + 1) % standing.size());
    }

    Optional<Shown> shown() {
        return standing.isEmpty() ? Optional.empty() : Optional.of(standing.get(looking));
    }
}
