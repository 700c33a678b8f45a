package dev.sightline.python;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ThreadFactory;

/** The last of what a supervisor wrote to its standard error: why it failed, if it did. */
final class Tail {
    private static final int MOST = 8192;

    private final byte[] ring = new byte[MOST];
    private final Thread reader;
    private long written;

    Tail(InputStream in, ThreadFactory threads) {
        reader = threads.newThread(() -> drain(in));
        reader.start();
    }

    /** Waits until the end was read, a second at most: someone else may hold the pipe. */
    String text() throws InterruptedException {
        reader.join(1000);
        synchronized (this) {
            int length = (int) Math.min(written, MOST);
            byte[] last = new byte[length];
            for (int i = 0; i < length; i++) {
                last[i] = ring[(int) ((written - length + i) % MOST)];
            }
            return new String(last, StandardCharsets.UTF_8).strip();
        }
    }

    private void drain(InputStream in) {
        byte[] chunk = new byte[1024];
        try (in) {
            for (int n = in.read(chunk); n >= 0; n = in.read(chunk)) keep(chunk, n);
        } catch (IOException e) {
            // The end, too.
        }
    }

    private synchronized void keep(byte[] chunk, int n) {
        for (int i = 0; i < n; i++) ring[(int) (written++ % MOST)] = chunk[i];
    }
}
