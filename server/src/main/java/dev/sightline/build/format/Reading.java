package dev.sightline.build.format;

import java.util.List;

/** What came of reading a checkpoint file. */
public sealed interface Reading {
    /**
     * It could be read.
     *
     * @param problems what had to be mended to read it; mostly none
     */
    record Read(Checkpoint checkpoint, List<Problem> problems) implements Reading {
        public Read {
            problems = List.copyOf(problems);
        }
    }

    /**
     * It is none of ours: a checkpoint of a workflow or a pool (compat.md §2), to be ignored.
     *
     * @param sign the field that told them apart
     */
    record Foreign(String sign) implements Reading {}

    /** It could not be read; what was read before still holds. */
    record Broken(Problem problem) implements Reading {}
}
