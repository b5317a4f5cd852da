package org.cashwrap.device.driver.zvt;

import org.cashwrap.device.TerminalTrouble;
import org.cashwrap.device.driver.zvt.Dialogue.End;
import org.cashwrap.device.driver.zvt.ZvtLine.Repeat;
import org.cashwrap.device.driver.zvt.wire.Apdu;
import org.cashwrap.device.driver.zvt.wire.Control;
import org.cashwrap.device.driver.zvt.wire.Fields;
import org.cashwrap.device.driver.zvt.wire.RegistrationStatus;

import java.time.Duration;
import java.util.Optional;

/// One registration of the till at the terminal, on one open line: what is asked of a terminal besides money.
///
/// Source: PA00P015 rev. 13.08, chapters 2.1 (Registration), 2.55 (Status-Enquiry), 2.17 (Repeat-Receipt).
final class Session {
    private static final System.Logger LOG = System.getLogger(Session.class.getName());

    private final ZvtLine line;
    private final ZvtSettings settings;
    private final Timing timing;
    private final Commands commands;
    private String terminal = "";
    private boolean registered;

    Session(ZvtLine line, ZvtSettings settings, Timing timing) {
        this.line = line;
        this.settings = settings;
        this.timing = timing;
        this.commands = new Commands(settings);
    }

    boolean isRegistered() {
        return registered && !line.isGone();
    }

    /// Its id, 8 digits, or empty where it does not tell.
    String terminal() {
        return terminal;
    }

    Commands commands() {
        return commands;
    }

    Dialogue dialogue(Hearing hearing) {
        return dialogue(hearing, settings.timers().dialogue());
    }

    /// @param quietMax how long the terminal may be quiet while it works
    Dialogue dialogue(Hearing hearing, Duration quietMax) {
        return new Dialogue(line, settings, timing, hearing, quietMax);
    }

    /// On a line where an answer is late, every later one would be taken for another: it is given up.
    private End run(Apdu command, Hearing hearing) {
        var end = dialogue(hearing).run(command, Repeat.ALWAYS);
        if (end instanceof End.Lost) {
            line.close();
        }
        return end;
    }

    private End run(Apdu command, Hearing.Around around) {
        return run(command, around.service());
    }

    /// Registers, and does what the terminal says it needs first.
    Optional<TerminalTrouble> register(Hearing.Around around) {
        registered = false;
        return switch (run(commands.registration(), around)) {
            case End.Completed(var completion) -> {
                var told = Fields.of(completion, settings.alphabet());
                terminal = told.terminal().orElse(terminal);
                registered = true;
                var needs = told.registrationStatus();
                if (needs.filter(RegistrationStatus::initialisationNeeded).isPresent()) {
                    run(commands.initialisation(), around);
                }
                if (needs.filter(RegistrationStatus::diagnosisNeeded).isPresent()) {
                    run(commands.diagnosis(), around);
                }
                yield Optional.empty();
            }
            case End.Aborted(var abort) -> Optional.of(trouble(abort));
            case End.Refused(var answer) -> Optional.of(trouble(answer));
            case End.NotSent(), End.Lost() -> Optional.of(TerminalTrouble.SILENT);
        };
    }

    private TerminalTrouble trouble(Apdu refusal) {
        return Refusal.of(refusal, settings.alphabet())
                .trouble()
                .orElse(TerminalTrouble.NOT_UNDERSTOOD);
    }

    /// Asks how it is, and mends what a cash register can mend.
    Optional<TerminalTrouble> status(Hearing.Around around) {
        var status = enquire(around);
        return switch (status) {
            case Wording.INITIALISATION_NEEDED -> mended(commands.initialisation(), around);
            case Wording.DIAGNOSIS_NEEDED -> mended(commands.diagnosis(), around);
            case Wording.CLOCK_WRONG -> mended(commands.setTime(timing.now()), around);
            default -> trouble(status);
        };
    }

    private Optional<TerminalTrouble> mended(Apdu cure, Hearing.Around around) {
        run(cure, around);
        return trouble(enquire(around));
    }

    private static final int READY = 0x00;
    private static final int SOME_FAULT = 0xFF;
    private static final int NO_ANSWER = -1;

    private static Optional<TerminalTrouble> trouble(int status) {
        return switch (status) {
            case READY -> Optional.empty();
            case NO_ANSWER -> Optional.of(TerminalTrouble.SILENT);
            default ->
                    Wording.trouble(status).or(() -> Optional.of(TerminalTrouble.SERVICE_NEEDED));
        };
    }

    /// @return the terminal's status, or [#NO_ANSWER]
    private int enquire(Hearing.Around around) {
        return switch (run(commands.statusEnquiry(), around)) {
            case End.Completed(var completion) ->
                    Fields.ofStatusAnswer(completion, settings.alphabet())
                            .terminalStatus()
                            .orElse(READY);
            case End.Aborted(var abort) -> {
                var code = Refusal.of(abort, settings.alphabet()).code();
                yield code < 0 ? SOME_FAULT : code;
            }
            // One that does not know the question has nothing to complain of, but one that is busy
            // has.
            case End.Refused(var answer) -> {
                var code = Refusal.of(answer, settings.alphabet()).code();
                yield Wording.trouble(code).isPresent() ? code : READY;
            }
            case End.NotSent(), End.Lost() -> NO_ANSWER;
        };
    }

    /// What the terminal tells of its last stored transaction.
    ///
    /// @param booking where its record stands
    /// @param told    of a transaction, if there is one
    record LastTold(LastBooking booking, Optional<Fields> told) {}

    /// Asks where its record stands.
    ///
    /// @return none if it does not tell
    Optional<LastTold> record(Hearing.Around around) {
        var hearing = around.stored();
        var end = run(commands.tellLastReceipt(), hearing);
        var told = hearing.lastStatus();
        return switch (end) {
            case End.NotSent(), End.Lost() -> Optional.empty();
            case End.Completed _ when told.isPresent() ->
                    LastBooking.of(told.get(), terminal)
                            .map(booking -> new LastTold(booking, told));
            case End.Completed _, End.Aborted _, End.Refused _ ->
                    told.isEmpty() && hasEmptyBatch(around)
                            ? Optional.of(
                                    new LastTold(
                                            LastBooking.nothing(terminal, timing.now()),
                                            Optional.empty()))
                            : Optional.empty();
        };
    }

    /// A terminal that tells of no transaction has none only if it counts none, either.
    private boolean hasEmptyBatch(Hearing.Around around) {
        var hearing = around.totals();
        run(commands.totals(), hearing);
        var counted =
                hearing.lastStatus()
                        .flatMap(Fields::batch)
                        .filter(figures ->
                                figures.groups().stream().allMatch(group -> group.count() == 0));
        LOG.log(
                System.Logger.Level.INFO,
                "the terminal tells of no transaction; its batch is {0}",
                counted.isPresent() ? "empty" : "not known to be empty");
        return counted.isPresent();
    }

    /// Asks it once to leave what it is at; what it says to that is its own affair.
    void askToStop(Hearing.Around around) {
        dialogue(around.service()).ask(Apdu.of(Control.ABORT_BY_ECR));
    }

    /// Leaves it as a terminal likes to be left.
    void logOff(Hearing.Around around) {
        if (isRegistered()) {
            dialogue(around.service()).ask(commands.logOff());
        }
        line.close();
    }

    void close() {
        line.close();
    }

    boolean isGone() {
        return line.isGone();
    }
}
