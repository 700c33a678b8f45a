package dev.sightline.bench;

import dev.sightline.bench.results.HermesPlan;

import picocli.CommandLine.Option;

import java.nio.file.Path;
import java.util.Optional;

/** What is asked of the row about an agent's home. */
final class HermesOptions {
    @Option(names = "--home-seed", description = "of the agent's home (${DEFAULT-VALUE})")
    long seed = 7;

    @Option(names = "--home-sessions", description = "in its database (${DEFAULT-VALUE})")
    int sessions = 5_000;

    @Option(names = "--home-messages", description = "in its database (${DEFAULT-VALUE})")
    int messages = 100_000;

    @Option(names = "--home-strays", description = "files that nobody reads (${DEFAULT-VALUE})")
    int strays = 150_000;

    @Option(names = "--home-skills", description = "of the agent (${DEFAULT-VALUE})")
    int skills = 300;

    @Option(names = "--home-changes", description = "of each kind (${DEFAULT-VALUE})")
    int changes = 100;

    @Option(names = "--home-answers", description = "hits, and misses (${DEFAULT-VALUE})")
    int answers = 200;

    @Option(names = "--home-starts", description = "on it (${DEFAULT-VALUE})")
    int starts = 5;

    @Option(names = "--home-page", hidden = true)
    Optional<Path> page = Optional.empty();

    private static final int WARM_UP = 20;
    private static final int IDLE_SECONDS = 10;

    HermesPlan plan() {
        int warmUp = Math.min(WARM_UP, changes);
        return new HermesPlan(
                seed,
                sessions,
                messages,
                strays,
                skills,
                changes,
                answers,
                warmUp,
                starts,
                IDLE_SECONDS);
    }
}
