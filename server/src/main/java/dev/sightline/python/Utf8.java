package dev.sightline.python;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/** Text out of bytes that come in pieces: a character may lie across two. Used by one thread. */
final class Utf8 {
    private final CharsetDecoder decoder =
            StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPLACE)
                    .onUnmappableCharacter(CodingErrorAction.REPLACE);

    /** The beginning of a character; at most three bytes. */
    private byte[] begun = {};

    /** What is whole so far; U+FFFD for what is no UTF-8. */
    String text(byte[] bytes) {
        ByteBuffer in = ByteBuffer.allocate(begun.length + bytes.length);
        in.put(begun).put(bytes).flip();
        CharBuffer out = CharBuffer.allocate(in.remaining());
        decoder.reset().decode(in, out, false);
        begun = new byte[in.remaining()];
        in.get(begun);
        return out.flip().toString();
    }

    /** The rest: nothing more belongs to what has begun. */
    String end() {
        CharBuffer out = CharBuffer.allocate(begun.length + 1);
        decoder.reset().decode(ByteBuffer.wrap(begun), out, true);
        begun = new byte[0];
        return out.flip().toString();
    }

    /** Text that can be written as UTF-8: half a surrogate pair becomes a question mark. */
    static String wellFormed(String text) {
        return StandardCharsets.UTF_8.newEncoder().canEncode(text)
                ? text
                : new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    }
}
