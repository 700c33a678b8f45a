package dev.sightline.disk;

import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;

/**
 * A whole file at one moment: never half of a write.
 *
 * @param path links resolved
 * @param bytes not to be changed by whoever holds them
 * @param etag sha-256 of the bytes in hex
 * @param mtime when the content last changed
 * @param beingWritten whether somebody had it open to write, so that more may come
 */
@SuppressWarnings("ArrayRecordComponent") // compared by etag, never as a whole
public record Content(Path path, byte[] bytes, String etag, Instant mtime, boolean beingWritten) {
    /** SHA-256 of the bytes, in hex. */
    public static String etagOf(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java has SHA-256", e);
        }
    }

    public Text text() {
        return Text.of(bytes);
    }
}
