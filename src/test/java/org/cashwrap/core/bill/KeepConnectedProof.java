package org.cashwrap.core.bill;

import org.cashwrap.core.bill.KeepConnected.Plan;
import org.cashwrap.core.bill.KeepConnected.Wanted;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Holds the split against brute force, which tries every set of services there is and shares no code with it. How to run it:
/// docs/proofs.md.
///
/// Arguments: how many cases and the seed; both may be left out.
public final class KeepConnectedProof {
    static final long SEED = 20_261_130L;

    private static final int SHOWN_MAX = 10;

    /// What came of it.
    ///
    /// @param places        how many cases lay where
    /// @param runnersUp     in how many there was one
    /// @param disagreements the first ten, each with question and both answers
    /// @param disagreed     how many there were
    record Report(
            int cases,
            Map<String, Integer> places,
            int runnersUp,
            List<String> disagreements,
            int disagreed) {}

    /// A split as brute force has it: cents for each account, and no runner-up if there is none.
    private record Answer(
            List<Long> best, long left, List<Integer> on, Optional<List<Long>> runnerUp) {}

    private KeepConnectedProof() {}

    public static void main(String[] args) {
        var count = args.length > 0 ? Integer.parseInt(args[0]) : 50_000;
        var seed = args.length > 1 ? Long.parseLong(args[1]) : SEED;
        var report = run(count, seed);
        say("cases: " + report.cases() + ", seed " + seed);
        report.places().forEach((place, times) -> say("  " + place + ": " + times));
        say("with a runner-up: " + report.runnersUp());
        report.disagreements().forEach(KeepConnectedProof::say);
        say("disagreements: " + report.disagreed());
        if (report.disagreed() > 0) {
            System.exit(1);
        }
    }

    private static void say(String line) {
        System.out.println(line);
    }

    static Report run(int count, long seed) {
        var cases = new KeepConnectedCases(seed);
        var places = new TreeMap<String, Integer>();
        var disagreements = new ArrayList<String>();
        var disagreed = 0;
        var runnersUp = 0;
        for (var done = 0; done < count; done++) {
            var asked = cases.next();
            places.merge(asked.place().name(), 1, Integer::sum);
            var split = KeepConnected.split(asked.accounts(), asked.have());
            var ours =
                    new Answer(
                            cents(split.best()),
                            split.best().left().minor(),
                            on(split.best()),
                            split.runnerUp().map(KeepConnectedProof::cents));
            var brute = brute(asked.accounts(), asked.have().minor());
            runnersUp += brute.runnerUp().isPresent() ? 1 : 0;
            if (!ours.equals(brute)) {
                disagreed++;
                if (disagreements.size() < SHOWN_MAX) {
                    disagreements.add(
                            "asked: " + asked + "\n  ours:  " + ours + "\n  brute: " + brute);
                }
            }
        }
        return new Report(count, places, runnersUp, disagreements, disagreed);
    }

    private static List<Long> cents(Plan plan) {
        return plan.shares().stream().map(share -> share.amount().minor()).toList();
    }

    private static List<Integer> on(Plan plan) {
        var on = new ArrayList<Integer>();
        for (var index = 0; index < plan.shares().size(); index++) {
            if (plan.shares().get(index).gain().isPresent()) {
                on.add(index);
            }
        }
        return on;
    }

    // Brute force, from docs/keep-connected.md: every subset, and plain numbers.

    private static Answer brute(List<Wanted> accounts, long have) {
        var size = accounts.size();
        var owed = new long[size];
        var late = new long[size];
        var needed = new long[size];
        for (var i = 0; i < size; i++) {
            owed[i] = accounts.get(i).owed().minor();
            late[i] = accounts.get(i).pastDue().minor();
            needed[i] = accounts.get(i).threshold().map(some -> some.needed().minor()).orElse(-1L);
        }
        var best = bestOf(needed, have, new boolean[size], false).orElseThrow();
        var amounts = spread(best, owed, late, needed, have);
        var on = new ArrayList<Integer>();
        for (var i = 0; i < size; i++) {
            if (needed[i] > 0 && amounts[i] >= needed[i]) {
                on.add(i);
            }
        }
        return new Answer(
                boxed(amounts),
                have - Arrays.stream(amounts).sum(),
                on,
                bestOf(needed, have, best, true)
                        .map(second -> boxed(spread(second, owed, late, needed, have))));
    }

    /// @param other a set that the one looked for must have something beside, if it must
    private static Optional<boolean[]> bestOf(
            long[] needed, long have, boolean[] other, boolean must) {
        boolean[] best = null;
        for (var mask = 0; mask < 1 << needed.length; mask++) {
            var set = new boolean[needed.length];
            var possible = true;
            var beside = false;
            for (var i = 0; i < needed.length; i++) {
                set[i] = (mask >> i & 1) == 1;
                possible &= !set[i] || needed[i] > 0;
                beside |= set[i] && !other[i];
            }
            if (possible
                    && (beside || !must)
                    && cost(set, needed) <= have
                    && (best == null || isBetter(set, best, needed))) {
                best = set;
            }
        }
        return Optional.ofNullable(best);
    }

    private static boolean isBetter(boolean[] one, boolean[] than, long[] needed) {
        if (size(one) != size(than)) {
            return size(one) > size(than);
        }
        if (cost(one, needed) != cost(than, needed)) {
            return cost(one, needed) < cost(than, needed);
        }
        var first = Arrays.mismatch(one, than);
        return first >= 0 && one[first];
    }

    private static int size(boolean[] set) {
        var size = 0;
        for (var has : set) {
            size += has ? 1 : 0;
        }
        return size;
    }

    private static long cost(boolean[] set, long[] needed) {
        var cost = 0L;
        for (var i = 0; i < set.length; i++) {
            cost += set[i] ? needed[i] : 0;
        }
        return cost;
    }

    private static long[] spread(
            boolean[] set, long[] owed, long[] late, long[] needed, long have) {
        var amounts = new long[set.length];
        var rest = have - cost(set, needed);
        for (var i = 0; i < set.length; i++) {
            amounts[i] = set[i] ? needed[i] : 0;
        }
        var served = new boolean[set.length];
        for (var turn = 0; turn < set.length; turn++) {
            var oldest = -1;
            for (var i = 0; i < set.length; i++) {
                if (!served[i] && (oldest < 0 || late[i] > late[oldest])) {
                    oldest = i;
                }
            }
            served[oldest] = true;
            var part = Math.min(rest, Math.max(0, owed[oldest] - amounts[oldest]));
            amounts[oldest] += part;
            rest -= part;
        }
        return amounts;
    }

    private static List<Long> boxed(long[] cents) {
        return Arrays.stream(cents).boxed().toList();
    }
}
