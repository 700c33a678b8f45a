package dev.sightline.bench.fanout;

import dev.sightline.bench.results.FanoutRow;
import dev.sightline.bench.results.Latency;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;

/** What became of the events of a block. Not for use by two threads. */
final class FanoutScore {

    private static final double NANOS_PER_MICRO = 1e3;

    private final List<Long> last = new ArrayList<>();
    private final List<Long> spread = new ArrayList<>();
    private final List<long[]> every = new ArrayList<>();
    private int events;
    private long missing;
    private int doubled;
    private long clientNanos;

    /**
     * One event.
     *
     * @param arrivedNanos ascending; as many as there are clients, or fewer
     */
    void event(long closedNanos, long[] arrivedNanos, int clients) {
        events++;
        missing += clients - arrivedNanos.length;
        every.add(LongStream.of(arrivedNanos).map(nanos -> nanos - closedNanos).toArray());
        if (arrivedNanos.length == clients) {
            long end = arrivedNanos[clients - 1];
            last.add(end - closedNanos);
            spread.add(end - arrivedNanos[0]);
        }
    }

    /**
     * @param doubled receipts that were not the first of their event
     * @param nanos processor time of the load client
     */
    void block(int doubled, long nanos) {
        this.doubled += doubled;
        clientNanos += nanos;
    }

    /** The blocks of all rounds as one row. */
    static FanoutRow row(
            String transport, String contender, int clients, List<FanoutScore> rounds) {
        long receipts = rounds.stream().mapToLong(FanoutScore::receipts).sum();
        return new FanoutRow(
                transport,
                contender,
                clients,
                rounds.stream().mapToInt(r -> r.events).sum(),
                Latency.ofNanos(rounds.stream().flatMap(r -> r.last.stream()).toList()),
                rounds.stream().map(r -> Latency.ofNanos(r.last).p50Ms()).toList(),
                Latency.ofNanos(rounds.stream().flatMap(r -> r.spread.stream()).toList()),
                Latency.ofNanos(
                        rounds.stream()
                                .flatMap(r -> r.every.stream())
                                .flatMapToLong(LongStream::of)),
                rounds.stream().mapToLong(r -> r.missing).sum(),
                rounds.stream().mapToInt(r -> r.doubled).sum(),
                rounds.stream().mapToLong(r -> r.clientNanos).sum() / NANOS_PER_MICRO / receipts);
    }

    private long receipts() {
        return every.stream().mapToLong(arrived -> arrived.length).sum();
    }
}
