package dev.sightline.ralph.format;

import java.time.LocalTime;
import java.util.Optional;

/**
 * What a line of the log means.
 *
 * <p>{@code offset} is that of the line's first byte, {@code line} its number from 1.
 */
public sealed interface LogSign {
    long offset();

    long line();

    /**
     * A header. A repeated one (every line may come twice) is told once.
     *
     * @param max empty where the style does not say it; 0 is without a limit
     */
    record Began(
            long offset,
            long line,
            int number,
            Optional<Integer> max,
            Optional<LocalTime> time,
            boolean lenient)
            implements LogSign {}

    /** In thousands. */
    record Tokens(long offset, long line, double thousands) implements LogSign {}

    /** A line that looks like an error; many are none ("0 failed"). */
    record Fault(long offset, long line, String text) implements LogSign {}

    /** The loop itself says what it does. */
    record Said(long offset, long line, What what, String text) implements LogSign {}

    /** Lines of ralph.sh (compat.md §1, "Other lines"). */
    enum What {
        PAUSED,
        RESUMED,
        INJECTED,
        TESTS_PASSED,
        TESTS_FAILED,
        AGENT_EXITED,
        RATE_LIMITED,
        STOPPED,
        ALL_DONE,
        PLANNED,
        MAX_REACHED
    }
}
