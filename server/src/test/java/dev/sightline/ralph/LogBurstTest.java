package dev.sightline.ralph;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;

/** A burst of lines, rotated twice, as it is at any time. */
class LogBurstTest {
    private static final int LINES = 10_000;

    @TempDir Path temp;

    @Test
    @Timeout(300)
    void tellsEveryByteOnceAndInOrder() throws Exception {
        try (Yard yard = new Yard(temp)) {
            new Burst(yard, LINES).rage();
        }
    }
}
