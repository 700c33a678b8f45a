package dev.sightline.bench.results;

/**
 * How much is measured of builds. The checkpoints have the rounds, the pace and the warm-up of the
 * deliveries ({@link Plan}).
 *
 * @param sessions that are active at once
 * @param parses of a warm process
 * @param starts processes that parse once
 */
public record BuildPlan(int sessions, int parses, int starts) {

    public BuildPlan {
        if (sessions < 1 || parses < 1 || starts < 1) {
            throw new IllegalArgumentException("sessions, parses and starts must be positive");
        }
    }
}
