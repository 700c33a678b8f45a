package dev.sightline.kernel;

import dev.sightline.http.Body;
import dev.sightline.http.Refusal;
import dev.sightline.python.Order;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.OptionalInt;

/** What clients say about runs, checked. */
final class Asked {
    /** 5 MiB of script may be six times that in JSON; decisions.md sets this. */
    static final int BODY = 32 * 1024 * 1024;

    /** With one line that a script waits for. */
    static final int INPUT = 1024 * 1024;

    /** Of all that holds neither. */
    static final int SMALL_BODY = 64 * 1024;

    private static final int SCRIPT = 5 * 1024 * 1024;

    private Asked() {}

    /**
     * What to run.
     *
     * @param keepGoing whether it runs on after an error
     * @throws Refusal 400, 413 over 5 MiB of script
     */
    static RunOrder order(Body body, String session, Script script, boolean keepGoing)
            throws Refusal {
        String text = body.text("script");
        // A char is three bytes at most, and mostly one.
        if (text.length() > SCRIPT || text.getBytes(StandardCharsets.UTF_8).length > SCRIPT) {
            throw new Refusal(413, "too_large", "The script is larger than 5 MiB");
        }
        OptionalInt from = OptionalInt.empty();
        OptionalInt to = OptionalInt.empty();
        Optional<Body> range = body.optionalObject("lineRange");
        if (range.isPresent()) {
            from = range.get().optionalNumber("from", 1, Integer.MAX_VALUE);
            to = range.get().optionalNumber("to", 1, Integer.MAX_VALUE);
            if (from.orElse(1) > to.orElse(Integer.MAX_VALUE)) {
                throw new Refusal(
                        400, "bad_request", "`lineRange` ends before it begins; say from <= to");
            }
        }
        Order order = new Order(text, from, to, keepGoing);
        return new RunOrder(session, script, order, body.flag("reset"));
    }

    /**
     * Whose namespace; empty for clients that know no sessions.
     *
     * @throws Refusal 400 where its name is too long
     */
    static Optional<String> session(Body body) throws Refusal {
        return session(body.optionalText("sessionId"));
    }

    static Optional<String> session(Optional<String> said) throws Refusal {
        if (said.filter(name -> name.length() > RunOrder.LONGEST_SESSION).isPresent()) {
            throw new Refusal(
                    400,
                    "bad_request",
                    "A `sessionId` has at most %d characters".formatted(RunOrder.LONGEST_SESSION));
        }
        return said.filter(name -> !name.isEmpty());
    }

    /** The line that a script waits for; empty where there is none any more. */
    static Optional<String> line(Body body) throws Refusal {
        return body.flag("eof") ? Optional.empty() : Optional.of(body.text("text"));
    }
}
