package dev.sightline.kernel;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The events of a run, one a line, appended and never changed. Where the disk takes none they wait
 * in memory, and are read from there, until it does. Not safe for threads.
 */
final class RunFile {
    private static final int BUFFER = 64 * 1024;

    /** Characters that may wait for the disk. */
    private static final int WAITING = 8 * 1024 * 1024;

    private final Path path;

    /** Open while the run goes on. */
    private @Nullable FileChannel channel;

    /** Where each line begins, and after them where the next one will. */
    private long[] starts = new long[64];

    private int lines;
    private boolean indexed;

    /** The lines after those. */
    private final ArrayDeque<String> waiting = new ArrayDeque<>();

    private int waitingChars;

    private RunFile(Path path, @Nullable FileChannel channel) {
        this.path = path;
        this.channel = channel;
        this.indexed = channel != null;
    }

    /** A new one, of which only its owner may read. */
    static RunFile create(Path path) throws IOException {
        FileChannel channel =
                FileChannel.open(
                        path,
                        Set.of(
                                StandardOpenOption.CREATE_NEW,
                                StandardOpenOption.READ,
                                StandardOpenOption.WRITE),
                        PosixFilePermissions.asFileAttribute(
                                PosixFilePermissions.fromString("rw-------")));
        return over(path, channel);
    }

    /** One that is written through this channel. */
    static RunFile over(Path path, FileChannel channel) {
        return new RunFile(path, channel);
    }

    /** That of a run that is over. */
    static RunFile of(Path path) {
        return new RunFile(path, null);
    }

    /** Also of one of before that nobody has read yet. */
    int lines() {
        if (!indexed) {
            try (FileChannel own = FileChannel.open(path, StandardOpenOption.READ)) {
                index(own);
            } catch (IOException e) {
                // Whoever reads it hears why.
            }
        }
        return lines + waiting.size();
    }

    /** In bytes, on the disk. */
    long length() {
        return starts[lines];
    }

    /** Whether so much waits for the disk that only what is short should be added. */
    boolean isFull() {
        return waitingChars > WAITING;
    }

    /**
     * @return why the disk takes nothing, where it does not; the line is kept all the same
     */
    Optional<IOException> append(String json) {
        waiting.add(json);
        waitingChars += json.length();
        return flush();
    }

    private Optional<IOException> flush() {
        FileChannel open = channel;
        if (open == null) return Optional.empty();
        try {
            String next = waiting.peek();
            while (next != null) {
                write(open, next);
                waiting.remove();
                waitingChars -= next.length();
                next = waiting.peek();
            }
            return Optional.empty();
        } catch (IOException e) {
            return Optional.of(e);
        }
    }

    private void write(FileChannel open, String json) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap((json + "\n").getBytes(StandardCharsets.UTF_8));
        long end = length() + bytes.remaining();
        long at = length();
        // At a place of its own: a write that failed half-way is written over by the next.
        while (bytes.hasRemaining()) at += open.write(bytes, at);
        add(end);
    }

    /** Adds the last line to one whose node was killed, perhaps while it wrote a line. */
    void conclude(String json) throws IOException {
        try (FileChannel own =
                FileChannel.open(path, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            index(own);
            own.truncate(length());
            write(own, json);
        }
    }

    /** Nothing more comes. */
    void close() {
        FileChannel open = channel;
        channel = null;
        if (open == null) return;
        try {
            open.close();
        } catch (IOException e) {
            // What was written is written.
        }
    }

    /** The lines after the first {@code after}, as many as make about {@code most} bytes. */
    List<Numbered> read(long after, int most) throws IOException {
        int first = Math.clamp(after, 0, lines());
        if (first >= lines) return unwritten(first, most);
        FileChannel open = channel;
        if (open != null) return read(open, first, most);
        try (FileChannel own = FileChannel.open(path, StandardOpenOption.READ)) {
            return read(own, first, most);
        }
    }

    private List<Numbered> unwritten(int first, int most) {
        List<Numbered> some = new ArrayList<>();
        int chars = 0;
        int number = lines;
        for (String json : waiting) {
            if (++number <= first) continue;
            chars += json.length();
            if (!some.isEmpty() && chars > most) break;
            some.add(new Numbered(number, json));
        }
        return some;
    }

    private List<Numbered> read(FileChannel from, int first, int most) throws IOException {
        int end = first;
        while (end < lines && (end == first || starts[end + 1] - starts[first] <= most)) end++;
        List<Numbered> some = new ArrayList<>(end - first);
        ByteBuffer bytes = ByteBuffer.allocate((int) (starts[end] - starts[first]));
        while (bytes.hasRemaining()) {
            if (from.read(bytes, starts[first] + bytes.position()) < 0) {
                throw new IOException(path + " was cut by somebody");
            }
        }
        for (int i = first; i < end; i++) {
            int from0 = (int) (starts[i] - starts[first]);
            int length = (int) (starts[i + 1] - starts[i]) - 1;
            some.add(
                    new Numbered(
                            i + 1L,
                            new String(bytes.array(), from0, length, StandardCharsets.UTF_8)));
        }
        return some;
    }

    /** A last line without its end was being written when the node was killed: it counts not. */
    private void index(FileChannel from) throws IOException {
        lines = 0;
        ByteBuffer bytes = ByteBuffer.allocate(BUFFER);
        long at = 0;
        while (from.read(bytes.clear(), at) > 0) {
            for (int i = 0; i < bytes.position(); i++) {
                if (bytes.get(i) == '\n') add(at + i + 1);
            }
            at += bytes.position();
        }
        indexed = true;
    }

    private void add(long end) {
        if (lines + 2 > starts.length) starts = Arrays.copyOf(starts, starts.length * 2);
        starts[++lines] = end;
    }
}
