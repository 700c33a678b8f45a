package dev.sightline.http;

import dev.sightline.json.Json;

import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.io.AbstractConnection;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.util.BufferUtil;
import org.eclipse.jetty.util.Callback;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.Executor;

/**
 * A connection that hears the beginning of a request, answers it with a refusal whatever it is, and
 * ends. The watchman ends it where the client says nothing.
 */
final class LastWord extends AbstractConnection implements Connection.UpgradeTo {
    private static final int DRAIN = 64 * 1024;

    private final Refusal refusal;
    private int drained;
    private boolean heard;
    private boolean said;

    LastWord(EndPoint endPoint, Executor executor, Refusal refusal) {
        super(endPoint, executor);
        this.refusal = refusal;
    }

    /** Another protocol read the beginning, and did not know it. */
    @Override
    public void onUpgradeTo(ByteBuffer buffer) {
        heard = BufferUtil.hasContent(buffer);
    }

    @Override
    public void onOpen() {
        super.onOpen();
        if (heard) say();
        else fillInterested();
    }

    /** Unread bytes would make the kernel reset the connection, and the client lose the answer. */
    @Override
    public void onFillable() {
        ByteBuffer buffer = BufferUtil.allocate(4096);
        try {
            while (drained < DRAIN) {
                BufferUtil.clear(buffer);
                int filled = getEndPoint().fill(buffer);
                if (filled < 0) break;
                if (filled == 0) {
                    fillInterested();
                    return;
                }
                drained += filled;
                if (!said) {
                    say();
                    return;
                }
            }
            close();
        } catch (IOException e) {
            close();
        }
    }

    private void say() {
        said = true;
        getEndPoint()
                .write(
                        Callback.from(
                                () -> {
                                    getEndPoint().shutdownOutput();
                                    fillInterested();
                                },
                                failure -> close()),
                        ByteBuffer.wrap(answer(refusal)));
    }

    static byte[] answer(Refusal refusal) {
        byte[] body = Json.bytes(Map.of("detail", refusal.detail(), "code", refusal.code()));
        String head =
                "HTTP/1.1 "
                        + refusal.status()
                        + " "
                        + HttpStatus.getMessage(refusal.status())
                        + "\r\nContent-Type: application/json\r\nContent-Length: "
                        + body.length
                        + "\r\nCache-Control: no-store\r\nX-Content-Type-Options: nosniff\r\n"
                        + (refusal.status() == 503 ? "Retry-After: 5\r\n" : "")
                        + "Connection: close\r\n\r\n";
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.writeBytes(head.getBytes(StandardCharsets.US_ASCII));
        all.writeBytes(body);
        return all.toByteArray();
    }
}
