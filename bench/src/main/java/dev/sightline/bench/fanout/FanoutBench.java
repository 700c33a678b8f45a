package dev.sightline.bench.fanout;

import dev.sightline.bench.contender.Contender;
import dev.sightline.bench.contender.RunningContender;
import dev.sightline.bench.crowd.Arrivals;
import dev.sightline.bench.crowd.Crowd;
import dev.sightline.bench.crowd.EventFiles;
import dev.sightline.bench.crowd.Group;
import dev.sightline.bench.crowd.Transport;
import dev.sightline.bench.results.CrowdPlan;
import dev.sightline.bench.results.FanoutRow;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** One event to thousands of clients: all contenders in turn, one client, one clock. */
public final class FanoutBench {

    private static final long LIMIT_NANOS = TimeUnit.SECONDS.toNanos(10);

    /** The block before all others, which does not count, has this part of the clients. */
    private static final int WARM_UP = 5;

    /** Events of a block that do not count. */
    private static final int LEAD_IN = 3;

    /** From the last receipt of an event to the next write: everyone is back in epoll_wait. */
    private static final long PAUSE_MILLIS = 60;

    /** After a crowd has come or gone. */
    private static final long SETTLE_MILLIS = 400;

    private final CrowdPlan plan;
    private final Consumer<String> progress;

    public FanoutBench(CrowdPlan plan, Consumer<String> progress) {
        this.plan = plan;
        this.progress = progress;
    }

    /**
     * Starts the contenders, measures, ends them.
     *
     * @param scratch an existing directory, on the disk that is to be measured
     * @return a row for each transport and each contender, in this order
     */
    public List<FanoutRow> run(List<Contender> contenders, Path scratch)
            throws IOException, InterruptedException {
        List<Turn> turns = new ArrayList<>();
        try {
            for (Contender contender : contenders) {
                turns.add(start(contender, Files.createTempDirectory(scratch, "fanout")));
            }
            List<Blocks> all = new ArrayList<>();
            for (Transport transport : Transport.values()) {
                turns.forEach(turn -> all.add(new Blocks(transport, turn, new ArrayList<>())));
            }
            for (Blocks blocks : all) {
                progress.accept("warming up " + blocks.title());
                block(blocks, Math.max(1, plan.clients() / WARM_UP));
            }
            for (int round = 0; round < plan.rounds(); round++) {
                progress.accept("fan-out, round %d of %d".formatted(round + 1, plan.rounds()));
                for (int first = 0; first < all.size(); first += turns.size()) {
                    List<Blocks> turned = new ArrayList<>(all.subList(first, first + turns.size()));
                    Collections.rotate(turned, -round);
                    for (Blocks blocks : turned) {
                        blocks.scores().add(block(blocks, plan.clients()));
                    }
                }
            }
            return all.stream().map(blocks -> blocks.row(plan.clients())).toList();
        } finally {
            turns.forEach(turn -> turn.running().close());
        }
    }

    private Turn start(Contender contender, Path own) throws IOException, InterruptedException {
        Path served = Files.createDirectory(own.resolve("served")).toRealPath();
        int blocks = Transport.values().length * (plan.rounds() + 1);
        EventFiles files = EventFiles.prepare(served, blocks * (LEAD_IN + plan.events()));
        return new Turn(RunningContender.broadcasting(contender, served, own), files);
    }

    /** One crowd comes, gets its events, and goes. */
    private FanoutScore block(Blocks blocks, int clients) throws IOException, InterruptedException {
        EventFiles files = blocks.turn().files();
        FanoutScore score = new FanoutScore();
        try (Crowd crowd = new Crowd(blocks.turn().running())) {
            crowd.open(Group.of(clients, blocks.transport()));
            Thread.sleep(SETTLE_MILLIS);
            int events = LEAD_IN + plan.events();
            Arrivals arrivals = new Arrivals(files.next(), events, clients);
            crowd.expect(arrivals);
            long cpu = 0;
            int doubled = 0;
            for (int i = 0; i < events; i++) {
                if (i == LEAD_IN) {
                    cpu = crowd.cpuNanos();
                    doubled = crowd.doubled();
                }
                int number = files.next();
                long closed = files.write();
                boolean everywhere = arrivals.await(number, LIMIT_NANOS);
                if (arrivals.of(number).length == 0) {
                    throw new IOException(
                            "%s: nobody got event %d".formatted(blocks.title(), number));
                }
                if (!everywhere) {
                    progress.accept(
                            "%s: event %d did not reach everyone; %d clients were cut"
                                    .formatted(blocks.title(), number, crowd.lost()));
                }
                if (i >= LEAD_IN) {
                    score.event(closed, arrivals.of(number), clients);
                }
                Thread.sleep(PAUSE_MILLIS);
            }
            score.block(crowd.doubled() - doubled, crowd.cpuNanos() - cpu);
        }
        Thread.sleep(SETTLE_MILLIS);
        return score;
    }

    /** A contender with the files of its directory. */
    private record Turn(RunningContender running, EventFiles files) {}

    /** All blocks of one contender over one transport. */
    private record Blocks(Transport transport, Turn turn, List<FanoutScore> scores) {

        String contender() {
            return turn.running().contender().name();
        }

        String title() {
            return contender() + ", " + transport.title();
        }

        FanoutRow row(int clients) {
            return FanoutScore.row(transport.title(), contender(), clients, scores);
        }
    }
}
