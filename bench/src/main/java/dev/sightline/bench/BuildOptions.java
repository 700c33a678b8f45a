package dev.sightline.bench;

import dev.sightline.bench.build.BuildRows;
import dev.sightline.bench.results.BuildPlan;

import picocli.CommandLine.Option;

import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What is asked of the row about builds, and what {@code bench/run} found for it. */
final class BuildOptions {

    @Option(
            names = "--build-only",
            split = ",",
            description = "of build only: ${COMPLETION-CANDIDATES}")
    Set<BuildRows.Part> parts = EnumSet.allOf(BuildRows.Part.class);

    @Option(names = "--sessions", description = "builds that are active at once (${DEFAULT-VALUE})")
    int sessions = 64;

    @Option(names = "--parses", description = "of a 1 MB checkpoint, warm (${DEFAULT-VALUE})")
    int parses = 200;

    @Option(
            names = "--parse-starts",
            description = "processes that parse it once (${DEFAULT-VALUE})")
    int starts = 10;

    @Option(names = "--parser-jar", hidden = true)
    Optional<Path> jar = Optional.empty();

    @Option(names = "--parser-options", split = " ", hidden = true)
    List<String> options = List.of();

    BuildPlan plan() {
        return new BuildPlan(sessions, parses, starts);
    }
}
