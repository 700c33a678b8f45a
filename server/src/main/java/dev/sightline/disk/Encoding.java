package dev.sightline.disk;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** How a file's bytes are text. */
public enum Encoding {
    UTF_8(StandardCharsets.UTF_8, new byte[] {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF}),
    // Before UTF-16LE, whose mark is the beginning of this one.
    UTF_32LE(Charset.forName("UTF-32LE"), new byte[] {(byte) 0xFF, (byte) 0xFE, 0, 0}),
    UTF_32BE(Charset.forName("UTF-32BE"), new byte[] {0, 0, (byte) 0xFE, (byte) 0xFF}),
    UTF_16LE(StandardCharsets.UTF_16LE, new byte[] {(byte) 0xFF, (byte) 0xFE}),
    UTF_16BE(StandardCharsets.UTF_16BE, new byte[] {(byte) 0xFE, (byte) 0xFF}),
    /** No text that could be written back unchanged. */
    BINARY(StandardCharsets.UTF_8, new byte[0]);

    private final Charset charset;

    @SuppressWarnings("ImmutableEnumChecker") // never handed out
    private final byte[] mark;

    Encoding(Charset charset, byte[] mark) {
        this.charset = charset;
        this.mark = mark;
    }

    Charset charset() {
        return charset;
    }

    /** A copy of the byte order mark. */
    byte[] mark() {
        return mark.clone();
    }

    boolean marks(byte[] bytes) {
        if (this == BINARY || bytes.length < mark.length) return false;
        for (int i = 0; i < mark.length; i++) {
            if (bytes[i] != mark[i]) return false;
        }
        return true;
    }

    /** The word on the wire: {@code utf-8}, {@code utf-16le}, {@code binary}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
