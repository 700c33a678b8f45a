package dev.sightline.bench.results;

/** Start of the process to the first 200 of the health route, in milliseconds. */
public record StartupRow(
        String contender, int starts, double medianMs, double minMs, double maxMs) {}
