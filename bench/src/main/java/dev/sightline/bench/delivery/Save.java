package dev.sightline.bench.delivery;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.TRUNCATE_EXISTING;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;

/** The two ways in which programs save a file. Each gives back the moment before the last call. */
public enum Save {
    /** open with O_TRUNC, write, close: shells, agents, most programs. */
    IN_PLACE("write in place, close") {
        @Override
        long save(Path file, ByteBuffer content) throws IOException {
            try (FileChannel channel = FileChannel.open(file, WRITE, CREATE, TRUNCATE_EXISTING)) {
                writeAll(channel, content);
                return System.nanoTime(); // the channel is closed on the way out
            }
        }
    },
    /** A file beside it, closed, then renamed onto it: editors and careful tools. */
    BY_RENAME("temporary file, rename") {
        @Override
        long save(Path file, ByteBuffer content) throws IOException {
            Path temporary = file.resolveSibling(file.getFileName() + ".tmp");
            try (FileChannel channel =
                    FileChannel.open(temporary, WRITE, CREATE, TRUNCATE_EXISTING)) {
                writeAll(channel, content);
            }
            long before = System.nanoTime();
            Files.move(temporary, file, ATOMIC_MOVE);
            return before;
        }
    };

    private final String description;

    Save(String description) {
        this.description = description;
    }

    public String description() {
        return description;
    }

    /**
     * @return {@link System#nanoTime} right before the call that makes the content visible as
     *     whole: {@code close(2)} or {@code rename(2)}
     */
    abstract long save(Path file, ByteBuffer content) throws IOException;

    private static void writeAll(FileChannel channel, ByteBuffer content) throws IOException {
        while (content.hasRemaining()) {
            channel.write(content);
        }
    }
}
