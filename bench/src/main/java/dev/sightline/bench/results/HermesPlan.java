package dev.sightline.bench.results;

/**
 * How large the agent's home is, and how much of it is measured.
 *
 * @param seed the same one makes the same home
 * @param changes counted ones of each kind
 * @param answers counted hits, and as many misses, of each subject
 * @param warmUp those before them that do not count
 * @param starts counted ones
 */
public record HermesPlan(
        long seed,
        int sessions,
        int messages,
        int strays,
        int skills,
        int changes,
        int answers,
        int warmUp,
        int starts,
        int idleSeconds) {
    public HermesPlan {
        if (sessions < 1 || messages < 1 || changes < 1 || answers < 1 || starts < 1) {
            throw new IllegalArgumentException("sizes and counts of a home must be positive");
        }
    }
}
