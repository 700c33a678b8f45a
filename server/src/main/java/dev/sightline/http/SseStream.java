package dev.sightline.http;

import dev.sightline.auth.Identity;

import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** One client's stream of server-sent events. */
class SseStream extends Outbox {
    private static final int SLICE = 128 * 1024;

    private static final Message AUTH_EXPIRED =
            Message.of("{\"type\":\"auth_expired\"}".getBytes(StandardCharsets.UTF_8));

    private final Response response;
    private final Callback exchange;
    private final EndPoint connection;
    private final Optional<Identity> identity;
    private final String who;

    SseStream(Exchange exchange, long nextSign) {
        super(SLICE, nextSign);
        this.response = exchange.response();
        this.exchange = exchange.callback();
        this.identity = exchange.identity();
        this.who = exchange.who();
        this.connection =
                response.getRequest().getConnectionMetaData().getConnection().getEndPoint();
        response.setStatus(HttpStatus.OK_200);
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, "text/event-stream");
        response.getHeaders().put(HttpHeader.CACHE_CONTROL, "no-cache");
        // nginx would otherwise collect events until its buffer is full.
        response.getHeaders().put("X-Accel-Buffering", "no");
    }

    @Override
    public final Optional<Identity> identity() {
        return identity;
    }

    @Override
    public final String who() {
        return who;
    }

    @Override
    Optional<Message> farewell(Ending why) {
        return why.equals(Ending.AUTH_EXPIRED) ? Optional.of(AUTH_EXPIRED) : Optional.empty();
    }

    @Override
    ByteBuffer bytes(Message message) {
        return ByteBuffer.wrap(message.sse());
    }

    @Override
    final void write(
            Message message, ByteBuffer slice, boolean first, boolean last, Callback callback) {
        response.write(false, slice, callback);
    }

    @Override
    final void writeEnd(Ending why, Callback callback) {
        response.write(true, trailer(), callback);
    }

    ByteBuffer trailer() {
        return ByteBuffer.allocate(0);
    }

    @Override
    void endWritten() {
        if (finish()) exchange.succeeded();
    }

    @Override
    void writeFailed(Throwable cause) {
        if (finish()) exchange.failed(cause);
    }

    @Override
    final void cut(Throwable cause) {
        connection.close(cause);
    }
}
