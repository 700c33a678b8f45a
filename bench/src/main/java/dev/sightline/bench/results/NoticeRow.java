package dev.sightline.bench.results;

/**
 * From a change of an agent's home to the notice of it.
 *
 * @param missed changes of which nothing was told within five seconds
 */
public record NoticeRow(String change, int changes, Latency latency, int missed) {}
