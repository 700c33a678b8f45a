package dev.sightline.bench;

import dev.sightline.bench.contender.Contender;
import dev.sightline.bench.kernel.KernelContenders;
import dev.sightline.bench.results.CrowdPlan;
import dev.sightline.bench.results.KernelPlan;
import dev.sightline.bench.results.Plan;

import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What {@code bench/run} and the person who calls it say. A contender that is not named is out. */
final class Options {

    /** The rows of the bench, by the names they have on the command line. */
    enum Row {
        delivery,
        startup,
        fanout,
        memory,
        stalled,
        resume,
        kernel,
        ralph,
        build,
        hermes
    }

    @Option(names = "--help", usageHelp = true, description = "this list")
    boolean help;

    @Option(names = "--name", description = "short name of the run (${DEFAULT-VALUE})")
    String name = "bench";

    @Option(
            names = "--only",
            split = ",",
            description = "only these rows: ${COMPLETION-CANDIDATES}")
    Set<Row> only = EnumSet.allOf(Row.class);

    @Option(names = "--rounds", description = "blocks of each contender (${DEFAULT-VALUE})")
    int rounds = 5;

    @Option(names = "--writes", description = "writes of a block (${DEFAULT-VALUE})")
    int writes = 100;

    @Option(
            names = "--warm-up",
            description = "writes before all that do not count (${DEFAULT-VALUE})")
    int warmUp = 200;

    @Option(names = "--per-second", description = "pace of the writes (${DEFAULT-VALUE})")
    double perSecond = 20;

    @Option(names = "--starts", description = "starts of each contender (${DEFAULT-VALUE})")
    int starts = 10;

    @Option(
            names = "--clients",
            description = "subscribers of fanout and memory (${DEFAULT-VALUE})")
    int clients = 5000;

    @Option(names = "--fanout-rounds", description = "blocks of each transport (${DEFAULT-VALUE})")
    int fanoutRounds = 3;

    @Option(names = "--events", description = "events of a block of fanout (${DEFAULT-VALUE})")
    int events = 15;

    @Option(
            names = "--readers",
            description = "subscribers of stalled and resume (${DEFAULT-VALUE})")
    int readers = 1000;

    @Option(
            names = "--flow",
            description = "events that flow beside stalled readers (${DEFAULT-VALUE})")
    int flow = 400;

    @Option(
            names = "--missed",
            description = "events that a returning client has missed (${DEFAULT-VALUE})")
    int missed = 1000;

    @Option(names = "--kernel-rounds", description = "blocks of each kernel (${DEFAULT-VALUE})")
    int kernelRounds = 3;

    @Option(
            names = "--statements",
            description = "statements of a script, and single ones in all (${DEFAULT-VALUE})")
    int statements = 1000;

    @Option(
            names = "--lines",
            description = "lines of 100 bytes that a kernel prints (${DEFAULT-VALUE})")
    int lines = 1_000_000;

    @Option(names = "--load-average", hidden = true)
    double loadAverage;

    @Option(names = "--results", hidden = true)
    Optional<Path> results = Optional.empty();

    @Option(names = "--sightline", hidden = true)
    Optional<Path> sightline = Optional.empty();

    @Option(names = "--sightline-version", hidden = true)
    String sightlineVersion = "unknown";

    @Option(names = "--floor", hidden = true)
    Optional<Path> floor = Optional.empty();

    @Option(names = "--floor-compiler", hidden = true)
    String floorCompiler = "unknown";

    @Option(names = "--peer", hidden = true)
    Optional<Path> peer = Optional.empty();

    @Option(names = "--peer-python", hidden = true)
    String peerPython = "python3";

    @Option(names = "--peer-versions", hidden = true)
    String peerVersions = "unknown";

    @Mixin KernelOptions kernel = new KernelOptions();

    @Mixin LoopOptions loop = new LoopOptions();

    @Mixin BuildOptions build = new BuildOptions();
    @Mixin HermesOptions hermes = new HermesOptions();

    @Option(names = "--note", hidden = true)
    List<String> notes = new ArrayList<>();

    private static final int LEAD_IN = 5;
    private static final int OUTPUTS = 8;
    private static final int STARTS = 4;

    boolean wants(Row row) {
        return only.contains(row);
    }

    Plan plan() {
        return new Plan(rounds, writes, LEAD_IN, warmUp, perSecond);
    }

    CrowdPlan crowdPlan() {
        return new CrowdPlan(clients, fanoutRounds, events, readers, flow, missed);
    }

    /** As many single statements as one script has, over all rounds. */
    KernelPlan kernelPlan() {
        int requests = Math.ceilDiv(statements, Math.max(1, kernelRounds));
        return new KernelPlan(kernelRounds, statements, requests, OUTPUTS, STARTS, lines);
    }

    /** Empty where there is no Python, or nobody to run by it. */
    Optional<KernelContenders> kernels() {
        return wants(Row.kernel)
                ? kernel.contenders(
                        sightline.map(path -> new Contender.Sightline(path, sightlineVersion)))
                : Optional.empty();
    }

    List<Contender> contenders() {
        List<Contender> contenders = new ArrayList<>();
        sightline.ifPresent(
                path -> contenders.add(new Contender.Sightline(path, sightlineVersion)));
        floor.ifPresent(path -> contenders.add(new Contender.Floor(path, floorCompiler)));
        peer.ifPresent(path -> contenders.add(new Contender.Peer(peerPython, path, peerVersions)));
        return contenders;
    }

    List<String> notes() {
        return List.copyOf(notes);
    }
}
