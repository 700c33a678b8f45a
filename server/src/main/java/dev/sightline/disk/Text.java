package dev.sightline.disk;

import dev.sightline.disk.Trouble.Kind;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Bytes as text, and how to get the same bytes back.
 *
 * @param content without the byte order mark; for {@link Encoding#BINARY} a lossy view
 * @param bom whether the bytes begin with a byte order mark
 */
public record Text(String content, Encoding encoding, boolean bom, Eol eol) {
    /**
     * What the bytes are by their mark, else UTF-8. Text is only what would be written back byte by
     * byte the same; all else is {@link Encoding#BINARY}.
     */
    public static Text of(byte[] bytes) {
        for (Encoding encoding : Encoding.values()) {
            if (!encoding.marks(bytes)) continue;
            Text text = decoded(bytes, encoding, true);
            if (text.encoding() != Encoding.BINARY) return text;
        }
        return decoded(bytes, Encoding.UTF_8, false);
    }

    private static Text decoded(byte[] bytes, Encoding encoding, boolean bom) {
        int skipped = bom ? encoding.mark().length : 0;
        try {
            String content =
                    encoding.charset()
                            .newDecoder()
                            .onMalformedInput(CodingErrorAction.REPORT)
                            .onUnmappableCharacter(CodingErrorAction.REPORT)
                            .decode(ByteBuffer.wrap(bytes, skipped, bytes.length - skipped))
                            .toString();
            Text text = new Text(content, encoding, bom, Eol.of(content));
            if (Arrays.equals(text.encode(content), bytes)) return text;
        } catch (CharacterCodingException | Trouble notText) {
            // It is binary, then.
        }
        return new Text(
                new String(bytes, StandardCharsets.UTF_8), Encoding.BINARY, false, Eol.NONE);
    }

    /**
     * Other content in this text's encoding, with its byte order mark.
     *
     * @throws Trouble UNMAPPABLE where the encoding has no bytes for it (half a surrogate pair)
     */
    public byte[] encode(String other) throws Trouble {
        try {
            ByteBuffer encoded =
                    encoding.charset()
                            .newEncoder()
                            .onMalformedInput(CodingErrorAction.REPORT)
                            .onUnmappableCharacter(CodingErrorAction.REPORT)
                            .encode(CharBuffer.wrap(other));
            byte[] mark = bom ? encoding.mark() : new byte[0];
            byte[] bytes = Arrays.copyOf(mark, mark.length + encoded.remaining());
            encoded.get(bytes, mark.length, encoded.remaining());
            return bytes;
        } catch (CharacterCodingException e) {
            throw new Trouble(
                    Kind.UNMAPPABLE,
                    "The text has a character that " + encoding.word() + " cannot hold");
        }
    }
}
