package dev.sightline.ralph.format;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What a relative of Ralph says of itself: {@code .ralph/status.json}, {@code progress.json},
 * {@code .circuit_breaker_state} (compat.md §1, "Relatives").
 *
 * @param status as written ({@code running}, {@code completed}, {@code halted}, ...)
 * @param circuit {@code CLOSED}, {@code HALF_OPEN}, {@code OPEN}
 */
public record Relative(
        String status,
        Optional<Integer> loop,
        Optional<String> lastAction,
        Optional<String> exitReason,
        Optional<String> circuit,
        Optional<Instant> at) {

    /**
     * @param statusJson the texts of the three files, where they exist
     */
    public static Optional<Relative> parse(
            Optional<String> statusJson, Optional<String> progressJson, Optional<String> circuit) {
        Optional<Fields> status = statusJson.flatMap(Fields::read);
        Optional<Fields> progress = progressJson.flatMap(Fields::read);
        Optional<Fields> breaker = circuit.flatMap(Fields::read);
        Optional<String> word =
                status.flatMap(file -> file.words("status"))
                        .or(() -> progress.flatMap(file -> file.words("status")));
        Optional<String> state = breaker.flatMap(file -> file.words("state"));
        if (word.isEmpty() && state.isEmpty()) return Optional.empty();
        return Optional.of(
                new Relative(
                        word.orElse("unknown"),
                        status.flatMap(file -> file.whole("loop_count"))
                                .or(() -> breaker.flatMap(file -> file.whole("current_loop"))),
                        status.flatMap(file -> file.words("last_action")),
                        status.flatMap(file -> file.words("exit_reason")),
                        state,
                        status.flatMap(file -> file.words("timestamp")).flatMap(Moment::instant)));
    }

    public Map<String, @Nullable Object> fields() {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("status", status);
        fields.put("loop", loop.orElse(null));
        fields.put("last_action", lastAction.orElse(null));
        fields.put("exit_reason", exitReason.orElse(null));
        fields.put("circuit", circuit.orElse(null));
        fields.put("at", at.map(Instant::toString).orElse(null));
        return fields;
    }
}
