package dev.sightline.build.format;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is known of a session without its checkpoints.
 *
 * @param startedAt when its command began; empty for one that only observes
 * @param completedAt when it ended, however it did
 * @param paused how long it has been paused in all, a pause that still lasts included
 * @param errors as the wire has them, each an object
 * @param metadata as the wire has it
 */
public record SessionFacts(
        String sessionId,
        String projectAlias,
        String projectPath,
        SessionStatus status,
        Instant createdAt,
        Instant updatedAt,
        Optional<Instant> startedAt,
        Optional<Instant> completedAt,
        Duration paused,
        List<Map<String, @Nullable Object>> errors,
        Map<String, @Nullable Object> metadata) {
    public SessionFacts {
        errors = List.copyOf(errors);
        metadata = Collections.unmodifiableMap(new LinkedHashMap<>(metadata));
    }

    /** How long it has worked: up to its end or now, without its pauses; 0 before its start. */
    public Duration worked(Instant now) {
        if (startedAt.isEmpty()) return Duration.ZERO;
        Duration worked = Duration.between(startedAt.get(), completedAt.orElse(now)).minus(paused);
        return worked.isNegative() ? Duration.ZERO : worked;
    }
}
