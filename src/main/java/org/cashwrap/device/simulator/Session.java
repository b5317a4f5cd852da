package org.cashwrap.device.simulator;

import org.cashwrap.device.driver.zvt.wire.Apdu;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// One till at the other end of one cable, and what every command begins with.
record Session(
        TerminalState state,
        Talk talk,
        Wire wire,
        Timers timers,
        SimulatedTerminal.Transport transport,
        Consumer<String> display) {
    private static final int NOT_REGISTERED = 0x6B;

    Registration registration() {
        return state.registration();
    }

    /// What the till asks, if it can be done; else the till has been told.
    ///
    /// @param known the bitmaps that this command may have
    Optional<Request> request(Apdu apdu, Integer... known) {
        var request = Request.read(apdu, known);
        if (request.isEmpty()) {
            talk.answer(Messages.NOT_POSSIBLE);
        }
        return request;
    }

    /// The same of a command that needs the password.
    Optional<Request> requestWithPassword(Apdu apdu, Integer... known) {
        return request(apdu, known)
                .filter(request -> {
                    var right = request.password().equals(Optional.of(state.settings().secret()));
                    if (!right) {
                        talk.answer(Messages.WRONG_PASSWORD);
                    }
                    return right;
                });
    }

    /// Takes the word over: from here on the terminal is master.
    ///
    /// @return false if it did not come to that
    boolean begins() {
        if (state.isBusy()) {
            talk.answer(Messages.PLEASE_WAIT);
            return false;
        }
        return talk.answer(Messages.OK);
    }

    /// The same of a command that a till must be registered for.
    boolean beginsRegistered() {
        if (!begins()) {
            return false;
        }
        if (!registration().registered()) {
            talk.tell(Messages.aborted(NOT_REGISTERED));
            return false;
        }
        return true;
    }

    /// The same of a command that a locked terminal refuses.
    boolean beginsUnlocked() {
        if (!beginsRegistered()) {
            return false;
        }
        if (state.lock() != 0) {
            talk.tell(Messages.aborted(state.lock()));
            return false;
        }
        return true;
    }

    void status(int status) {
        if (registration().wantsStatus()) {
            talk.tell(Messages.intermediate(status));
        }
    }

    /// @return false if one of the messages was not answered, or not positively
    boolean print(List<Receipt> receipts) {
        return receipts.stream()
                .flatMap(receipt -> receipt.messages(registration()).stream())
                .allMatch(talk::tell);
    }

    Slips slips(boolean umlauts) {
        var everywhere = state.settings().habits().contains(TerminalSettings.Habit.LATIN_1);
        return new Slips(state.clock().zone(), registration().columns(), umlauts || everywhere);
    }

    void show(String text) {
        display.accept(text);
    }
}
