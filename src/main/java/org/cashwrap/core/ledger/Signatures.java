package org.cashwrap.core.ledger;

import org.cashwrap.core.payment.PaymentEvent;
import org.cashwrap.core.payment.PaymentId;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// For which card requests the customer had to sign, and whose signature a clerk has still to compare.
///
/// @param requests the last [#REQUESTS_MAX] to the card terminal, in their order
/// @param unsigned the payments whose signature waits, in the order in which the terminal asked for them
public record Signatures(List<Request> requests, List<PaymentId> unsigned) {
    static final Signatures NONE = new Signatures(List.of(), List.of());

    /// The customer is still there, or never will be again.
    private static final int REQUESTS_MAX = 200;

    public Signatures {
        requests = List.copyOf(requests);
        unsigned = List.copyOf(unsigned);
    }

    /// @param needed the terminal has said that the customer must sign
    public record Request(PaymentId payment, boolean needed) {}

    /// Has the payment's last request not been signed for, as far as the terminal has said?
    boolean mayBeNeeded(PaymentId payment) {
        return lastOf(payment).filter(request -> !request.needed()).isPresent();
    }

    Signatures after(Body body) {
        return switch (body) {
            case Body.PaymentMoved(var payment, PaymentEvent.CardChosen _) -> requested(payment);
            case Body.SignatureNeeded(var payment) -> needed(payment);
            case Body.SignatureChecked(var payment, _) ->
                    new Signatures(requests, without(payment));
            default -> this;
        };
    }

    private Signatures requested(PaymentId payment) {
        var more = new ArrayList<>(requests);
        more.add(new Request(payment, false));
        return new Signatures(
                more.subList(Math.max(0, more.size() - REQUESTS_MAX), more.size()), unsigned);
    }

    private Signatures needed(PaymentId payment) {
        var marked = new ArrayList<>(requests);
        lastOf(payment)
                .ifPresent(
                        last -> marked.set(marked.lastIndexOf(last), new Request(payment, true)));
        var waiting = new ArrayList<>(unsigned);
        if (!waiting.contains(payment)) {
            waiting.add(payment);
        }
        return new Signatures(marked, waiting);
    }

    private List<PaymentId> without(PaymentId payment) {
        return unsigned.stream().filter(waiting -> !waiting.equals(payment)).toList();
    }

    private Optional<Request> lastOf(PaymentId payment) {
        return requests.reversed().stream()
                .filter(request -> request.payment().equals(payment))
                .findFirst();
    }
}
