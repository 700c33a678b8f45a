package dev.sightline.bench.results;

/**
 * How much is measured with many subscribers.
 *
 * @param clients of the fan-out and of the memory
 * @param rounds of the fan-out: in each every contender has one block for each transport
 * @param events counted ones of a block
 * @param readers clients beside stalled ones, and clients that return
 * @param flow events that flow while some are stalled
 * @param missed events that a returning client has to get
 */
public record CrowdPlan(int clients, int rounds, int events, int readers, int flow, int missed) {

    public CrowdPlan {
        if (clients < 1 || rounds < 1 || events < 1 || readers < 2 || flow < 1 || missed < 1) {
            throw new IllegalArgumentException("clients, rounds and events must be positive");
        }
    }
}
