package dev.sightline.bench.kernel;

import dev.sightline.bench.contender.Contender;
import dev.sightline.bench.results.KernelPlan;
import dev.sightline.bench.results.KernelResults;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * Who takes part in the rows about kernels; all run the code by the same Python.
 *
 * @param python its path
 * @param version of it
 * @param floor the program that drives the worker alone
 * @param worker the folder of supervisor and worker
 * @param peer the program that drives a Jupyter kernel, where its packages are
 * @param peerVersions of these
 */
public record KernelContenders(
        Optional<Contender.Sightline> sightline,
        String python,
        String version,
        Optional<Path> floor,
        Path worker,
        Optional<Path> peer,
        String peerVersions) {

    /** The name of each, but of Sightline, and what it is. */
    public Map<String, String> descriptions() {
        Map<String, String> descriptions = new TreeMap<>();
        floor.ifPresent(program ->
                descriptions.put(
                        KernelResults.FLOOR,
                        "Sightline's supervisor and worker, by " + version + ", without a node"));
        peer.ifPresent(program -> descriptions.put(KernelResults.PEER, peerVersions));
        return descriptions;
    }

    /**
     * Starts all, measures, and ends all.
     *
     * @param scratch an existing directory
     */
    public KernelResults measure(KernelPlan plan, Consumer<String> progress, Path scratch)
            throws IOException, InterruptedException {
        List<Driver> drivers = new ArrayList<>();
        try {
            if (sightline.isPresent()) {
                drivers.add(NodeDriver.start(sightline.get(), python, own(scratch)));
            }
            if (floor.isPresent()) {
                List<String> command =
                        List.of(python, floor.get().toString(), python, worker.toString());
                drivers.add(ProgramDriver.start(KernelResults.FLOOR, command, own(scratch)));
            }
            if (peer.isPresent()) {
                List<String> command = List.of(python, peer.get().toString());
                drivers.add(ProgramDriver.start(KernelResults.PEER, command, own(scratch)));
            }
            return new KernelBench(plan, progress).run(drivers);
        } finally {
            for (Driver driver : drivers) {
                driver.close();
            }
        }
    }

    private static Path own(Path scratch) throws IOException {
        return Files.createTempDirectory(scratch, "kernel").toRealPath();
    }
}
