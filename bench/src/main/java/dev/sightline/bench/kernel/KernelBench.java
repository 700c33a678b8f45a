package dev.sightline.bench.kernel;

import dev.sightline.bench.contender.Footprint;
import dev.sightline.bench.contender.PeakMemory;
import dev.sightline.bench.contender.RunningContender;
import dev.sightline.bench.results.FloodRow;
import dev.sightline.bench.results.KernelPlan;
import dev.sightline.bench.results.KernelResults;
import dev.sightline.bench.results.KernelRow;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * What a statement costs beyond its own work, how soon its output is seen, and what comes of very
 * much of it. All kernels are there from the beginning to the end, and idle but for their blocks.
 */
final class KernelBench {

    private final KernelPlan plan;
    private final Consumer<String> progress;

    KernelBench(KernelPlan plan, Consumer<String> progress) {
        this.plan = plan;
        this.progress = progress;
    }

    KernelResults run(List<Driver> drivers) throws IOException, InterruptedException {
        Map<Driver, Tally> tallies = new LinkedHashMap<>();
        for (Driver driver : drivers) {
            progress.accept("warming up the kernel of " + driver.name());
            warmUp(driver);
            tallies.put(driver, new Tally());
        }
        for (int round = 0; round < plan.rounds(); round++) {
            for (int i = 0; i < drivers.size(); i++) {
                Driver driver = drivers.get((i + round) % drivers.size());
                progress.accept(
                        "kernel round %d of %d, %s"
                                .formatted(round + 1, plan.rounds(), driver.name()));
                block(driver, tallies.getOrDefault(driver, new Tally()));
            }
        }
        return results(tallies);
    }

    /** Not counted. */
    private void warmUp(Driver driver) throws IOException {
        driver.requests(Code.STATEMENT, plan.requests());
        driver.script(Code.STATEMENT, plan.statements());
        driver.output(Code.OUTPUT, 1);
        driver.fresh(Code.OUTPUT, 1);
    }

    private void block(Driver driver, Tally tally) throws IOException, InterruptedException {
        tally.add(Measure.REQUEST, driver.requests(Code.STATEMENT, plan.requests()));
        tally.add(driver.script(Code.STATEMENT, plan.statements()));
        tally.add(Measure.OUTPUT, driver.output(Code.OUTPUT, plan.outputs()));
        tally.add(Measure.FRESH, driver.fresh(Code.OUTPUT, plan.starts()));
        flood(driver, tally);
    }

    private void flood(Driver driver, Tally tally) throws IOException, InterruptedException {
        Optional<RunningContender> node = driver.node();
        double heapBefore = heap(node);
        List<Long> nodes = node.map(RunningContender::pid).stream().toList();
        try (PeakMemory ofNode = PeakMemory.of(nodes);
                PeakMemory ofKernel = PeakMemory.of(driver.processes())) {
            Driver.Flood flood = driver.flood(Code.prints(plan.lines()));
            double nodePeak = ofNode.peak();
            double kernelPeak = ofKernel.peak();
            boolean none = nodes.isEmpty();
            tally.add(
                    flood,
                    new Tally.Memory(
                            none ? Double.NaN : ofNode.before(),
                            none ? Double.NaN : nodePeak,
                            heapBefore,
                            heap(node),
                            ofKernel.before(),
                            kernelPeak));
        }
    }

    /** Collects first; not a number without a node. */
    private static double heap(Optional<RunningContender> node)
            throws IOException, InterruptedException {
        return node.isPresent() ? Footprint.of(node.get()).heap() : Double.NaN;
    }

    private KernelResults results(Map<Driver, Tally> tallies) {
        List<KernelRow> rows = new ArrayList<>();
        for (Measure measure : Measure.values()) {
            tallies.forEach((driver, tally) ->
                    rows.add(tally.row(measure, driver.name(), plan.statements())));
        }
        List<FloodRow> floods = new ArrayList<>();
        tallies.forEach((driver, tally) ->
                floods.add(tally.flood(driver.name(), (long) plan.lines() * Code.LINE)));
        return new KernelResults(plan, rows, floods);
    }
}
