package dev.sightline.build;

import dev.sightline.build.format.Checkpoint;
import dev.sightline.project.FileStamp;

import java.util.Collections;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What the files of a build say.
 *
 * @param files by path relative to the project
 * @param newest the last checkpoint that could be read; empty where there is none
 * @param trail the newest checkpoints, the oldest first
 * @param recent the newest checkpoints that could be read, the oldest first; large ones fewer
 * @param problems by path
 */
record BuildState(
        NavigableMap<String, FileStamp> files,
        Optional<Newest> newest,
        List<TrailStep> trail,
        List<Checkpoint> recent,
        SortedMap<String, Problem> problems) {
    /**
     * @param file relative to the project
     */
    record Newest(String file, Checkpoint checkpoint) {}

    /** What is wrong with a file, as everyone is told. */
    record Problem(String detail, String code) {}

    static final BuildState NONE =
            new BuildState(
                    new TreeMap<>(), Optional.empty(), List.of(), List.of(), new TreeMap<>());

    BuildState {
        files = Collections.unmodifiableNavigableMap(files);
        trail = List.copyOf(trail);
        recent = List.copyOf(recent);
        problems = Collections.unmodifiableSortedMap(problems);
    }

    /** Whether there is a build at all. */
    boolean exists() {
        return !files.isEmpty();
    }

    Optional<Checkpoint> checkpoint() {
        return newest.map(Newest::checkpoint);
    }
}
