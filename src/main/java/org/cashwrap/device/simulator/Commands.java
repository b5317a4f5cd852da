package org.cashwrap.device.simulator;

import org.cashwrap.device.driver.zvt.wire.Apdu;
import org.cashwrap.device.driver.zvt.wire.Control;
import org.cashwrap.device.simulator.SimulatedTerminal.End;
import org.cashwrap.device.simulator.SimulatedTerminal.Transport;
import org.cashwrap.device.simulator.TerminalSettings.Habit;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.Currency;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/// What the terminal does when it is told to. Source: PA00P015 rev. 13.08, chapter 2.
final class Commands {
    private static final int BUSY = 0x9C;
    private static final int TIME_WRONG = 0x62;
    private static final int BAUD_WRONG = 0x84FD;
    private static final int AT_THE_HOST = 0x04;

    private static final int WITHOUT_VERSION = 0x02;
    private static final String VERSION = "SIM 1.00";

    private static final int COLUMNS_USUAL = 24;
    private static final int COLUMNS_MIN = 16;
    private static final int DATA_MAX_USUAL = 254;
    private static final int DATA_MAX_MIN = 64;
    private static final int AWAY_MS = 2_000;

    private static final Map<Integer, Integer> BAUD =
            Map.of(0x00, 9_600, 0x01, 19_200, 0x06, 57_600, 0x07, 115_200);

    private final Session session;
    private final TerminalState state;
    private final Talk talk;
    private final Sales sales;
    private final Reports reports;

    Commands(Session session) {
        this.session = session;
        this.state = session.state();
        this.talk = session.talk();
        this.sales = new Sales(session);
        this.reports = new Reports(session);
    }

    /// @return the end of the connection, if it is one
    Optional<End> obey(Apdu apdu) {
        talk.begin();
        switch (apdu.control()) {
            case Control.REGISTRATION -> register(apdu);
            case Control.STATUS_ENQUIRY -> status(apdu);
            case Control.LOG_OFF -> {
                state.register(Registration.NONE);
                talk.answer(Messages.OK);
            }
            case Control.PAYMENT -> sales.payment(apdu);
            case Control.REVERSAL -> sales.reversal(apdu);
            case Control.REFUND -> sales.refund(apdu);
            case Control.READ_CARD -> sales.readCard(apdu);
            case Control.REPEAT_RECEIPT -> reports.repeat(apdu);
            case Control.REPRINT_RANGE -> reports.reprint(apdu);
            case Control.TOTALS -> reports.totals(apdu);
            case Control.END_OF_DAY -> reports.endOfDay(apdu);
            case Control.DIAGNOSIS -> diagnosis(apdu);
            case Control.INITIALISATION -> initialisation(apdu);
            case Control.SET_TIME -> setTime(apdu);
            case Control.DISPLAY_TEXT -> displayText(apdu);
            case Control.ABORT_BY_ECR -> talk.answer(Messages.OK);
            case Control.RESET -> {
                return reset();
            }
            case Control.CHANGE_BAUD -> {
                return changeBaud(apdu);
            }
            default -> talk.answer(Messages.NOT_POSSIBLE);
        }
        return Optional.empty();
    }

    private void register(Apdu apdu) {
        var request = session.requestWithPassword(apdu, 0x03, 0x06);
        if (request.isEmpty()) {
            return;
        }
        var config = request.get().single("config");
        if (config.isEmpty()) {
            talk.answer(Messages.NOT_POSSIBLE);
            return;
        }
        var currencies = state.settings().taken();
        var code = request.get().digits("currency");
        var currency = currencies.stream().filter(each -> is(each, code)).findFirst();
        if ((code.isPresent() && currency.isEmpty())
                || state.settings().habits().contains(Habit.REFUSES_CURRENCY)) {
            talk.answer(Messages.wrongCurrency(0x841E, currencies.getFirst()));
            return;
        }
        if (!talk.answer(Messages.OK)) {
            return;
        }
        state.register(registration(request.get(), config.getAsInt(), currency));
        talk.tell(
                Messages.registered(
                        state.settings(),
                        registrationBits(),
                        currency.orElse(currencies.getFirst())));
    }

    private static boolean is(Currency currency, OptionalLong code) {
        return code.equals(OptionalLong.of(currency.getNumericCode()));
    }

    private static Registration registration(
            Request request, int config, Optional<Currency> currency) {
        return new Registration(
                true,
                config,
                currency,
                request.hasContainer(),
                request.tag(0x0A).contains("06D3"),
                columns(request),
                dataMax(request));
    }

    private static int columns(Request request) {
        return request.tag(0x12).stream()
                .filter(digits -> digits.matches("[0-9]{2}"))
                .map(Integer::valueOf)
                .map(columns -> Math.max(COLUMNS_MIN, columns))
                .findFirst()
                .orElse(COLUMNS_USUAL);
    }

    /// The till names the whole message, with up to five bytes before its data.
    private static int dataMax(Request request) {
        return request.tag(0x1A).stream()
                .filter(hex -> hex.length() == 4)
                .map(hex -> Math.max(DATA_MAX_MIN, Integer.parseInt(hex, 16) - 5))
                .findFirst()
                .orElse(DATA_MAX_USUAL);
    }

    /// 01: initialisation needed, 02: diagnosis needed.
    private int registrationBits() {
        return switch (state.lock()) {
            case 0x51 -> 0x01;
            case 0xC2 -> 0x02;
            default -> 0x00;
        };
    }

    private void status(Apdu apdu) {
        var request = session.request(apdu, 0x03, 0x06);
        if (request.isEmpty()) {
            return;
        }
        var password = request.get().password();
        if (password.isPresent() && !password.equals(Optional.of(state.settings().secret()))) {
            talk.answer(Messages.WRONG_PASSWORD);
            return;
        }
        if (!talk.answer(Messages.OK)) {
            return;
        }
        var closesByItself =
                state.settings().has(Habit.CLOSES_ON_STATUS)
                        && state.registration().registered()
                        && state.memory().inBatch() > 0;
        if (closesByItself && !state.isBusy()) {
            // Whether it succeeds or not, the enquiry is answered.
            reports.closesBatch();
        }
        var now = state.lock();
        if (state.isBusy()) {
            state.polled();
            now = BUSY;
        }
        var short_ = (request.get().single(0x03).orElse(0) & WITHOUT_VERSION) != 0;
        talk.tell(Messages.status(short_ ? "" : VERSION, now));
    }

    private void diagnosis(Apdu apdu) {
        if (session.request(apdu, 0x06).isPresent() && session.begins()) {
            session.status(AT_THE_HOST);
            state.isDone(Habit.NEEDS_DIAGNOSIS);
            var now = state.clock().now().atZone(state.clock().zone());
            talk.tell(Messages.setTime(now.toLocalDateTime()));
            talk.tell(Messages.DONE);
        }
    }

    private void initialisation(Apdu apdu) {
        if (session.requestWithPassword(apdu, 0x06).isPresent() && session.begins()) {
            session.status(AT_THE_HOST);
            state.isDone(Habit.NEEDS_INITIALISATION);
            talk.tell(Messages.DONE);
        }
    }

    private void setTime(Apdu apdu) {
        var request = session.requestWithPassword(apdu, 0xAA, 0x0C);
        if (request.isEmpty() || !session.begins()) {
            return;
        }
        var to = moment(request.get().digits(0xAA), request.get().digits(0x0C));
        if (to.isPresent()) {
            state.clock().set(to.get());
            state.isDone(Habit.NEEDS_TIME);
            talk.tell(Messages.DONE);
        } else {
            talk.tell(Messages.aborted(TIME_WRONG));
        }
    }

    private static Optional<LocalDateTime> moment(OptionalLong date, OptionalLong time) {
        var day = (int) date.orElse(0);
        var hour = (int) time.orElse(999_999);
        try {
            return Optional.of(
                    LocalDateTime.of(
                            2000 + day / 10_000,
                            day / 100 % 100,
                            day % 100,
                            hour / 10_000,
                            hour / 100 % 100,
                            hour % 100));
        } catch (DateTimeException noSuchDay) {
            return Optional.empty();
        }
    }

    private void displayText(Apdu apdu) {
        session.request(
                        apdu, 0x06, 0xF0, 0xF1, 0xF2, 0xF3, 0xF4, 0xF5, 0xF6, 0xF7, 0xF8, 0xF9,
                        0xFD)
                .ifPresent(request -> {
                    for (var line = 0xF1; line <= 0xF8; line++) {
                        if (request.has(line)) {
                            session.show(request.text(line));
                        }
                    }
                    talk.answer(Messages.OK);
                });
    }

    private Optional<End> reset() {
        if (!talk.answer(Messages.OK)) {
            return Optional.empty();
        }
        talk.tell(Messages.DONE);
        state.register(Registration.NONE);
        session.show("RESTARTING");
        return Optional.of(new End.Restarting(away()));
    }

    /// Answered at the old speed.
    private Optional<End> changeBaud(Apdu apdu) {
        var rate =
                session.transport() == Transport.SERIAL && apdu.length() == 1
                        ? OptionalInt.of(apdu.at(0))
                        : OptionalInt.empty();
        if (rate.isEmpty()) {
            talk.answer(Messages.NOT_POSSIBLE);
            return Optional.empty();
        }
        var baud = BAUD.get(rate.getAsInt());
        if (baud == null) {
            talk.answer(Apdu.of(BAUD_WRONG));
            return Optional.empty();
        }
        return talk.answer(Messages.OK)
                ? Optional.of(new End.OtherBaud(baud, away()))
                : Optional.empty();
    }

    private Duration away() {
        return session.timers().millis(AWAY_MS);
    }
}
