package dev.sightline.ralph.log;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;

/** A log of a wanted length: iterations of a hundred thousand lines of an agent's output. */
final class LongLog {
    private static final int ITERATION = 100_000;

    private LongLog() {}

    /**
     * @return how many iterations it has
     */
    static int write(Path file, long bytes) throws IOException {
        Random random = new Random(7);
        byte[][] lines = new byte[997][];
        for (int i = 0; i < lines.length; i++) {
            String text = "[01:%02d:%02d] reading src/page%d.tsx ".formatted(i % 60, i % 59, i);
            lines[i] =
                    (text + "lorem ipsum dolor ".repeat(random.nextInt(12)) + "\n")
                            .getBytes(StandardCharsets.UTF_8);
        }
        long written = 0;
        int iterations = 0;
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 20)) {
            for (int line = 0; written < bytes; line++) {
                byte[] one = lines[line % lines.length];
                if (line % ITERATION == 0) one = header(++iterations);
                if (line % 5_000 == 17)
                    one = "error: no such table\n".getBytes(StandardCharsets.UTF_8);
                out.write(one);
                written += one.length;
            }
        }
        return iterations;
    }

    private static byte[] header(int number) {
        return "[01:00:00] \u001B[0;34m=== Iteration %d (loop %d/0) ===\u001B[0m\n"
                .formatted(number, number)
                .getBytes(StandardCharsets.UTF_8);
    }

    /** As {@code wc -l} counts them. */
    static long lines(Path file) throws IOException, InterruptedException {
        Process wc = new ProcessBuilder("wc", "-l", file.toString()).start();
        String said = new String(wc.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assert wc.waitFor() == 0;
        return Long.parseLong(said.strip().split(" ", -1)[0]);
    }
}
