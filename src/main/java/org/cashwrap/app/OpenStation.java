package org.cashwrap.app;

import org.cashwrap.config.ConfigProblem;
import org.cashwrap.config.Read;
import org.cashwrap.core.bill.RulePacks;
import org.cashwrap.core.ledger.Body;
import org.cashwrap.core.ledger.Books;
import org.cashwrap.headoffice.Trust;
import org.cashwrap.profile.FittedDrawer;
import org.cashwrap.profile.FittedPrinter;
import org.cashwrap.profile.FittedScanner;
import org.cashwrap.profile.FittedStation;
import org.cashwrap.profile.FittedTerminal;
import org.cashwrap.profile.Profiles;
import org.cashwrap.profile.RulesShelf;
import org.cashwrap.profile.Station;
import org.cashwrap.profile.StationFile;
import org.cashwrap.profile.StationFolder;
import org.cashwrap.profile.TillKey;
import org.cashwrap.staff.Roles;
import org.cashwrap.staff.Staff;
import org.cashwrap.staff.StaffFile;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/// A station folder that was read and found right.
///
/// @param fitted    what the station file says, with the profiles that it names
/// @param rolesHash SHA-256 of the role file that is in force
/// @param trust     whose certificates prove the head office
record OpenStation(
        StationFolder folder,
        FittedStation fitted,
        Staff staff,
        Roles roles,
        String rolesHash,
        TillKey key,
        Trust trust,
        RulePacks rules) {

    /// Reads everything a counter needs, and says all that is wrong at once.
    static OpenStation read(Path path) throws Unusable {
        if (!Files.isDirectory(path)) {
            throw new Unusable(
                    path + " is not a folder; make a station with: cashwrap station init " + path);
        }
        var folder = new StationFolder(path.toAbsolutePath().normalize());
        if (!Files.exists(folder.station())) {
            throw new Unusable(notAStation(path));
        }
        var wrong = new ArrayList<String>();
        var station = StationFile.read(folder.station(), Profiles.of(folder));
        var staff = StaffFile.read(folder.staff());
        var roles = Roles.inForce(folder.roles());
        var key = TillKey.read(folder.tillKey());
        for (var read : List.of(station, staff, roles)) {
            if (read instanceof Read.Bad<?>(var problems)) {
                problems.stream().map(ConfigProblem::toString).forEach(wrong::add);
            }
        }
        if (key instanceof TillKey.Found.Bad(var why)) {
            wrong.add(why);
        }
        var trust = trust(folder, station);
        if (trust instanceof Trust.Read.Bad(var why)) {
            wrong.add(why);
        }
        var shelf =
                station instanceof Read.Good<FittedStation>(var fitted, _)
                        ? RulesShelf.of(
                                Profiles.of(folder),
                                Currency.getInstance(fitted.station().currency()),
                                fitted.station().training())
                        : new RulesShelf(RulePacks.NONE, List.of());
        shelf.problems().stream().map(ConfigProblem::toString).forEach(wrong::add);
        folder.exposed().stream().map(Object::toString).forEach(wrong::add);
        if (wrong.isEmpty()
                && station instanceof Read.Good<FittedStation>(var fitted, _)
                && staff instanceof Read.Good<Staff>(var people, _)
                && roles instanceof Read.Good<Roles>(var rules, var rolesHash)
                && key instanceof TillKey.Found.Good(var pair)
                && trust instanceof Trust.Read.Good(var believed)) {
            return new OpenStation(
                    folder, fitted, people, rules, rolesHash, pair, believed, shelf.packs());
        }
        throw new Unusable(wrong);
    }

    private static Trust.Read trust(StationFolder folder, Read<FittedStation> station) {
        return station instanceof Read.Good<FittedStation>(var fitted, _)
                ? folder.ca(fitted.station())
                        .map(Trust::only)
                        .orElseGet(() -> new Trust.Read.Good(Trust.JAVAS))
                : new Trust.Read.Good(Trust.JAVAS);
    }

    static String notAStation(Path path) {
        return path
                + " is not a station: it has no station.yaml; make a station with: cashwrap station"
                + " init DIR";
    }

    Station station() {
        return fitted.station();
    }

    Optional<FittedTerminal> terminal() {
        return fitted.terminal();
    }

    Optional<FittedPrinter> printer() {
        return fitted.printer();
    }

    Optional<FittedDrawer> drawer() {
        return fitted.drawer();
    }

    Optional<FittedScanner> scanner() {
        return fitted.scanner();
    }

    Currency currency() {
        return Currency.getInstance(station().currency());
    }

    Books.Identity identity(String epoch) {
        return new Books.Identity(station().name(), epoch, station().training(), currency());
    }

    /// What this run of the program is, for the journal.
    Body.ProgramStarted programStarted() {
        return new Body.ProgramStarted(
                station().header(),
                station().language(),
                staff.people().stream()
                        .map(person ->
                                new Body.ProgramStarted.Member(
                                        person.name(), person.role().word(), person.disabled()))
                        .toList(),
                rolesHash,
                Runtime.version().toString(),
                System.getProperty("os.name") + " " + System.getProperty("os.version"));
    }

    Path journalFolder() {
        return Objects.requireNonNull(folder.journal().getParent());
    }

    Path accountsFolder() {
        return Objects.requireNonNull(folder.accounts().getParent());
    }
}
