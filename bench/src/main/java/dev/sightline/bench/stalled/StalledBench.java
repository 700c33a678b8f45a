package dev.sightline.bench.stalled;

import dev.sightline.bench.contender.Contender;
import dev.sightline.bench.contender.Footprint;
import dev.sightline.bench.contender.RunningContender;
import dev.sightline.bench.crowd.Arrivals;
import dev.sightline.bench.crowd.Crowd;
import dev.sightline.bench.crowd.EventFiles;
import dev.sightline.bench.crowd.Group;
import dev.sightline.bench.crowd.Transport;
import dev.sightline.bench.results.CrowdPlan;
import dev.sightline.bench.results.Latency;
import dev.sightline.bench.results.StalledRow;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.stream.LongStream;

/**
 * Clients that read, first among themselves, then beside ones that do not: one of all, then half of
 * them. The events are almost 4 KB each and keep coming, whoever reads or not.
 */
public final class StalledBench {

    private static final long GAP_NANOS = TimeUnit.SECONDS.toNanos(1) / 40;
    private static final long LIMIT_NANOS = TimeUnit.SECONDS.toNanos(10);

    /** Sightline cuts one that reads nothing for 15 s; the events flow for most of them. */
    private static final long CUT_WITHIN_NANOS = TimeUnit.SECONDS.toNanos(8);

    /** How long a stalled client that reads again is listened to for the end of its stream. */
    private static final long DRAIN_NANOS = TimeUnit.SECONDS.toNanos(2);

    private static final long SETTLE_MILLIS = 500;
    private static final int LOOK_EVERY = 10;

    private final CrowdPlan plan;
    private final Consumer<String> progress;

    public StalledBench(CrowdPlan plan, Consumer<String> progress) {
        this.plan = plan;
        this.progress = progress;
    }

    /**
     * @param scratch an existing directory
     * @return a row with one stalled client, and one with as many stalled as live ones
     */
    public List<StalledRow> run(Contender contender, Transport transport, Path scratch)
            throws IOException, InterruptedException {
        Path served = Files.createDirectory(scratch.resolve("served")).toRealPath();
        // Warm-up, then both rows.
        EventFiles files = EventFiles.prepareDeep(served, calm() + 2 * (calm() + plan.flow()));
        List<StalledRow> rows = new ArrayList<>();
        try (RunningContender running = RunningContender.broadcasting(contender, served, scratch)) {
            Flow flow = new Flow(running, files);
            try (Crowd crowd = new Crowd(running)) {
                crowd.open(Group.of(plan.readers(), transport));
                flow.run(crowd, plan.readers(), calm());
            }
            for (int stalled : new int[] {1, plan.readers() / 2}) {
                progress.accept(
                        "%s, %s: %d of %d stalled"
                                .formatted(
                                        contender.name(),
                                        transport.title(),
                                        stalled,
                                        plan.readers()));
                rows.add(row(flow, transport, stalled));
                Thread.sleep(SETTLE_MILLIS);
            }
        }
        return rows;
    }

    private StalledRow row(Flow flow, Transport transport, int stalled)
            throws IOException, InterruptedException {
        RunningContender running = flow.running();
        int live = plan.readers() - stalled;
        try (Crowd crowd = new Crowd(running)) {
            crowd.open(Group.of(live, transport));
            Thread.sleep(SETTLE_MILLIS);
            Score without = flow.run(crowd, live, calm());
            Footprint before = Footprint.of(running);
            int connections = connections(running);
            Crowd.Members quiet = crowd.open(Group.withSmallBuffers(stalled, transport));
            quiet.stall();
            Score with = flow.run(crowd, live, plan.flow());
            awaitCut(running, connections);
            double peak = Math.max(with.rssPeak(), Footprint.rss(running));
            Footprint after = Footprint.of(running);
            return new StalledRow(
                    transport.title(),
                    running.contender().name(),
                    live,
                    stalled,
                    without.latency(),
                    with.latency(),
                    without.missing() + with.missing(),
                    drain(quiet, stalled),
                    before.rss() / Footprint.MIB,
                    peak / Footprint.MIB,
                    before.heap() / Footprint.MIB,
                    after.heap() / Footprint.MIB);
        }
    }

    /** Events while nobody is stalled: fewer, since no buffer has to fill. */
    private int calm() {
        return Math.max(1, plan.flow() / 4);
    }

    /** Waits until the contender has no more connections than before, or its time is over. */
    private static void awaitCut(RunningContender running, int connections) throws IOException {
        long end = System.nanoTime() + CUT_WITHIN_NANOS;
        while (connections(running) > connections && System.nanoTime() - end < 0) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
        }
    }

    /** Lets the stalled ones read to the end of what the kernel has, and counts the ends. */
    private static int drain(Crowd.Members quiet, int stalled)
            throws IOException, InterruptedException {
        quiet.goOn();
        long end = System.nanoTime() + DRAIN_NANOS;
        int cut = quiet.cut();
        while (cut < stalled && System.nanoTime() - end < 0) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
            cut = quiet.cut();
        }
        return cut;
    }

    /** Its open descriptors, which are connections but for a constant number. */
    private static int connections(RunningContender running) {
        String[] descriptors = Path.of("/proc/" + running.pid() + "/fd").toFile().list();
        return descriptors == null ? 0 : descriptors.length;
    }

    /**
     * @param rssPeak of the contender, in bytes
     */
    private record Score(Latency latency, long missing, double rssPeak) {}

    /** The writes at their pace, whoever reads. */
    private record Flow(RunningContender running, EventFiles files) {

        Score run(Crowd crowd, int live, int events) throws IOException, InterruptedException {
            int first = files.next();
            Arrivals arrivals = new Arrivals(first, events, live);
            crowd.expect(arrivals);
            long[] closed = new long[events];
            double peak = 0;
            long next = System.nanoTime();
            for (int i = 0; i < events; i++) {
                closed[i] = files.write();
                if (i % LOOK_EVERY == 0) {
                    peak = Math.max(peak, Footprint.rss(running));
                }
                next = Math.max(next + GAP_NANOS, System.nanoTime());
                for (long left = next - System.nanoTime();
                        left > 0;
                        left = next - System.nanoTime()) {
                    LockSupport.parkNanos(left);
                }
            }
            arrivals.await(first + events - 1, LIMIT_NANOS);
            crowd.expectNothing();
            LongStream.Builder all = LongStream.builder();
            long missing = 0;
            for (int i = 0; i < events; i++) {
                long[] arrived = arrivals.of(first + i);
                missing += live - arrived.length;
                for (long nanos : arrived) {
                    all.add(nanos - closed[i]);
                }
            }
            return new Score(Latency.ofNanos(all.build()), missing, peak);
        }
    }
}
