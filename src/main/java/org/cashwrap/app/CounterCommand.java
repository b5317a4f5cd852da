package org.cashwrap.app;

import org.cashwrap.script.Script;
import org.cashwrap.text.EffectText;
import org.cashwrap.text.StopText;
import org.cashwrap.text.Texts;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.Callable;

@Command(
        name = "counter",
        description = "The counter without a window: JSON lines in, JSON lines out.",
        mixinStandardHelpOptions = true)
final class CounterCommand implements Callable<Integer> {
    @Mixin private final StationOption station = new StationOption();

    @Option(
            names = "--without-anchor",
            description = "Start although the anchor file is missing; it is written anew.")
    private boolean withoutAnchor;

    @Override
    public Integer call() throws Unusable, IOException {
        var open = station.open();
        var texts = Texts.of(open.station().language());
        var script =
                new Script(
                        open.currency(),
                        (key, values) -> texts.text(key, values.toArray()),
                        EffectText.of(open.station().language()),
                        StopText.of(open.station().language(), open.station().timeZone()),
                        System.out);
        try (var till =
                RunningTill.open(
                        open, withoutAnchor, Optional.empty(), script::news, script::close)) {
            till.start(script::opened);
            var finished = script.run(till.counter(), System.in);
            till.stop();
            return finished ? Exit.WELL : Exit.PROBLEM;
        }
    }
}
