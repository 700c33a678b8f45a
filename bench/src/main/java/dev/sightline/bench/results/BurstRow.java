package dev.sightline.bench.results;

import java.util.List;

/**
 * Many lines at once, and a page in a browser that shows the log.
 *
 * @param browser name and version
 * @param untilShownMs of each burst, from before the write until the last line stood in the page
 * @param longestTaskMs of all bursts: the page answers to nobody meanwhile
 * @param longTasksMs their sum, a burst
 * @param heapBefore used by the page after a collection, in MiB
 * @param heapAfter the same after the last burst
 * @param elements of the page at its end
 */
public record BurstRow(
        String contender,
        String browser,
        int lines,
        List<Double> untilShownMs,
        double longestTaskMs,
        double longTasksMs,
        double heapBefore,
        double heapAfter,
        int elements) {

    public BurstRow {
        untilShownMs = List.copyOf(untilShownMs);
    }

    public double medianMs() {
        List<Double> sorted = untilShownMs.stream().sorted().toList();
        return sorted.isEmpty() ? Double.NaN : sorted.get((sorted.size() - 1) / 2);
    }

    public double maxMs() {
        return untilShownMs.stream().mapToDouble(each -> each).max().orElse(Double.NaN);
    }
}
