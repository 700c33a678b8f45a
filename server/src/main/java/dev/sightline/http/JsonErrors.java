package dev.sightline.http;

import dev.sightline.json.Json;

import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;

import java.nio.ByteBuffer;
import java.util.Locale;
import java.util.Map;

/** Jetty's own errors (a request that is no HTTP, a head too large) in the form of ours. */
final class JsonErrors extends ErrorHandler {
    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        int status = response.getStatus() < 400 ? 500 : response.getStatus();
        response.setStatus(status);
        // What Jetty answers itself never came through the front.
        Front.harden(response.getHeaders());
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, "application/json");
        response.getHeaders().put(HttpHeader.CACHE_CONTROL, "no-store");
        // A body that nobody reads closes the connection; the client must know before it goes on.
        boolean hasBody =
                request.getLength() > 0
                        || request.getHeaders().contains(HttpHeader.TRANSFER_ENCODING);
        if (hasBody) response.getHeaders().put(HttpHeader.CONNECTION, "close");
        response.write(true, body(status), callback);
        return true;
    }

    /** The reason is Jetty's standard one: its own may repeat what a stranger sent. */
    private static ByteBuffer body(int status) {
        String reason = HttpStatus.getMessage(status);
        return ByteBuffer.wrap(
                Json.bytes(
                        Map.of(
                                "detail",
                                reason,
                                "code",
                                reason.toLowerCase(Locale.ROOT).replace(' ', '_'))));
    }
}
