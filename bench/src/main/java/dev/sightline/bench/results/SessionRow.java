package dev.sightline.bench.results;

/**
 * What active sessions of builds cost the node, without the processes that they run.
 *
 * @param what a kind of session, or of a client
 * @param count of them
 * @param heapKib of one: the growth of the live heap, divided
 * @param rssKib of one: the growth of the resident set, divided
 * @param heapBeforeMib without them
 * @param rssBeforeMib without them
 */
public record SessionRow(
        String what,
        String contender,
        int count,
        double heapKib,
        double rssKib,
        double heapBeforeMib,
        double rssBeforeMib) {}
