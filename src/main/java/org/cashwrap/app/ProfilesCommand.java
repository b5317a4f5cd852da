package org.cashwrap.app;

import org.cashwrap.config.ConfigProblem;
import org.cashwrap.config.Read;
import org.cashwrap.profile.FittedStation;
import org.cashwrap.profile.ProfileCheck;
import org.cashwrap.profile.Profiles;
import org.cashwrap.profile.RulesShelf;
import org.cashwrap.profile.Station;
import org.cashwrap.profile.StationFile;
import org.cashwrap.profile.StationFolder;
import org.jspecify.annotations.Nullable;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Currency;
import java.util.LinkedHashSet;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;

@Command(
        name = "profiles",
        description = "Hardware profiles: what is known of the models of devices.",
        mixinStandardHelpOptions = true,
        subcommands = ProfilesCommand.Check.class)
final class ProfilesCommand implements Runnable {
    @CommandLine.Spec private CommandLine.Model.@Nullable CommandSpec spec;

    @Override
    public void run() {
        throw new CommandLine.ParameterException(
                Objects.requireNonNull(spec).commandLine(), "Which one: check?");
    }

    @Command(
            name = "check",
            description = "Reads hardware profiles and says all that is wrong with them.",
            mixinStandardHelpOptions = true)
    static final class Check implements Callable<Integer> {
        @Parameters(
                arity = "0..1",
                paramLabel = "PATH",
                description = "A profile, or a folder of them. Default: those that ship.")
        private @Nullable Path path;

        @Option(
                names = "--station",
                paramLabel = "DIR",
                description =
                        "Those that ship, those of this station, and what its station.yaml says of"
                                + " its devices.")
        private @Nullable Path station;

        @Override
        public Integer call() throws Unusable {
            if (path != null && station != null) {
                throw new Unusable("Write either PATH or --station DIR.");
            }
            // A profile that is wrong and is the station's would be said twice.
            Set<ConfigProblem> problems = new LinkedHashSet<>();
            ProfileCheck checked;
            if (path != null) {
                checked = ProfileCheck.of(there(path));
            } else if (station != null) {
                var folder = new StationFolder(station.toAbsolutePath().normalize());
                if (!Files.exists(folder.station())) {
                    throw new Unusable(OpenStation.notAStation(station));
                }
                var profiles = Profiles.of(folder);
                switch (StationFile.read(folder.station(), profiles)) {
                    case Read.Good<FittedStation>(var fitted, _) ->
                            problems.addAll(shelf(profiles, fitted.station()).problems());
                    case Read.Bad<FittedStation>(var wrong) -> problems.addAll(wrong);
                }
                checked = ProfileCheck.of(profiles);
            } else {
                checked = ProfileCheck.of(Profiles.shipped());
            }
            problems.addAll(checked.problems());
            problems.forEach(System.out::println);
            System.out.println(
                    checked.good()
                            + (checked.good() == 1 ? " profile is good" : " profiles are good"));
            return problems.isEmpty() ? Exit.WELL : Exit.PROBLEM;
        }

        private static RulesShelf shelf(Profiles profiles, Station station) {
            return RulesShelf.of(
                    profiles, Currency.getInstance(station.currency()), station.training());
        }

        private static Path there(Path path) throws Unusable {
            if (!Files.exists(path)) {
                throw new Unusable(path + " is not there; name a profile, or a folder of them");
            }
            return path;
        }
    }
}
