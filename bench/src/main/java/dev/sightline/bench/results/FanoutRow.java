package dev.sightline.bench.results;

import java.util.List;

/**
 * How one contender brought events to all clients over one transport.
 *
 * @param last write closed to the receipt of the last client; one value an event
 * @param p50OfRoundsMs its median in each round: their spread says how far it can be trusted
 * @param spread receipt of the first client to that of the last: the fan-out proper
 * @param every write closed to receipt, of all clients and events
 * @param missing receipts that did not come within 10 s
 * @param doubled receipts of what a client had already
 * @param clientMicros processor time of the load client for each receipt
 */
public record FanoutRow(
        String transport,
        String contender,
        int clients,
        int events,
        Latency last,
        List<Double> p50OfRoundsMs,
        Latency spread,
        Latency every,
        long missing,
        int doubled,
        double clientMicros) {

    public FanoutRow {
        p50OfRoundsMs = List.copyOf(p50OfRoundsMs);
    }
}
