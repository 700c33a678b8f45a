package dev.sightline.cli;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.util.Objects;

/** Where nodes keep what outlives them. */
final class StateDirectory {
    private StateDirectory() {}

    /**
     * @param asked by {@code --state}; else {@code $SIGHTLINE_HOME}, else {@code ~/.sightline}
     */
    static Path of(@Nullable Path asked) {
        if (asked != null) return asked.toAbsolutePath();
        @Nullable String home = System.getenv("SIGHTLINE_HOME");
        if (home != null && !home.isEmpty()) return Path.of(home).toAbsolutePath();
        // `~` is $HOME; Java's user.home ignores it.
        String user =
                Objects.requireNonNullElse(System.getenv("HOME"), System.getProperty("user.home"));
        return Path.of(user, ".sightline");
    }
}
