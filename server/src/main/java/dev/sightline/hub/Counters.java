package dev.sightline.hub;

import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongConsumer;

/** What the hub has done, for the metrics. */
public final class Counters {
    private final LongAdder sent = new LongAdder();
    private final LongAdder resets = new LongAdder();
    private final LongAdder cut = new LongAdder();
    private final LongConsumer lag;

    /**
     * @param lag gets, for each event that came from a file, the nanoseconds from the first sign of
     *     the change until the last live client was written to; on a thread of the hub
     */
    public Counters(LongConsumer lag) {
        this.lag = lag;
    }

    void sent() {
        sent.increment();
    }

    void reset() {
        resets.increment();
    }

    void cut() {
        cut.increment();
    }

    void lag(long nanos) {
        lag.accept(nanos);
    }

    /** Events handed to clients. */
    public long eventsSent() {
        return sent.sum();
    }

    /** Clients that were told to start anew, for whatever reason. */
    public long resetsSent() {
        return resets.sum();
    }

    /** Clients that were closed because they read too slowly. */
    public long clientsCut() {
        return cut.sum();
    }
}
