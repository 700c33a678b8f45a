package dev.sightline.bench.results;

/**
 * How long clients that return all at once wait for what they missed.
 *
 * @param firstMs until the first of them has all of it
 * @param medianMs until half of them have
 * @param lastMs until all have
 * @param missing clients that had not within 60 s
 */
public record ResumeRow(
        String transport,
        String contender,
        int clients,
        int events,
        double firstMs,
        double medianMs,
        double lastMs,
        int missing) {}
