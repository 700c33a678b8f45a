package dev.sightline.build;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;

/** The same with a million lines. */
@Tag("torture")
class TerminalBurstTortureTest {
    private static final int LINES = 1_000_000;

    @TempDir Path temp;

    @Test
    @Timeout(600)
    void tellsEveryByteOnceAndInOrder() throws Exception {
        try (Works works = new Works(temp)) {
            new TerminalBurst(works, LINES).rage();
        }
    }
}
