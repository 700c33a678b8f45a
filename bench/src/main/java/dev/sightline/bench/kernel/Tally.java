package dev.sightline.bench.kernel;

import dev.sightline.bench.contender.Footprint;
import dev.sightline.bench.results.FloodRow;
import dev.sightline.bench.results.KernelRow;
import dev.sightline.bench.results.Latency;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;

/** What one contender has done so far. */
final class Tally {

    /**
     * The memory beside a flood, in bytes.
     *
     * @param heapAfter live, as is {@code heapBefore}
     */
    record Memory(
            double nodeBefore,
            double nodePeak,
            double heapBefore,
            double heapAfter,
            double kernelBefore,
            double kernelPeak) {}

    private final Map<Measure, List<List<Long>>> rounds = new EnumMap<>(Measure.class);
    private final List<Long> wholes = new ArrayList<>();
    private final List<Driver.Flood> floods = new ArrayList<>();
    private final List<Memory> memories = new ArrayList<>();

    void add(Measure measure, List<Long> nanos) {
        rounds.computeIfAbsent(measure, m -> new ArrayList<>()).add(List.copyOf(nanos));
    }

    void add(Driver.Script script) {
        add(Measure.SCRIPT, script.gaps());
        wholes.add(script.whole());
    }

    void add(Driver.Flood flood, Memory memory) {
        floods.add(flood);
        memories.add(memory);
    }

    /**
     * @param statements of each script
     */
    KernelRow row(Measure measure, String contender, int statements) {
        List<List<Long>> all = rounds.getOrDefault(measure, List.of());
        List<Long> nanos = all.stream().flatMap(List::stream).toList();
        return new KernelRow(
                measure.title(),
                contender,
                nanos.size(),
                Latency.ofNanos(nanos),
                all.stream().map(round -> Latency.ofNanos(round).p50Ms()).toList(),
                measure == Measure.SCRIPT
                        ? Latency.ofNanos(wholes).p50Ms() / statements
                        : Double.NaN);
    }

    /** The worst of what was shown and held; the median of the time. */
    FloodRow flood(String contender, long bytes) {
        Driver.Flood least =
                floods.stream()
                        .reduce((a, b) -> a.shown() + a.cut() <= b.shown() + b.cut() ? a : b)
                        .orElseThrow();
        Memory first = memories.getFirst();
        return new FloodRow(
                contender,
                floods.size(),
                bytes,
                Latency.ofNanos(floods.stream().map(Driver.Flood::nanos).toList()).p50Ms(),
                least.shown(),
                least.cut(),
                least.said(),
                mib(first.nodeBefore(), memories.stream().mapToDouble(Memory::nodePeak)),
                mib(first.heapBefore(), memories.stream().mapToDouble(Memory::heapAfter)),
                mib(first.kernelBefore(), memories.stream().mapToDouble(Memory::kernelPeak)));
    }

    private static FloodRow.Mib mib(double before, DoubleStream most) {
        return new FloodRow.Mib(
                before / Footprint.MIB, most.max().orElse(Double.NaN) / Footprint.MIB);
    }
}
