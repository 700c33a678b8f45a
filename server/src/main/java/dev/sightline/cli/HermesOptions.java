package dev.sightline.cli;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Option;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;

/** Which agent's home is looked into. */
final class HermesOptions {
    private static final String NONE = "none";
    private static final String USUAL = ".hermes";

    @Option(
            names = "--hermes",
            paramLabel = "DIR",
            description =
                    "An agent's home to look into, or none. Default: $HERMES_HOME or ~/.hermes.")
    private @Nullable String hermes;

    /** Absolute, whether it is there or not. */
    Optional<Path> home() {
        return home(System::getenv);
    }

    /**
     * @param environment null for what is not set
     */
    Optional<Path> home(Function<String, @Nullable String> environment) {
        if (hermes != null) {
            return hermes.equals(NONE) ? Optional.empty() : Optional.of(absolute(hermes));
        }
        @Nullable String set = environment.apply("HERMES_HOME");
        if (set != null && !set.isBlank()) return Optional.of(absolute(set));
        // Java's user.home is not $HOME.
        @Nullable String home = environment.apply("HOME");
        return home == null || home.isBlank()
                ? Optional.empty()
                : Optional.of(absolute(home).resolve(USUAL));
    }

    private static Path absolute(String path) {
        return Path.of(path).toAbsolutePath().normalize();
    }
}
