package dev.sightline.bench.memory;

import dev.sightline.bench.contender.Contender;
import dev.sightline.bench.contender.Footprint;
import dev.sightline.bench.contender.RunningContender;
import dev.sightline.bench.crowd.Crowd;
import dev.sightline.bench.crowd.Group;
import dev.sightline.bench.crowd.Transport;
import dev.sightline.bench.results.CrowdPlan;
import dev.sightline.bench.results.MemoryRow;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What an idle client costs: the memory of a fresh process without clients and with all of them,
 * divided. A JVM collects before each look; its heap says what the clients hold, its resident set
 * also what it has touched and not given back.
 */
public final class MemoryBench {

    /** Ones that come and go first, so that no class has to be loaded for those that count. */
    private static final int FIRST = 200;

    private static final long SETTLE_MILLIS = 1_000;

    private final CrowdPlan plan;

    public MemoryBench(CrowdPlan plan) {
        this.plan = plan;
    }

    /**
     * @param scratch an existing directory
     */
    public MemoryRow run(Contender contender, Transport transport, Path scratch)
            throws IOException, InterruptedException {
        Path served = Files.createDirectory(scratch.resolve("served")).toRealPath();
        try (RunningContender running = RunningContender.broadcasting(contender, served, scratch)) {
            try (Crowd crowd = new Crowd(running)) {
                crowd.open(Group.of(Math.min(FIRST, plan.clients()), transport));
            }
            Thread.sleep(SETTLE_MILLIS);
            Footprint before = Footprint.of(running);
            try (Crowd crowd = new Crowd(running)) {
                crowd.open(Group.of(plan.clients(), transport));
                Thread.sleep(SETTLE_MILLIS);
                Footprint with = Footprint.of(running);
                if (crowd.lost() > 0) {
                    throw new IOException(
                            contender.name() + " cut " + crowd.lost() + " idle clients");
                }
                return new MemoryRow(
                        transport.title(),
                        contender.name(),
                        plan.clients(),
                        (with.rss() - before.rss()) / Footprint.KIB / plan.clients(),
                        (with.heap() - before.heap()) / Footprint.KIB / plan.clients(),
                        before.rss() / Footprint.MIB,
                        before.heap() / Footprint.MIB);
            }
        }
    }
}
