package dev.sightline.http;

import org.eclipse.jetty.io.EndPoint;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Counts the open connections, and cuts those whose client dawdles: one sweep over all of them a
 * few times within the patience, no timer for each.
 */
final class Watchman implements AutoCloseable {
    /** Bytes a second that a body must bring, on the average of one span of patience. */
    static final int BODY_RATE = 256;

    /** Who is over the limit is told so, but no more than these at a time: telling costs too. */
    private static final int TOLD = 64;

    private static final Duration TELLING = Duration.ofSeconds(2);
    private static final int SWEEPS = 10;
    private static final long LONGEST_PAUSE_MILLIS = 1_000;

    /** What becomes of a new connection. */
    enum Admission {
        ADMITTED,
        /** Over the limit: answered with 503. */
        TOLD,
        /** Over the limit, and so many with it that it is closed without a word. */
        TURNED_AWAY
    }

    private final Terms terms;
    private final Map<EndPoint, Presence> present = new HashMap<>();
    private final Map<String, Integer> admitted = new HashMap<>();
    private int total;
    private int told;
    private final ScheduledExecutorService sweeper =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().daemon().name("watchman").factory());

    Watchman(Terms terms) {
        this.terms = terms;
        long pause = Math.clamp(terms.patience().toMillis() / SWEEPS, 1, LONGEST_PAUSE_MILLIS);
        var _ = sweeper.scheduleWithFixedDelay(this::sweep, pause, pause, TimeUnit.MILLISECONDS);
    }

    /** A connection was accepted; whatever becomes of it, {@link #left} follows. */
    synchronized void came(EndPoint endPoint) {
        String household = household(endPoint);
        Admission admission = judge(household);
        switch (admission) {
            case ADMITTED -> {
                total++;
                if (!household.isEmpty()) admitted.merge(household, 1, Integer::sum);
            }
            case TOLD -> told++;
            case TURNED_AWAY -> {}
        }
        Duration patience = admission == Admission.ADMITTED ? terms.patience() : TELLING;
        present.put(endPoint, new Presence(endPoint, household, admission, patience));
    }

    private Admission judge(String household) {
        boolean greedy =
                !household.isEmpty() && admitted.getOrDefault(household, 0) >= terms.perAddress();
        if (total < terms.connections() && !greedy) return Admission.ADMITTED;
        return told < TOLD ? Admission.TOLD : Admission.TURNED_AWAY;
    }

    /**
     * Empty for whom only the total counts: this machine, and a proxy, behind which are many. A
     * stream's own limit counts the address that the proxy tells.
     */
    private String household(EndPoint endPoint) {
        if (!(endPoint.getRemoteSocketAddress() instanceof InetSocketAddress remote)) return "";
        InetAddress address = remote.getAddress();
        boolean exempt = address.isLoopbackAddress() || terms.proxies().believe(address);
        return exempt ? "" : Forwarded.household(address);
    }

    synchronized void left(EndPoint endPoint) {
        Presence gone = present.remove(endPoint);
        if (gone == null) return;
        switch (gone.admission()) {
            case ADMITTED -> {
                total--;
                admitted.computeIfPresent(
                        gone.household(), (key, count) -> count == 1 ? null : count - 1);
            }
            case TOLD -> told--;
            case TURNED_AWAY -> {}
        }
    }

    /** The presence of a connection, also by the end of it that speaks in clear inside TLS. */
    synchronized Presence of(EndPoint endPoint) {
        EndPoint outermost = endPoint;
        while (outermost instanceof EndPoint.Wrapper wrapper) outermost = wrapper.unwrap();
        Presence found = present.get(outermost);
        // Closed in between; what is left of it may end like any other.
        return found == null ? new Presence(outermost, "", Admission.TURNED_AWAY, TELLING) : found;
    }

    synchronized int count() {
        return total;
    }

    private synchronized List<Presence> everyone() {
        return new ArrayList<>(present.values());
    }

    private void sweep() {
        long now = System.nanoTime();
        for (Presence presence : everyone()) {
            if (!presence.endPoint().isOpen()) {
                left(presence.endPoint());
            } else if (presence.dawdles(now)) {
                presence.cut();
            }
        }
    }

    @Override
    public void close() {
        sweeper.shutdownNow();
    }
}
