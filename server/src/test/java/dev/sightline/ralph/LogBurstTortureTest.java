package dev.sightline.ralph;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;

/** The same with a hundred thousand lines. */
@Tag("torture")
class LogBurstTortureTest {
    private static final int LINES = 100_000;

    @TempDir Path temp;

    @Test
    @Timeout(300)
    void tellsEveryByteOnceAndInOrder() throws Exception {
        try (Yard yard = new Yard(temp)) {
            new Burst(yard, LINES).rage();
        }
    }
}
