package dev.sightline.ralph.log;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sightline.ralph.format.LogChunk;
import dev.sightline.ralph.format.LogChunks;
import dev.sightline.ralph.format.LogReader;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/** What is passed over among bytes means nothing: reading every line finds no more. */
class HintsTest {
    private static final Path SAMPLES = Path.of("..", "..", "shared", "samples", "ralph");

    private static final List<String> LINES =
            List.of(
                    "[01:07:23] \u001B[0;34m=== Iteration 1/50 ===\u001B[0m",
                    "=== Iteration 8 (loop 8/50) ===",
                    "  Ralph Iteration 3 of 50",
                    "[2026-01-10 11:49:25] [INFO] ITERATION 4 / 10",
                    "{\"timestamp\":\"2026-01-10T11:49:25Z\",\"fields\":{\"iteration\":5}}",
                    "tokens used",
                    "  Tokens Used  \r",
                    "35,083",
                    "69.310",
                    "",
                    "Traceback (most recent call last):",
                    "0 FAILED, an Exception, a crash, an error",
                    "errors and terrors",
                    "❌ no",
                    "⚠️ Tests failed",
                    "⚠ no variation",
                    "█████ 50% ─ ✅ Größe 日本",
                    "nothing at all");

    @TempDir Path temp;

    private void assertSame(byte[] bytes) throws Exception {
        List<LogChunk> every = everyLine(bytes);
        Path folder = Files.createDirectories(temp.resolve(Integer.toHexString(every.hashCode())));
        try (LogFile log = new LogFile(folder);
                LogIndex index = new LogIndex(Runnable::run)) {
            log.append(bytes);
            index.begin(log.open());
            assertThat(index.chunks()).isEqualTo(every);
        }
    }

    private static List<LogChunk> everyLine(byte[] bytes) {
        LogReader reader = new LogReader();
        LogChunks chunks = new LogChunks();
        int from = 0;
        long line = 1;
        while (true) {
            int newline = Bytes.newline(bytes, from, bytes.length);
            if (newline < 0) break;
            String text = Excerpt.text(bytes, from, newline);
            reader.line(from, line++, text).forEach(chunks::add);
            from = newline + 1;
        }
        return chunks.all(bytes.length, from < bytes.length ? line : line - 1);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void passesOverNothingOfALogOfAllKinds(long seed) throws Exception {
        Random random = new Random(seed);
        StringBuilder log = new StringBuilder();
        for (int i = 0; i < 20_000; i++) {
            boolean plain = random.nextInt(3) > 0;
            String line = plain ? "plain text " + i : LINES.get(random.nextInt(LINES.size()));
            log.append(line).append('\n');
        }
        assertSame(log.toString().getBytes(StandardCharsets.UTF_8));
    }

    /** Where the samples are. */
    @Test
    void passesOverNothingOfRealLogs() throws Exception {
        for (Path file : samples()) assertSame(Files.readAllBytes(file));
    }

    private static List<Path> samples() throws IOException {
        if (!Files.isDirectory(SAMPLES)) return List.of();
        try (Stream<Path> all = Files.walk(SAMPLES)) {
            return new ArrayList<>(all.filter(Files::isRegularFile).toList());
        }
    }
}
