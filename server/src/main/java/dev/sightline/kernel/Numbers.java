package dev.sightline.kernel;

import dev.sightline.http.Exchange;
import dev.sightline.http.Refusal;

import java.util.Optional;

/** Numbers that requests name. */
final class Numbers {
    private Numbers() {}

    /** After which event of a run a client goes on; from the first where it does not say. */
    static long after(Exchange exchange) throws Refusal {
        Optional<String> said =
                exchange.header("Last-Event-ID")
                        .or(() -> exchange.query("after"))
                        .filter(value -> !value.isEmpty());
        if (said.isEmpty()) return 0;
        try {
            long after = Long.parseLong(said.get());
            if (after >= 0) return after;
        } catch (NumberFormatException e) {
            // Said below.
        }
        throw new Refusal(
                400, "bad_request", "`after` and Last-Event-ID are the number of an event");
    }

    /** How many events of a run there are. */
    static long events(Run run) {
        return run.fields().get("events") instanceof Number events
                ? events.longValue()
                : Long.MAX_VALUE;
    }
}
