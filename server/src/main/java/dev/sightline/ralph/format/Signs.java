package dev.sightline.ralph.format;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/**
 * All that a status is judged by, at one moment.
 *
 * @param process what the pid file names
 * @param pausedSince the pause file is there, since then
 * @param state {@code state.json} of a version 2 loop
 * @param relative {@code .ralph/status.json} and its kin
 * @param last the newest iteration that has ended
 * @param lastOutput when the newest byte of the log came
 * @param stuckAfter without output
 */
public record Signs(
        Optional<Process> process,
        Optional<Instant> pausedSince,
        Optional<State> state,
        Optional<Relative> relative,
        boolean planComplete,
        Optional<Notification> pending,
        Optional<Iteration> last,
        Optional<Instant> lastOutput,
        Duration stuckAfter,
        Instant now) {

    /**
     * @param alive and no zombie, and where we know its start time still the same process
     * @param ours started by this node
     */
    // It is read as Signs.Process; java.lang.Process has no place in a package of pure values.
    @SuppressWarnings("AvoidCommonTypeNames")
    public record Process(long pid, boolean alive, boolean ours, Optional<Instant> startedAt) {}

    /** {@code state.json} (compat.md §1, "Other files"). */
    public record State(String status, Optional<Integer> iteration, Optional<Instant> at) {
        /** Empty for a file that cannot be used. */
        public static Optional<State> parse(String text) {
            return Fields.read(text).flatMap(State::of);
        }

        private static Optional<State> of(Fields file) {
            Optional<Integer> iteration = file.whole("iteration");
            Optional<Instant> at = file.words("timestamp").flatMap(Moment::instant);
            return file.words("status")
                    .map(status -> new State(status.toLowerCase(Locale.ROOT), iteration, at));
        }
    }
}
