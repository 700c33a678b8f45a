package dev.sightline.bench.wire;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.function.Consumer;

/**
 * The chunked transfer coding (RFC 9112, section 7.1), decoded as the bytes arrive: a chunk may
 * come in any number of pieces, and one piece may hold many chunks. Not for use by two threads.
 */
public final class ChunkedBody implements Body {

    private enum At {
        SIZE,
        EXTENSION,
        DATA,
        DATA_END,
        TRAILER,
        END
    }

    /** Larger than any frame that is measured; a size beyond it is a broken stream. */
    private static final int MAX_CHUNK = 64 << 20;

    private At at = At.SIZE;
    private int left;
    private boolean sizeHasDigits;
    private boolean trailerLineHasBytes;

    @Override
    public void decode(ByteBuffer received, Consumer<ByteBuffer> content) throws IOException {
        while (received.hasRemaining()) {
            if (at == At.DATA) {
                data(received, content);
            } else {
                framing(received.get());
            }
        }
    }

    /** Whether the last chunk and its trailer have been read. */
    public boolean ended() {
        return at == At.END;
    }

    private void data(ByteBuffer received, Consumer<ByteBuffer> content) {
        int length = Math.min(left, received.remaining());
        content.accept(received.slice(received.position(), length));
        received.position(received.position() + length);
        left -= length;
        if (left == 0) {
            at = At.DATA_END;
        }
    }

    private void framing(byte octet) throws IOException {
        switch (at) {
            case SIZE -> size(octet);
            case EXTENSION -> {
                if (octet == '\n') {
                    endOfSizeLine();
                }
            }
            case DATA_END -> {
                if (octet == '\n') {
                    at = At.SIZE;
                } else if (octet != '\r') {
                    throw new IOException("a chunk is longer than its size says");
                }
            }
            case TRAILER -> {
                if (octet == '\n') {
                    at = trailerLineHasBytes ? At.TRAILER : At.END;
                    trailerLineHasBytes = false;
                } else if (octet != '\r') {
                    trailerLineHasBytes = true;
                }
            }
            case END -> throw new IOException("bytes after the last chunk");
            case DATA -> throw new AssertionError("data is not framing");
        }
    }

    private void size(byte octet) throws IOException {
        int digit = Character.digit(octet, 16);
        if (digit >= 0) {
            left = left * 16 + digit;
            sizeHasDigits = true;
            if (left > MAX_CHUNK) {
                throw new IOException("a chunk of more than " + MAX_CHUNK + " bytes");
            }
        } else if (octet == '\n') {
            endOfSizeLine();
        } else if (octet == '\r' || octet == ';' || octet == ' ' || octet == '\t') {
            at = At.EXTENSION;
        } else {
            throw new IOException("not a chunk size: octet " + Byte.toUnsignedInt(octet));
        }
    }

    private void endOfSizeLine() throws IOException {
        if (!sizeHasDigits) {
            throw new IOException("a chunk without a size");
        }
        sizeHasDigits = false;
        at = left == 0 ? At.TRAILER : At.DATA;
    }
}
