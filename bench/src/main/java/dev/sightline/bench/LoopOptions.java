package dev.sightline.bench;

import dev.sightline.bench.contender.Contender;
import dev.sightline.bench.ralph.LoopRows;
import dev.sightline.bench.results.LoopPlan;

import picocli.CommandLine.Option;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What is asked of the row about loops, and what {@code bench/run} found for it. */
final class LoopOptions {

    @Option(
            names = "--ralph-only",
            split = ",",
            description = "of ralph only: ${COMPLETION-CANDIDATES}")
    Set<LoopRows.Part> parts = EnumSet.allOf(LoopRows.Part.class);

    @Option(names = "--flood-mb", description = "appended to a log at once (${DEFAULT-VALUE})")
    int floodMb = 1_000;

    @Option(
            names = "--open-mb",
            description = "of the log before a start, on the disk of TMPDIR (${DEFAULT-VALUE})")
    int openMb = 2_000;

    @Option(names = "--burst", description = "lines to a page at once (${DEFAULT-VALUE})")
    int lines = 40_000;

    @Option(names = "--bursts", description = "of them (${DEFAULT-VALUE})")
    int bursts = 5;

    @Option(names = "--loop-peer-python", hidden = true)
    Optional<String> python = Optional.empty();

    @Option(names = "--loop-peer", hidden = true)
    Path peer = Path.of("");

    @Option(names = "--loop-peer-versions", hidden = true)
    String peerVersions = "unknown";

    @Option(names = "--loop-page", hidden = true)
    Optional<Path> page = Optional.empty();

    LoopPlan plan() {
        return new LoopPlan(floodMb, openMb, lines, bursts);
    }

    /** Those of the others that follow logs, and the peer of its own. */
    List<Contender> contenders(List<Contender> others) {
        List<Contender> all = new ArrayList<>();
        others.stream().filter(Contender::follows).forEach(all::add);
        python.ifPresent(path -> all.add(new Contender.SeedPeer(path, peer, peerVersions)));
        return List.copyOf(all);
    }
}
