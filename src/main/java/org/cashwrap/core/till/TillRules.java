package org.cashwrap.core.till;

import java.util.Optional;

/// What follows from an event, for the till session. Empty where the event is not possible now.
public final class TillRules {
    private TillRules() {}

    public static Optional<Till> next(Till till, TillEvent event) {
        return switch (till) {
            case Till.Closed(var lastSession) ->
                    switch (event) {
                        case TillEvent.Opened(var date, var openingFloat, _) ->
                                Optional.of(new Till.Open(lastSession + 1, date, openingFloat));
                    };
            case Till.Open _ ->
                    switch (event) {
                        case TillEvent.Opened _ -> Optional.empty();
                    };
        };
    }
}
