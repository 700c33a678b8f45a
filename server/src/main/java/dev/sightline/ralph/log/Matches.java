package dev.sightline.ralph.log;

import java.util.List;

/**
 * What a search has found.
 *
 * @param lines the numbers of the first 10,000, from 1
 * @param total how many lines match
 */
public record Matches(List<Long> lines, long total) {
    static final int MOST = 10_000;

    public Matches {
        lines = List.copyOf(lines);
    }
}
