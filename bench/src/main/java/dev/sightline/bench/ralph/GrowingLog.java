package dev.sightline.bench.ralph;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * The log of a loop, written as such loops write: lines with colour, a header now and then, each
 * write an append. A line that is looked for carries a {@code #} and six digits; no other has one.
 */
final class GrowingLog implements AutoCloseable {

    /** Lines between two headers. */
    private static final int ITERATION = 5_000;

    private final FileChannel file;
    private int iterations;

    private GrowingLog(FileChannel file) {
        this.file = file;
    }

    /** Makes the project around it, and an empty log. */
    static GrowingLog in(Path project) throws IOException {
        Path folder = Files.createDirectories(project.resolve(".ralph"));
        Files.writeString(project.resolve("IMPLEMENTATION_PLAN.md"), "## One\n\n- [ ] 1.1 — It\n");
        return new GrowingLog(
                FileChannel.open(
                        folder.resolve("ralph.log"),
                        StandardOpenOption.CREATE,
                        StandardOpenOption.APPEND));
    }

    /**
     * One line, whole.
     *
     * @return {@link System#nanoTime} right before the write: it is not closed
     */
    long line(int number) throws IOException {
        byte[] line =
                "[12:00:00] \u001b[32mok\u001b[0m   the cart takes products #%06d\n"
                        .formatted(number)
                        .getBytes(UTF_8);
        long stamp = System.nanoTime();
        write(line);
        return stamp;
    }

    /**
     * About so many bytes as fast as it can, in appends of 1 MiB, and a numbered line behind them.
     *
     * @return how many bytes it was, the line included
     */
    long flood(long bytes, int number) throws IOException {
        long before = file.size();
        byte[] block = block(1 << 20);
        for (long left = bytes; left > 0; left -= block.length) write(block);
        line(number);
        return file.size() - before;
    }

    private byte[] block(int size) {
        StringBuilder text = new StringBuilder(size + 200);
        for (int line = 0; text.length() < size; line++) {
            if (line % ITERATION == 0) {
                iterations++;
                text.append(
                        "[12:00:00] \u001b[0;34m=== Iteration %d (loop %1$d/0) ===\u001b[0m\n"
                                .formatted(iterations));
            }
            text.append("\u001b[2mReading src/shop/cart.ts, then its test; line ")
                    .append(line)
                    .append(" of what the agent has to say\u001b[0m\n");
        }
        return text.toString().getBytes(UTF_8);
    }

    private void write(byte[] bytes) throws IOException {
        ByteBuffer all = ByteBuffer.wrap(bytes);
        while (all.hasRemaining()) file.write(all);
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
