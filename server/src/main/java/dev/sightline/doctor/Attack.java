package dev.sightline.doctor;

import dev.sightline.doctor.Result.Broken;
import dev.sightline.doctor.Result.Fine;
import dev.sightline.doctor.Result.Warning;

import java.io.IOException;
import java.util.List;
import java.util.function.Predicate;

/**
 * One way in, tried in several spellings.
 *
 * @param wrong what it means when the door is open
 */
record Attack(String name, String wrong, List<Attempt> attempts) {
    /**
     * @param what for people: {@code Host evil.test, GET /api/node}
     * @param held whether the node's answer gives nothing away
     */
    record Attempt(String what, Request request, Predicate<Answer> held) {}

    private static final String MEND =
            "end the node (do not use it in a browser) and update Sightline; if it is the newest,"
                    + " report this line as a security bug";

    Attack {
        attempts = List.copyOf(attempts);
    }

    Result on(Wire wire) {
        int refused = 0;
        for (Attempt attempt : attempts) {
            Answer answer;
            try {
                answer = wire.send(attempt.request());
            } catch (IOException e) {
                return new Broken(
                        name,
                        "the node does not answer: " + e.getMessage(),
                        "nobody can use it, and nothing is known of this",
                        "see its log; stop it and start it again");
            }
            if (attempt.held().test(answer)) {
                refused++;
                continue;
            }
            String got = attempt.what() + " got " + answer.status();
            if (answer.status() >= 500) {
                return new Warning(
                        name,
                        "unclear: " + got,
                        "the node broke instead of refusing",
                        "run sightline doctor again while the node has nothing else to do");
            }
            return new Broken(name, "OPEN: " + got, wrong, MEND);
        }
        return new Fine(name, "held, %d attempts".formatted(refused));
    }
}
