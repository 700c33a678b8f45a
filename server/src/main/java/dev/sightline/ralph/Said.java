package dev.sightline.ralph;

import dev.sightline.http.Body;
import dev.sightline.http.Refusal;

import java.util.Optional;
import java.util.OptionalInt;

/** What the person who starts a loop says about it; it counts as theirs, not the project's. */
record Said(
        OptionalInt maxIterations,
        Optional<String> cli,
        Optional<String> flags,
        Optional<String> testCommand) {
    static final Said NOTHING =
            new Said(OptionalInt.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    private static final int LONGEST = 4096;

    static Said of(Body body) throws Refusal {
        return new Said(
                body.optionalNumber("max_iterations", 0, Integer.MAX_VALUE),
                text(body, "cli"),
                text(body, "flags"),
                text(body, "test_command"));
    }

    private static Optional<String> text(Body body, String field) throws Refusal {
        Optional<String> text = body.optionalText(field);
        if (text.filter(said -> said.length() > LONGEST || said.indexOf('\0') >= 0).isPresent()) {
            throw new Refusal(
                    400, "bad_request", "`%s` has at most %d characters".formatted(field, LONGEST));
        }
        return text;
    }
}
