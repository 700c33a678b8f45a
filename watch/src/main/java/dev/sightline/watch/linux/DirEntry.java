package dev.sightline.watch.linux;

import dev.sightline.watch.FileKind;

import org.jspecify.annotations.Nullable;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/**
 * One entry of a directory.
 *
 * @param name its name as the disk has it; the array belongs to the caller
 * @param kind what it is, or null where the file system does not say ({@code DT_UNKNOWN})
 * @param ino its inode number
 */
@SuppressWarnings("ArrayRecordComponent") // bytes are what a name is; never compared as a whole
public record DirEntry(byte[] name, @Nullable FileKind kind, long ino) {

    /** The name as text, or null if it is not UTF-8. */
    public @Nullable String text() {
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(name)).toString();
        } catch (CharacterCodingException e) {
            return null;
        }
    }
}
