package dev.sightline.http;

import java.net.InetAddress;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** All open streams: how many there may be, their heartbeat, and their end. */
public final class Streams implements AutoCloseable {
    /**
     * @param total streams at a time
     * @param perAddress of one address; this machine's own are exempt
     */
    public record Limits(int total, int perAddress) {}

    /** Short enough for proxies, which close what is silent for a minute or less. */
    public static final Duration HEARTBEAT = Duration.ofSeconds(15);

    private final Limits limits;
    private final Set<SseStream> open = new HashSet<>();
    private final Map<String, Integer> byAddress = new HashMap<>();
    private final ScheduledExecutorService heartbeat =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().daemon().name("heartbeat").factory());

    /**
     * @param pause between heartbeats; a client that vanished is seen by the second one at the
     *     latest
     */
    public Streams(Limits limits, Duration pause) {
        this.limits = limits;
        var _ =
                heartbeat.scheduleAtFixedRate(
                        this::beat, pause.toNanos(), pause.toNanos(), TimeUnit.NANOSECONDS);
    }

    /**
     * Turns the exchange into a stream; it ends when the client leaves or we end it.
     *
     * @throws Refusal 503 over the limits
     */
    public SseStream open(Exchange exchange) throws Refusal {
        String address = exchange.remoteAddress();
        SseStream stream;
        synchronized (this) {
            boolean full = open.size() >= limits.total();
            boolean greedy =
                    !isLoopback(address)
                            && byAddress.getOrDefault(address, 0) >= limits.perAddress();
            if (full || greedy) {
                throw new Refusal(503, "too_many_streams", "Too many active watchers");
            }
            stream = new SseStream(exchange.response(), exchange.callback());
            open.add(stream);
            byAddress.merge(address, 1, Integer::sum);
        }
        stream.onClose(() -> forget(stream, address));
        return stream;
    }

    public synchronized int count() {
        return open.size();
    }

    private synchronized void forget(SseStream stream, String address) {
        open.remove(stream);
        byAddress.computeIfPresent(address, (key, count) -> count == 1 ? null : count - 1);
    }

    private void beat() {
        long now = System.nanoTime();
        for (SseStream stream : snapshot()) stream.heartbeat(now);
    }

    private synchronized Set<SseStream> snapshot() {
        return Set.copyOf(open);
    }

    private static boolean isLoopback(String address) {
        return InetAddress.ofLiteral(address).isLoopbackAddress();
    }

    @Override
    public void close() {
        heartbeat.shutdownNow();
        for (SseStream stream : snapshot()) stream.end();
    }
}
