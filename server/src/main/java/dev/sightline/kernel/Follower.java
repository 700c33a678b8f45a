package dev.sightline.kernel;

import dev.sightline.http.Message;
import dev.sightline.http.Outlet;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayDeque;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Tells one client of a run, at the client's own pace: nothing is read of the run while something
 * waits to be written, so a slow client costs a page of memory and delays nobody.
 */
final class Follower {
    private static final Logger LOG = System.getLogger("sightline.kernel");

    private final Run run;
    private final Outlet outlet;
    private final Form form;
    private final Runnable over;

    /** Counts the calls of the one who pumps and of those who came meanwhile. */
    private final AtomicInteger calls = new AtomicInteger();

    private final Runnable wake = this::wake;
    private volatile boolean ended;

    /** Something waits to be written; what the run has for us meanwhile is read after it. */
    private volatile boolean congested;

    // Of the pump alone.
    private Run.Cursor cursor;
    private final ArrayDeque<Message> waiting = new ArrayDeque<>();
    private boolean last;

    private Follower(Run run, long after, Outlet outlet, Form form, Runnable over) {
        this.run = run;
        this.cursor = Run.Cursor.after(after);
        this.outlet = outlet;
        this.form = form;
        this.over = over;
    }

    /**
     * Sends all numbered events after {@code after}, then what comes.
     *
     * @param over runs once, after the run's last event was sent
     * @return ends it early; whoever follows must also end it when the outlet is over
     */
    static Runnable follow(Run run, long after, Outlet outlet, Form form, Runnable over) {
        Follower follower = new Follower(run, after, outlet, form, over);
        run.follow(follower.wake);
        follower.wake();
        return follower::end;
    }

    private void end() {
        ended = true;
        run.unfollow(wake);
    }

    private void wake() {
        if (ended || calls.getAndIncrement() > 0) return;
        Thread.ofVirtual().name("run-follower").start(this::pump);
    }

    /** One at a time; who calls meanwhile makes it go round once more. */
    private void pump() {
        int seen;
        do {
            seen = calls.get();
            try {
                round();
            } catch (IOException | RuntimeException e) {
                LOG.log(Level.WARNING, "run " + run.id() + " cannot be read", e);
                finish();
            }
        } while (!calls.compareAndSet(seen, 0));
    }

    private void round() throws IOException {
        while (!ended && !congested) {
            while (!waiting.isEmpty()) {
                if (!outlet.send(waiting.element())) {
                    awaitDrained();
                    return;
                }
                waiting.remove();
            }
            if (last) {
                finish();
                return;
            }
            Run.News news = run.since(cursor);
            cursor = news.now();
            news.events().forEach(event -> waiting.addAll(form.of(event)));
            news.live().forEach(json -> waiting.addAll(form.ofLive(json)));
            last = news.over();
            if (waiting.isEmpty() && !last && !news.more()) return;
            awaitDrained();
        }
    }

    /** Calls back at once where nothing waits. */
    private void awaitDrained() {
        congested = true;
        outlet.onDrained(() -> {
            congested = false;
            wake();
        });
    }

    private void finish() {
        if (ended) return;
        end();
        over.run();
    }
}
