package dev.sightline.http;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.InetAddress;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * All open streams, of both kinds: how many there may be, their signs of life, and their end. One
 * thread goes round them all; a stream has no thread and no timer of its own.
 */
public final class Streams implements AutoCloseable {
    /**
     * @param total streams at a time
     * @param perAddress of one address, or one /64 of IPv6; this machine's own are exempt
     */
    public record Limits(int total, int perAddress) {}

    /**
     * @param heartbeat between two signs of life
     * @param round between two looks at each stream: who stalls, whose session has ended
     * @param stall that a client may read nothing while something waits for it
     * @param toIdentify that a WebSocket's client may take to say who it is
     */
    public record Times(Duration heartbeat, Duration round, Duration stall, Duration toIdentify) {
        private static final Duration SECOND = Duration.ofSeconds(1);

        public static Times withHeartbeat(Duration pause) {
            Duration round = pause.compareTo(SECOND) < 0 ? pause : SECOND;
            return new Times(pause, round, Duration.ofSeconds(15), Duration.ofSeconds(10));
        }
    }

    /**
     * For the metrics.
     *
     * @param strangers those of the sockets whose clients have not said who they are
     * @param queuedBytes that wait for all clients together
     */
    public record Load(int events, int sockets, int strangers, long queuedBytes) {}

    /** Short enough for proxies, which close what is silent for a minute or less. */
    public static final Duration HEARTBEAT = Duration.ofSeconds(15);

    /** WebSockets at a time whose clients have not said who they are. */
    static final int STRANGERS = 128;

    /** WebSockets at a time that are told why they are refused; more are closed without a word. */
    static final int REFUSED = 64;

    /** That our end may take: a client that reads nothing does not take it. */
    private static final Duration TO_SAY_GOODBYE = Duration.ofSeconds(1);

    private static final Logger LOG = System.getLogger("sightline.http");

    private final Limits limits;
    private final Times times;
    private final Set<Outbox> open = new HashSet<>();
    private final Set<Outbox> strangers = new HashSet<>();
    private final Set<Outbox> refused = new HashSet<>();
    private final Map<String, Integer> byAddress = new HashMap<>();
    private final ScheduledExecutorService rounds =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().daemon().name("streams").factory());

    /**
     * @param pause between heartbeats; a client that vanished is seen by the third one at the
     *     latest
     */
    public Streams(Limits limits, Duration pause) {
        this(limits, Times.withHeartbeat(pause));
    }

    public Streams(Limits limits, Times times) {
        this.limits = limits;
        this.times = times;
        long nanos = times.round().toNanos();
        var _ = rounds.scheduleAtFixedRate(this::goRound, nanos, nanos, TimeUnit.NANOSECONDS);
    }

    /**
     * Turns the exchange into a stream of server-sent events; it ends when the client leaves or we
     * end it.
     *
     * @throws Refusal 503 over the limits
     */
    public Outlet open(Exchange exchange) throws Refusal {
        return opened(exchange, SseStream::new);
    }

    /**
     * The same, beginning with lines that are no event.
     *
     * @param preamble such as {@code retry:} and {@code id:}, with the empty line that ends them
     */
    public Outlet open(Exchange exchange, String preamble) throws Refusal {
        Outlet stream = open(exchange);
        stream.sendState(Message.ofSse(preamble));
        return stream;
    }

    /**
     * For who does something first that its stream then tells of.
     *
     * @throws Refusal 503 where a stream would not be opened now
     */
    public synchronized void expectRoom(Exchange exchange) throws Refusal {
        if (isFull() || isGreedy(exchange.remoteAddress())) throw tooMany();
    }

    private static Refusal tooMany() {
        return new Refusal(503, "too_many_streams", "Too many active watchers");
    }

    /** The same, compressed with gzip and flushed after each event. */
    public Outlet openCompressed(Exchange exchange) throws Refusal {
        return opened(exchange, GzipStream::new);
    }

    private interface Making {
        SseStream of(Exchange exchange, long nextSign);
    }

    private Outlet opened(Exchange exchange, Making making) throws Refusal {
        String address = exchange.remoteAddress();
        SseStream stream;
        synchronized (this) {
            if (isFull() || isGreedy(address)) throw tooMany();
            stream = making.of(exchange, nextSign());
            add(stream, address);
        }
        stream.onClose(() -> forget(stream, address));
        return stream;
    }

    /** False over the limits; the socket is then not among the open ones. */
    boolean enter(SocketStream socket, String address) {
        synchronized (this) {
            boolean stranger = socket.identity().isEmpty();
            boolean full = stranger ? strangers.size() >= STRANGERS : isFull();
            if (full || isGreedy(address)) return false;
            add(socket, address);
            if (stranger) strangers.add(socket);
        }
        socket.onClose(() -> forget(socket, address));
        return true;
    }

    /** Tells a socket that is not among the open ones why; it must be gone in ten seconds. */
    void refuse(SocketStream socket, Ending why) {
        boolean told;
        synchronized (this) {
            told = refused.size() < REFUSED && refused.add(socket);
        }
        socket.onClose(() -> {
            synchronized (this) {
                refused.remove(socket);
            }
        });
        if (told) socket.refuse(why);
        else socket.cut(new IOException("too many are being refused"));
    }

    /** A client has said who it is; strangers had no part of the total. */
    synchronized boolean welcome(SocketStream socket) {
        if (!strangers.contains(socket)) return true;
        if (isFull()) return false;
        strangers.remove(socket);
        return true;
    }

    Times times() {
        return times;
    }

    long nextSign() {
        return System.nanoTime() + times.heartbeat().toNanos();
    }

    public synchronized int count() {
        return open.size();
    }

    public Load load() {
        int sockets = 0;
        long bytes = 0;
        Set<Outbox> all = snapshot();
        for (Outbox stream : all) {
            if (stream instanceof SocketStream) sockets++;
            bytes += stream.queuedBytes();
        }
        synchronized (this) {
            return new Load(all.size() - sockets, sockets, strangers.size(), bytes);
        }
    }

    private boolean isFull() {
        return open.size() - strangers.size() >= limits.total();
    }

    private boolean isGreedy(String address) {
        return !isLoopback(address)
                && byAddress.getOrDefault(Forwarded.household(address), 0) >= limits.perAddress();
    }

    private void add(Outbox stream, String address) {
        open.add(stream);
        byAddress.merge(Forwarded.household(address), 1, Integer::sum);
    }

    private synchronized void forget(Outbox stream, String address) {
        open.remove(stream);
        strangers.remove(stream);
        byAddress.computeIfPresent(
                Forwarded.household(address), (key, count) -> count == 1 ? null : count - 1);
    }

    private void goRound() {
        long now = System.nanoTime();
        Set<Outbox> all = new HashSet<>(snapshot());
        synchronized (this) {
            all.addAll(refused);
        }
        for (Outbox stream : all) {
            try {
                stream.sweep(now, times);
            } catch (RuntimeException bug) {
                // The others are looked at all the same.
                LOG.log(Level.ERROR, "a look at a stream failed", bug);
            }
        }
    }

    private synchronized Set<Outbox> snapshot() {
        return Set.copyOf(open);
    }

    private static boolean isLoopback(String address) {
        return InetAddress.ofLiteral(address).isLoopbackAddress();
    }

    @Override
    public void close() {
        rounds.shutdownNow();
        Set<Outbox> all = snapshot();
        CountDownLatch told = new CountDownLatch(all.size());
        for (Outbox stream : all) stream.end(Ending.NODE_STOPS, told::countDown);
        try {
            // Else a client whose end is under way would see its connection break instead.
            var _ = told.await(TO_SAY_GOODBYE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
