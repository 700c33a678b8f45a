package dev.sightline.bench.ralph;

import dev.sightline.bench.contender.Contender;
import dev.sightline.bench.results.BurstRow;
import dev.sightline.bench.results.DeliveryRow;
import dev.sightline.bench.results.LoopPlan;
import dev.sightline.bench.results.LoopResults;
import dev.sightline.bench.results.OpeningRow;
import dev.sightline.bench.results.Plan;
import dev.sightline.bench.results.TailRow;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** All that is measured of logs that grow, one after the other. */
public final class LoopRows {

    /** What of it, by the names on the command line. */
    public enum Part {
        append,
        tail,
        open,
        page
    }

    private static final int PEERS_SHARE = 10;

    private final Plan pace;
    private final LoopPlan plan;
    private final Set<Part> parts;
    private final Optional<Path> page;
    private final Consumer<String> progress;

    /**
     * @param pace of the single lines
     * @param page the script that drives a browser, where there is one
     */
    public LoopRows(
            Plan pace,
            LoopPlan plan,
            Set<Part> parts,
            Optional<Path> page,
            Consumer<String> progress) {
        this.pace = pace;
        this.plan = plan;
        this.parts = Set.copyOf(parts);
        this.page = page;
        this.progress = progress;
    }

    /**
     * @param contenders that follow logs
     * @param scratch an existing directory
     */
    public LoopResults measure(List<Contender> contenders, Path scratch)
            throws IOException, InterruptedException {
        List<DeliveryRow> appends =
                parts.contains(Part.append)
                        ? new AppendBench(pace, progress).run(contenders, scratch)
                        : List.of();
        List<TailRow> tails = new ArrayList<>();
        List<OpeningRow> openings = new ArrayList<>();
        List<BurstRow> bursts = new ArrayList<>();
        for (Contender contender : contenders) {
            if (parts.contains(Part.tail)) {
                int megabytes = megabytes(contender);
                progress.accept(megabytes + " MB to the log of " + contender.name());
                Path own = Files.createTempDirectory(scratch, "tail");
                tails.add(new TailBench(megabytes).run(contender, own));
                Files.deleteIfExists(own.resolve("shop/.ralph/ralph.log"));
            }
            if (!(contender instanceof Contender.Sightline sightline)) continue;
            if (parts.contains(Part.open)) {
                progress.accept("starting on a log of " + plan.openMb() + " MB");
                Path own = Files.createTempDirectory(scratch, "open");
                openings.add(new OpeningBench(plan.openMb()).run(sightline, own));
            }
            if (parts.contains(Part.page) && page.isPresent()) {
                progress.accept(plan.lines() + " lines to a page");
                Path own = Files.createTempDirectory(scratch, "page");
                bursts.add(new BurstBench(plan, page.get()).run(sightline, own));
            }
        }
        return new LoopResults(plan, appends, tails, openings, bursts);
    }

    /** The peer reads all that is there into one message, and takes five times its size. */
    private int megabytes(Contender contender) {
        return contender instanceof Contender.SeedPeer
                ? Math.max(1, plan.floodMb() / PEERS_SHARE)
                : plan.floodMb();
    }
}
