package dev.sightline.state;

import dev.sightline.auth.SigningKey;
import dev.sightline.disk.PrivateFiles;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.Set;

/** {@code signing.key}: 256 random bits that only their owner may read, made at the first start. */
public final class SigningKeyFile {
    private static final Set<PosixFilePermission> OWNERS =
            EnumSet.of(
                    PosixFilePermission.OWNER_READ,
                    PosixFilePermission.OWNER_WRITE,
                    PosixFilePermission.OWNER_EXECUTE);

    private SigningKeyFile() {}

    /**
     * @throws IOException that says how to mend it, where the key could be known or guessed
     */
    public static SigningKey of(Path state) throws IOException {
        Path file = state.resolve("signing.key");
        byte[] bits;
        try {
            bits = Files.readAllBytes(file);
        } catch (NoSuchFileException first) {
            bits = make(file);
        }
        if (!OWNERS.containsAll(Files.getPosixFilePermissions(file, LinkOption.NOFOLLOW_LINKS))) {
            throw new IOException(
                    file
                            + " can be read by others, who may have signed tokens with it. Run: rm "
                            + file
                            + " (everyone logs in anew)");
        }
        if (bits.length < SigningKey.BYTES) {
            throw new IOException(
                    "%s is shorter than %d bytes. Run: rm %s (everyone logs in anew)"
                            .formatted(file, SigningKey.BYTES, file));
        }
        return new SigningKey(bits);
    }

    /** Whole or not at all, and the first of two processes that start at once. */
    private static byte[] make(Path file) throws IOException {
        Path mine = file.resolveSibling(".signing.key." + ProcessHandle.current().pid());
        PrivateFiles.write(mine, SigningKey.random());
        try {
            Files.createLink(file, mine);
        } catch (FileAlreadyExistsException other) {
            return Files.readAllBytes(file);
        } finally {
            Files.deleteIfExists(mine);
        }
        return Files.readAllBytes(file);
    }
}
