package dev.sightline.bench.results;

/**
 * What idle clients cost a contender.
 *
 * @param rssKib of one client: the growth of the resident set, divided
 * @param heapKib of one client: the growth of the live heap, divided; not a number without a JVM
 * @param rssBeforeMib with no client
 * @param heapBeforeMib with no client
 */
public record MemoryRow(
        String transport,
        String contender,
        int clients,
        double rssKib,
        double heapKib,
        double rssBeforeMib,
        double heapBeforeMib) {}
