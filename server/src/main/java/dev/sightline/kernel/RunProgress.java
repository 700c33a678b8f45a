package dev.sightline.kernel;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * How far a run has come.
 *
 * @param statements that will run; empty until the script was parsed
 * @param exit what {@code sys.exit} said, or the process as it died
 * @param detail why it ended so, for people
 */
record RunProgress(
        RunStatus status,
        Optional<Instant> ended,
        Optional<Double> millis,
        OptionalInt statements,
        int executed,
        OptionalInt exit,
        Optional<String> detail) {
    static final RunProgress QUEUED =
            new RunProgress(
                    RunStatus.QUEUED,
                    Optional.empty(),
                    Optional.empty(),
                    OptionalInt.empty(),
                    0,
                    OptionalInt.empty(),
                    Optional.empty());

    RunProgress begun() {
        return new RunProgress(
                RunStatus.RUNNING, ended, millis, statements, executed, exit, detail);
    }

    RunProgress planned(int count) {
        return new RunProgress(
                status, ended, millis, OptionalInt.of(count), executed, exit, detail);
    }

    RunProgress oneMore() {
        return new RunProgress(status, ended, millis, statements, executed + 1, exit, detail);
    }

    RunProgress over(
            RunStatus how, Instant when, double took, OptionalInt code, Optional<String> why) {
        return new RunProgress(
                how, Optional.of(when), Optional.of(took), statements, executed, code, why);
    }

    void into(Map<String, @Nullable Object> fields) {
        fields.put("status", status.word());
        fields.put("ended", ended.map(Instant::toString).orElse(null));
        fields.put("ms", millis.orElse(null));
        fields.put("statements", statements.isPresent() ? statements.getAsInt() : null);
        fields.put("executed", executed);
        fields.put("exit", exit.isPresent() ? exit.getAsInt() : null);
        fields.put("detail", detail.orElse(null));
    }

    static RunProgress of(JsonNode fields) {
        @Nullable JsonNode took = fields.get("ms");
        return new RunProgress(
                RunStatus.ofWord(fields.path("status").asString("lost")),
                RunFacts.text(fields, "ended").map(Instant::parse),
                took == null || took.isNull() ? Optional.empty() : Optional.of(took.asDouble()),
                RunFacts.number(fields, "statements"),
                fields.path("executed").asInt(0),
                RunFacts.number(fields, "exit"),
                RunFacts.text(fields, "detail"));
    }
}
