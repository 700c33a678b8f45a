package dev.sightline.ralph.format;

import java.time.LocalTime;
import java.util.List;
import java.util.Optional;

/**
 * An iteration as the log alone knows it: from its header to the next.
 *
 * @param tokens in thousands
 * @param faults at most 20 of its error-like lines
 */
public record LogChunk(
        int number,
        Optional<Integer> max,
        Optional<LocalTime> start,
        Optional<LocalTime> end,
        LogSpan span,
        Optional<Double> tokens,
        List<String> faults,
        boolean lenient) {
    public LogChunk {
        faults = List.copyOf(faults);
    }
}
