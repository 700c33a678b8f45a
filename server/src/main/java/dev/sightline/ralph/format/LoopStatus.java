package dev.sightline.ralph.format;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * How a loop stands, and why we say so.
 *
 * @param since when that began, where something says it
 */
public record LoopStatus(Word word, List<Clue> evidence, Optional<Instant> since) {
    /** The words of the original, and WAITING and STUCK, which are a running loop's. */
    public enum Word {
        RUNNING,
        WAITING,
        STUCK,
        PAUSED,
        COMPLETE,
        ERROR,
        STOPPED;

        /** As it goes over the wire. */
        public String word() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    public LoopStatus {
        evidence = List.copyOf(evidence);
    }

    /** By the order of compat.md §1, "Status". */
    public static LoopStatus of(Signs signs) {
        return new Judgement(signs).status();
    }
}
