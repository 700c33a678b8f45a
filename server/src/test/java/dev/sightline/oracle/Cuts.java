package dev.sightline.oracle;

import java.io.InterruptedIOException;
import java.util.Random;
import java.util.concurrent.CountDownLatch;

/** The cuts that one client still has to make; the same for the same seed. */
final class Cuts {
    private final Random random;
    private int left;
    private int made;
    private boolean hangs;
    private final CountDownLatch released = new CountDownLatch(1);

    Cuts(long seed, int count) {
        this.random = new Random(seed);
        this.left = count;
    }

    static Cuts none() {
        return new Cuts(0, 0);
    }

    /** Of a client that reads a little and then nothing until it is released. */
    static Cuts hanging() {
        Cuts one = new Cuts(0, 1);
        one.hangs = true;
        return one;
    }

    void release() {
        released.countDown();
    }

    void awaitRelease() throws InterruptedIOException {
        try {
            released.await();
        } catch (InterruptedException e) {
            throw new InterruptedIOException();
        }
    }

    /** The next one; it counts when it is {@linkplain #made}. */
    synchronized Cut next() {
        if (left == 0) return Cut.NEVER;
        return hangs ? Cut.HANG : Cut.random(random);
    }

    synchronized void made() {
        left--;
        made++;
    }

    synchronized boolean areOver() {
        return left == 0;
    }

    synchronized int count() {
        return made;
    }

    /** Whether a page that returns after a cut loads everything anew instead of resuming. */
    synchronized boolean reload() {
        return left > 0 && random.nextInt(8) == 0;
    }
}
