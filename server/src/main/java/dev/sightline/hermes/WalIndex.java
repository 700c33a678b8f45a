package dev.sightline.hermes;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Arrays;
import java.util.Objects;
import java.util.Set;

/**
 * What a database's readers are shown now. In WAL mode a commit is first written to the log, then
 * (for a writer that is careful) synced, which takes milliseconds or more, and only then shown to
 * readers, by a header in {@code state.db-shm} that the writer has in its memory: no event tells of
 * that (SQLite, "WAL-mode File Format", 2.2). Whoever reads at the first sign of a commit reads
 * what was before it; so the header is looked at until it has moved, or long enough.
 *
 * <p>The file stays open while it is the same: to close it would drop the locks that SQLite's own
 * connections in this process hold on it (POSIX, fcntl). Of one platform thread.
 */
final class WalIndex implements AutoCloseable {
    /** The first copy of the header. */
    private static final int HEADER = 48;

    private final Path file;
    private @Nullable FileChannel channel;
    private @Nullable Object inode;
    private byte[] header = {};

    /**
     * @param database absolute
     */
    WalIndex(Path database) {
        this.file = database.resolveSibling(database.getFileName() + "-shm");
    }

    /** Whether readers are shown something else than at the last look. */
    boolean look() {
        byte[] before = header;
        header = read();
        return !Arrays.equals(before, header);
    }

    private byte[] read() {
        try {
            @Nullable Object now =
                    Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS)
                            .fileKey();
            @Nullable FileChannel open = channel;
            if (open == null || !Objects.equals(now, inode)) {
                close();
                open =
                        FileChannel.open(
                                file, Set.of(StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS));
                channel = open;
                inode = now;
            }
            ByteBuffer buffer = ByteBuffer.allocate(HEADER);
            while (buffer.hasRemaining()) {
                if (open.read(buffer, buffer.position()) < 0) break;
            }
            return Arrays.copyOf(buffer.array(), buffer.position());
        } catch (NoSuchFileException none) {
            close();
            return new byte[0];
        } catch (IOException e) {
            return new byte[0];
        }
    }

    @Override
    public void close() {
        @Nullable FileChannel open = channel;
        channel = null;
        inode = null;
        try {
            if (open != null) open.close();
        } catch (IOException e) {
            // It was only read.
        }
    }
}
