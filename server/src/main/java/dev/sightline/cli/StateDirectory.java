package dev.sightline.cli;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Where nodes keep what outlives them. */
public final class StateDirectory {
    private StateDirectory() {}

    /**
     * @param asked by {@code --state}; else {@code $SIGHTLINE_HOME}, else {@code ~/.sightline}
     */
    static Path of(@Nullable Path asked) {
        return asked != null ? asked.toAbsolutePath() : usual().getFirst();
    }

    /** Where they do unless {@code --state} says otherwise, the first of them now. */
    public static List<Path> usual() {
        List<Path> usual = new ArrayList<>();
        @Nullable String home = System.getenv("SIGHTLINE_HOME");
        if (home != null && !home.isEmpty()) usual.add(Path.of(home).toAbsolutePath());
        usual.add(home().resolve(".sightline"));
        return usual;
    }

    /** The user's own directory. */
    public static Path home() {
        // `~` is $HOME; Java's user.home ignores it.
        return Path.of(
                Objects.requireNonNullElse(System.getenv("HOME"), System.getProperty("user.home")));
    }
}
