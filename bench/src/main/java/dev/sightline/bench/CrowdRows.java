package dev.sightline.bench;

import dev.sightline.bench.Options.Row;
import dev.sightline.bench.contender.Contender;
import dev.sightline.bench.crowd.Transport;
import dev.sightline.bench.fanout.FanoutBench;
import dev.sightline.bench.memory.MemoryBench;
import dev.sightline.bench.results.CrowdPlan;
import dev.sightline.bench.results.Crowds;
import dev.sightline.bench.results.FanoutRow;
import dev.sightline.bench.results.MemoryRow;
import dev.sightline.bench.results.ResumeRow;
import dev.sightline.bench.results.StalledRow;
import dev.sightline.bench.resume.ResumeBench;
import dev.sightline.bench.stalled.StalledBench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Those rows with many subscribers that were asked for, one after the other. */
final class CrowdRows {

    private final Options options;
    private final CrowdPlan plan;
    private final Consumer<String> progress;

    CrowdRows(Options options, Consumer<String> progress) {
        this.options = options;
        this.plan = options.crowdPlan();
        this.progress = progress;
    }

    /**
     * @param scratch an existing directory
     */
    Crowds measure(List<Contender> contenders, Path scratch)
            throws IOException, InterruptedException {
        List<Contender> able = contenders.stream().filter(Contender::broadcasts).toList();
        return new Crowds(
                plan,
                fanout(able, scratch),
                memory(able, scratch),
                stalled(able, scratch),
                resume(able, scratch));
    }

    private List<FanoutRow> fanout(List<Contender> contenders, Path scratch)
            throws IOException, InterruptedException {
        return options.wants(Row.fanout)
                ? new FanoutBench(plan, progress).run(contenders, scratch)
                : List.of();
    }

    private List<MemoryRow> memory(List<Contender> contenders, Path scratch)
            throws IOException, InterruptedException {
        List<MemoryRow> rows = new ArrayList<>();
        if (options.wants(Row.memory)) {
            for (Transport transport : Transport.values()) {
                for (Contender contender : contenders) {
                    progress.accept("memory of " + contender.name() + ", " + transport.title());
                    Path own = Files.createTempDirectory(scratch, "memory");
                    rows.add(new MemoryBench(plan).run(contender, transport, own));
                }
            }
        }
        return rows;
    }

    /** The floor and the peer by SSE only: their ways with a slow client are the same by both. */
    private List<StalledRow> stalled(List<Contender> contenders, Path scratch)
            throws IOException, InterruptedException {
        List<StalledRow> rows = new ArrayList<>();
        if (options.wants(Row.stalled)) {
            for (Transport transport : Transport.values()) {
                for (Contender contender : contenders) {
                    if (transport == Transport.SSE || contender instanceof Contender.Sightline) {
                        Path own = Files.createTempDirectory(scratch, "stalled");
                        rows.addAll(
                                new StalledBench(plan, progress).run(contender, transport, own));
                    }
                }
            }
        }
        return rows;
    }

    private List<ResumeRow> resume(List<Contender> contenders, Path scratch)
            throws IOException, InterruptedException {
        List<ResumeRow> rows = new ArrayList<>();
        if (options.wants(Row.resume)) {
            for (Contender contender : contenders) {
                if (contender instanceof Contender.Sightline sightline) {
                    progress.accept("returning to " + contender.name());
                    Path own = Files.createTempDirectory(scratch, "resume");
                    rows.addAll(new ResumeBench(plan).run(sightline, own));
                }
            }
        }
        return rows;
    }
}
