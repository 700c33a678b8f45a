package dev.sightline.kernel;

import dev.sightline.http.Message;
import dev.sightline.http.Outlet;

import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.CountDownLatch;

/** What passes another node's events on to a client. */
final class Remote {
    /** That may be on the way to a client while the next is read. */
    private static final int AHEAD = 64 * 1024;

    private final Outlet outlet;
    private long ahead;

    Remote(Outlet outlet) {
        this.outlet = outlet;
    }

    /** At the client's pace: who reads slowly holds the other node's stream up, and nobody else. */
    void pass(Message message) throws InterruptedException {
        outlet.sendState(message);
        ahead += message.json().length;
        if (ahead < AHEAD) return;
        CountDownLatch drained = new CountDownLatch(1);
        outlet.onDrained(drained::countDown);
        drained.await();
        ahead = 0;
    }

    static void close(InputStream in) {
        try {
            in.close();
        } catch (IOException gone) {
            System.getLogger("sightline.kernel")
                    .log(System.Logger.Level.DEBUG, "another node's stream", gone);
        }
    }
}
