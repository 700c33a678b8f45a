package dev.sightline.build;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;

/** A build that prints much, as it is at any time. */
class TerminalBurstTest {
    private static final int LINES = 50_000;

    @TempDir Path temp;

    @Test
    @Timeout(300)
    void tellsEveryByteOnceAndInOrder() throws Exception {
        try (Works works = new Works(temp)) {
            new TerminalBurst(works, LINES).rage();
        }
    }
}
