package dev.sightline.hermes.collect;

import dev.sightline.process.Identity;

import java.util.Optional;
import java.util.OptionalLong;

/**
 * A process as a file names it.
 *
 * @param started field 22 of {@code /proc/<pid>/stat}, where the file says it: a number of a
 *     process is used again
 */
record ProcessNote(long pid, OptionalLong started) {
    /** {@code {"pid": 1, "start_time": 2}}; empty without a pid. */
    static Optional<ProcessNote> of(Tree file) {
        OptionalLong pid =
                file.value("pid") instanceof Number ? file.whole("pid") : OptionalLong.empty();
        OptionalLong started =
                file.value("start_time") instanceof Number
                        ? file.whole("start_time")
                        : OptionalLong.empty();
        return pid.isPresent()
                ? Optional.of(new ProcessNote(pid.getAsLong(), started))
                : Optional.empty();
    }

    /** Whether it runs; a zombie does not, and neither does another with its number. */
    boolean isAlive() {
        if (pid <= 0 || pid > Integer.MAX_VALUE) return false;
        return Identity.of(pid)
                .filter(now -> started.isEmpty() || started.getAsLong() == now.started())
                .isPresent();
    }
}
