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
    private long length;

    private TerminalFile(FileChannel channel) {
        this.channel = channel;
    }

    /** A new one; only its owner may read it. */
    static TerminalFile create(Path path) throws IOException {
        return new TerminalFile(
                FileChannel.open(
                        path,
                        Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                        PosixFilePermissions.asFileAttribute(
                                PosixFilePermissions.fromString("rw-------"))));
    }

    /**
     * @return the offset at which the bytes begin
     * @throws IOException where the disk does not take them all; then it has none of them
     */
    long append(ByteBuffer bytes) throws IOException {
        long start = length;
        long at = start;
        // At a place of its own: what was written half is written over by the next.
        while (bytes.hasRemaining()) at += channel.write(bytes, at);
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
