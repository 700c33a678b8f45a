package dev.sightline.bench.results;

/**
 * How clients that read fare beside ones that do not.
 *
 * @param without write closed to receipt of all clients that read, nobody stalled
 * @param with the same clients, while the others do not read
 * @param missing receipts that did not come within 10 s
 * @param cut stalled clients whose connection the contender had ended by the end
 * @param rssBeforeMib of the contender, with its readers
 * @param rssPeakMib while clients were stalled
 * @param heapBeforeMib live heap, with its readers; not a number without a JVM
 * @param heapAfterMib at the end, when it had cut whom it cuts
 */
public record StalledRow(
        String transport,
        String contender,
        int live,
        int stalled,
        Latency without,
        Latency with,
        long missing,
        int cut,
        double rssBeforeMib,
        double rssPeakMib,
        double heapBeforeMib,
        double heapAfterMib) {}
