package org.cashwrap.screen.office;

import org.cashwrap.core.bill.Language;
import org.cashwrap.profile.Profiles;
import org.cashwrap.profile.Profiles.Offered;
import org.cashwrap.screen.office.SetUpScreen.Field;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// The pages that set a till up, with nobody behind them who writes anything.
final class SettingUp {
    static final String PIN = "730264";

    final List<SetUpWish> wishes = new ArrayList<>();
    final List<Consumer<SetUpViewModel.Answer>> waiting = new ArrayList<>();
    int practised;
    int wentOn;
    List<String> ports = List.of();

    final SetUpViewModel model =
            new SetUpViewModel(
                    new SetUpViewModel.First(Language.EN, "USD", "America/New_York"),
                    new SetUpViewModel.Around(
                            Profiles.shipped(),
                            "/home/till/.local/share/cashwrap/station",
                            () -> ports,
                            (wish, tell) -> {
                                wishes.add(wish);
                                waiting.add(tell);
                            },
                            () -> wentOn++,
                            () -> practised++,
                            Runnable::run));

    static Optional<Offered> named(List<Offered> models, String id) {
        return models.stream().filter(model -> model.id().equals(id)).findFirst();
    }

    Optional<Offered> printer(String id) {
        return named(model.profiles().printers(), id);
    }

    Optional<Offered> drawer() {
        return named(model.profiles().drawers(), "generic-24v");
    }

    Optional<Offered> terminal(String id) {
        return named(model.profiles().terminals(), id);
    }

    void toDevices() {
        model.typed(Field.STORE, "RIVERSIDE");
        model.next();
    }

    void toManager() {
        toDevices();
        model.next();
    }

    void toSummary() {
        toManager();
        model.typed(Field.NAME, "lia");
        model.pinTyped(PIN);
        model.pinAgainTyped(PIN);
        model.next();
    }
}
