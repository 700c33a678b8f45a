package dev.sightline.bench.wire;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.function.Consumer;

/** The body of a response, decoded as it arrives. */
public sealed interface Body permits ChunkedBody, Body.UntilClose {

    /**
     * Takes all that was received and hands out what of it is content.
     *
     * @param content sees slices of {@code received}, valid until it returns
     */
    void decode(ByteBuffer received, Consumer<ByteBuffer> content) throws IOException;

    /** Bytes as they are; the body ends with the connection (RFC 9112, section 6.3). */
    record UntilClose() implements Body {
        @Override
        public void decode(ByteBuffer received, Consumer<ByteBuffer> content) {
            if (received.hasRemaining()) {
                content.accept(received.slice());
                received.position(received.limit());
            }
        }
    }
}
