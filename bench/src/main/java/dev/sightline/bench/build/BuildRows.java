package dev.sightline.bench.build;

import dev.sightline.bench.contender.Contender;
import dev.sightline.bench.results.BuildPlan;
import dev.sightline.bench.results.BuildResults;
import dev.sightline.bench.results.DeliveryRow;
import dev.sightline.bench.results.ParseRow;
import dev.sightline.bench.results.Plan;
import dev.sightline.bench.results.SessionRow;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** All that is measured of builds, one after the other. */
public final class BuildRows {

    /** What of it, by the names on the command line. */
    public enum Part {
        checkpoint,
        session,
        parse
    }

    private final Plan pace;
    private final BuildPlan plan;
    private final Set<Part> parts;
    private final Optional<ParseBench.Parser> parser;
    private final Consumer<String> progress;

    /**
     * @param pace of the checkpoints
     * @param jar of the node, for its parser
     * @param options of the Java that runs the node
     */
    public BuildRows(
            Plan pace,
            BuildPlan plan,
            Set<Part> parts,
            Optional<Path> jar,
            List<String> options,
            Consumer<String> progress) {
        this.pace = pace;
        this.plan = plan;
        this.parts = Set.copyOf(parts);
        this.parser = jar.map(path -> new ParseBench.Parser(path, options));
        this.progress = progress;
    }

    /**
     * @param contenders of which those that are Sightline are measured
     * @param scratch an existing directory, on the disk that is to be measured
     */
    public BuildResults measure(List<Contender> contenders, Path scratch)
            throws IOException, InterruptedException {
        List<DeliveryRow> checkpoints =
                parts.contains(Part.checkpoint)
                        ? new CheckpointBench(pace, progress).run(contenders, scratch)
                        : List.of();
        List<SessionRow> sessions = new ArrayList<>();
        List<ParseRow> parses = new ArrayList<>();
        for (Contender contender : contenders) {
            if (!(contender instanceof Contender.Sightline)) continue;
            if (parts.contains(Part.session)) {
                progress.accept(plan.sessions() + " sessions of " + contender.name());
                Path own = Files.createTempDirectory(scratch, "build-memory");
                sessions.addAll(new SessionBench(plan.sessions()).run(contender, own));
            }
            if (parts.contains(Part.parse) && parser.isPresent()) {
                progress.accept("parsing by " + contender.name());
                Path own = Files.createTempDirectory(scratch, "build-parse");
                parses.addAll(new ParseBench(plan, parser.get()).run(contender.name(), own));
            }
        }
        return new BuildResults(plan, checkpoints, sessions, parses);
    }
}
