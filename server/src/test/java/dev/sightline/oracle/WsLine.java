package dev.sightline.oracle;

import dev.sightline.json.Json;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** {@code WS /api/ws}, by RFC 6455 as a client must speak it. */
final class WsLine implements Line {
    /** The node has closed in good order. */
    static final class Closed extends IOException {
        private static final long serialVersionUID = 1;
        private final int code;

        Closed(int code, String reason) {
            super("closed " + code + " " + reason);
            this.code = code;
        }

        int code() {
            return code;
        }
    }

    private static final Charset ASCII = StandardCharsets.US_ASCII;
    private static final int CONTINUATION = 0;
    private static final int TEXT = 1;
    private static final int CLOSE = 8;
    private static final int PING = 9;
    private static final int PONG = 10;

    /** The mask need not be a secret: it protects proxies from pages, and we are none. */
    private static final byte[] MASK = {0x12, 0x34, 0x56, 0x78};

    private final Cable cable;
    private final Hearing hearing;
    private final Request request;
    private boolean open;

    WsLine(InetSocketAddress node, Cuts cuts, Hearing hearing, Request request) throws IOException {
        this.hearing = hearing;
        this.request = request;
        this.cable = new Cable(node, cuts);
        cable.onFarewell(this::sayGoodbye);
        String query = request.papers() == Papers.QUERY ? "?token=" + request.token() : "";
        String papers =
                request.papers() == Papers.HEADER
                        ? "Authorization: Bearer " + request.token() + "\r\n"
                        : "";
        String key = Base64.getEncoder().encodeToString("sixteen bytes ok".getBytes(ASCII));
        cable.write(
                ("GET /api/ws"
                                + query
                                + " HTTP/1.1\r\nHost: 127.0.0.1:"
                                + node.getPort()
                                + "\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n"
                                + "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: "
                                + key
                                + "\r\n"
                                + papers
                                + "\r\n")
                        .getBytes(ASCII));
    }

    @Override
    public Entry next() throws IOException {
        if (!open) begin();
        while (true) {
            String text = message();
            if (!text.equals("{\"type\":\"authenticated\"}")) return hearing.of(text);
        }
    }

    private void begin() throws IOException {
        String status = cable.line();
        StringBuilder rest = new StringBuilder();
        for (String line = cable.line(); !line.isEmpty(); line = cable.line()) {
            rest.append(line).append('\n');
        }
        int code = Integer.parseInt(status, 9, 12, 10);
        if (code != 101) throw new Refused(code, status + "\n" + rest);
        open = true;
        if (request.papers() == Papers.FIRST_MESSAGE) say(Map.of("token", request.token()));
        Map<String, Object> subscribe = new LinkedHashMap<>();
        subscribe.put("action", "subscribe");
        Interest interest = request.interest();
        if (!interest.projects().isEmpty()) {
            subscribe.put("projects", List.copyOf(interest.projects().keySet()));
        }
        if (!interest.types().isEmpty()) subscribe.put("types", List.copyOf(interest.types()));
        request.since().ifPresent(since -> subscribe.put("since", since.toString()));
        say(subscribe);
    }

    private void say(Map<String, Object> message) throws IOException {
        send(TEXT, Json.bytes(message));
    }

    private boolean sayGoodbye() throws IOException {
        if (!open) return false;
        send(CLOSE, new byte[] {0x03, (byte) 0xe8});
        return true;
    }

    /** One text message; pings are answered on the way. */
    private String message() throws IOException {
        ByteArrayOutputStream message = new ByteArrayOutputStream();
        while (true) {
            int first = cable.read();
            byte[] payload = payload();
            switch (first & 0x0f) {
                case TEXT, CONTINUATION -> {
                    message.writeBytes(payload);
                    if ((first & 0x80) != 0) return message.toString(StandardCharsets.UTF_8);
                }
                case PING -> send(PONG, payload);
                case PONG -> {}
                case CLOSE -> throw closed(payload);
                default -> throw new IOException("a frame of the kind " + (first & 0x0f));
            }
        }
    }

    private byte[] payload() throws IOException {
        int second = cable.read();
        if ((second & 0x80) != 0) throw new IOException("a masked frame from the node");
        long length = second;
        if (second == 126) length = number(2);
        if (second == 127) length = number(8);
        byte[] payload = new byte[Math.toIntExact(length)];
        for (int i = 0; i < payload.length; i++) payload[i] = (byte) cable.read();
        return payload;
    }

    private long number(int bytes) throws IOException {
        long number = 0;
        for (int i = 0; i < bytes; i++) number = number << 8 | cable.read();
        return number;
    }

    private Closed closed(byte[] payload) throws IOException {
        if (payload.length < 2) return new Closed(1005, "");
        send(CLOSE, payload);
        int code = (payload[0] & 0xff) << 8 | (payload[1] & 0xff);
        return new Closed(code, new String(payload, 2, payload.length - 2, StandardCharsets.UTF_8));
    }

    private void send(int opcode, byte[] payload) throws IOException {
        ByteArrayOutputStream frame = new ByteArrayOutputStream();
        frame.write(0x80 | opcode);
        if (payload.length < 126) {
            frame.write(0x80 | payload.length);
        } else {
            frame.write(0x80 | 126);
            frame.write(payload.length >> 8);
            frame.write(payload.length);
        }
        frame.writeBytes(MASK);
        for (int i = 0; i < payload.length; i++) frame.write(payload[i] ^ MASK[i % 4]);
        cable.write(frame.toByteArray());
    }

    @Override
    public void close() throws IOException {
        cable.close();
    }
}
