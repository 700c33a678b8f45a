package dev.sightline.bench;

import dev.sightline.bench.contender.Contender;
import dev.sightline.bench.kernel.KernelContenders;

import picocli.CommandLine.Option;

import java.nio.file.Path;
import java.util.Optional;

/** What {@code bench/run} found for the row about kernels. */
final class KernelOptions {

    @Option(names = "--kernel-python", hidden = true)
    Optional<String> python = Optional.empty();

    @Option(names = "--kernel-python-version", hidden = true)
    String version = "unknown";

    @Option(names = "--kernel-floor", hidden = true)
    Optional<Path> floor = Optional.empty();

    @Option(names = "--kernel-worker", hidden = true)
    Path worker = Path.of("");

    @Option(names = "--kernel-peer", hidden = true)
    Optional<Path> peer = Optional.empty();

    @Option(names = "--kernel-peer-versions", hidden = true)
    String peerVersions = "unknown";

    Optional<KernelContenders> contenders(Optional<Contender.Sightline> sightline) {
        return python.map(path ->
                new KernelContenders(sightline, path, version, floor, worker, peer, peerVersions));
    }
}
