package dev.sightline.bench.ralph;

import java.io.IOException;
import java.util.Deque;

/** The ends of what was started, the last first. */
final class Ends {

    private Ends() {}

    static void close(Deque<AutoCloseable> open) throws IOException {
        IOException failed = null;
        for (AutoCloseable one : open) {
            try {
                one.close();
            } catch (Exception e) {
                failed = new IOException("could not end a contender", e);
            }
        }
        if (failed != null) throw failed;
    }
}
