package dev.sightline.build;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.Set;

/** What a build has written to its terminal, byte by byte; written by one thread, read by any. */
final class TerminalFile implements AutoCloseable {
    private final FileChannel channel;
    private final long longest;
    private long length;

    private TerminalFile(FileChannel channel, long longest) {
        this.channel = channel;
        this.longest = longest;
    }

    /**
     * A new one; only its owner may read it.
     *
     * @param longest bytes that it takes: a build that writes for ever must not fill the disk
     */
    static TerminalFile create(Path path, long longest) throws IOException {
        return new TerminalFile(
                FileChannel.open(
                        path,
                        Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                        PosixFilePermissions.asFileAttribute(
                                PosixFilePermissions.fromString("rw-------"))),
                longest);
    }

    /**
     * @return the offset at which the bytes begin
     * @throws IOException where the disk does not take them all, or they are too many; then it has
     *     none of them
     */
    long append(ByteBuffer bytes) throws IOException {
        if (length + bytes.remaining() > longest) {
            throw new IOException("more than %d MiB are not kept".formatted(longest / 1024 / 1024));
        }
        long start = length;
        long at = start;
        try {
            while (bytes.hasRemaining()) at += channel.write(bytes, at);
        } catch (IOException e) {
            // Whoever reads it takes all that is there.
            channel.truncate(start);
            throw e;
        }
        length = at;
        return start;
    }

    long length() {
        return length;
    }

    /** Bytes of the file of a session; 0 where there is none. */
    static long lengthOf(Path path) {
        try {
            return Files.size(path);
        } catch (IOException e) {
            return 0;
        }
    }

    /**
     * As many as there are from there, at most so many; ready to be read.
     *
     * @return empty where there is no such file
     */
    static Optional<ByteBuffer> read(Path path, long offset, int most) throws IOException {
        try (FileChannel from = FileChannel.open(path, StandardOpenOption.READ)) {
            long size = Math.clamp(from.size() - offset, 0, most);
            ByteBuffer bytes = ByteBuffer.allocate((int) size);
            while (bytes.hasRemaining() && from.read(bytes, offset + bytes.position()) >= 0) {
                // A read may give less than there is.
            }
            return Optional.of(bytes.flip());
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
