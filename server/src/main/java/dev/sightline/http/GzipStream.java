package dev.sightline.http;

import org.eclipse.jetty.http.HttpHeader;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.zip.GZIPOutputStream;

/**
 * A stream of events compressed with gzip, for clients behind a thin line who ask for it: a
 * compressor costs each of them 91 KiB of our memory. What is sent is whole after each event.
 */
final class GzipStream extends SseStream {
    private final ByteArrayOutputStream made = new ByteArrayOutputStream();
    private final GZIPOutputStream gzip;

    GzipStream(Exchange exchange, long nextSign) {
        super(exchange, nextSign);
        exchange.setHeader(HttpHeader.CONTENT_ENCODING.asString(), "gzip");
        try {
            gzip = new GZIPOutputStream(made, 512, true);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Compressing takes long for a large file: not on the thread of whoever sends. */
    @Override
    void kick() {
        Thread.ofVirtual().name("gzip").start(super::kick);
    }

    @Override
    ByteBuffer bytes(Message message) {
        try {
            gzip.write(message.sse());
            gzip.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return taken();
    }

    @Override
    ByteBuffer trailer() {
        try {
            gzip.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return taken();
    }

    private ByteBuffer taken() {
        ByteBuffer bytes = ByteBuffer.wrap(made.toByteArray());
        made.reset();
        return bytes;
    }

    @Override
    void writeFailed(Throwable cause) {
        // Nothing is written any more; this frees the memory that is not Java's.
        trailer();
        super.writeFailed(cause);
    }
}
