package dev.sightline.bench.crowd;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.file.StandardOpenOption.WRITE;

import dev.sightline.bench.wire.NumberScan;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The files whose writes are the events. There is one for each event, made before the server starts
 * and written once: the number in its name comes back in the event's path, and no event can take
 * the place of another.
 */
public final class EventFiles {

    /** Bytes of a file after its write. */
    private static final byte[] CONTENT = "written once\n".getBytes(US_ASCII);

    /** Bytes of a name; 255 is the limit of Linux. */
    private static final int NAME = 200;

    /** Bytes of the whole path; 4,096 is the limit of Linux. */
    private static final int PATH = 3_800;

    private final Path directory;
    private final int count;
    private int next;

    private EventFiles(Path directory, int count) {
        this.directory = directory;
        this.count = count;
    }

    /** Events of some 300 bytes. */
    public static EventFiles prepare(Path directory, int count) throws IOException {
        EventFiles files = new EventFiles(directory, count);
        for (int number = 0; number < count; number++) {
            Files.createFile(files.file(number));
        }
        return files;
    }

    /** Events of almost 4 KB: their paths are as deep as Linux bears. */
    public static EventFiles prepareDeep(Path directory, int count) throws IOException {
        Path deep = directory;
        while (deep.toString().length() + 1 + NAME < PATH) {
            deep = deep.resolve("d".repeat(NAME));
        }
        return prepare(Files.createDirectories(deep), count);
    }

    /** The number of the file that is written next. */
    public int next() {
        return next;
    }

    /**
     * Writes the next file, in place.
     *
     * @return {@link System#nanoTime} right before its {@code close(2)}
     */
    public long write() throws IOException {
        if (next == count) {
            throw new IllegalStateException("only " + count + " files were prepared");
        }
        try (FileChannel channel = FileChannel.open(file(next), WRITE)) {
            next++;
            ByteBuffer content = ByteBuffer.wrap(CONTENT);
            while (content.hasRemaining()) {
                channel.write(content);
            }
            return System.nanoTime(); // the channel is closed on the way out
        }
    }

    private Path file(int number) {
        String digits = Integer.toString(number);
        String zeros = "0".repeat(NumberScan.DIGITS - digits.length());
        return directory.resolve("event" + NumberScan.MARK + zeros + digits + ".txt");
    }
}
