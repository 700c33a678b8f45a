package dev.sightline;

import dev.sightline.json.Json;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A WebSocket client frame by frame (RFC 6455, 5.2), which can do all that a good client would not.
 * Each wait is bounded by the socket's timeout.
 */
public final class WsClient implements AutoCloseable {
    public static final int CONTINUATION = 0;
    public static final int TEXT = 1;
    public static final int BINARY = 2;
    public static final int CLOSE = 8;
    public static final int PING = 9;
    public static final int PONG = 10;

    private static final int FIN = 0x80;
    private static final int MASKED = 0x80;
    private static final byte[] MASK = {0x12, 0x34, 0x56, 0x78};
    private static final int TIMEOUT_MILLIS = 10_000;

    /** One frame of the node. */
    public static final class Frame {
        private final boolean fin;
        private final int opcode;
        private final byte[] payload;

        private Frame(boolean fin, int opcode, byte[] payload) {
            this.fin = fin;
            this.opcode = opcode;
            this.payload = payload;
        }

        public boolean fin() {
            return fin;
        }

        public int opcode() {
            return opcode;
        }

        public byte[] payload() {
            return payload;
        }

        public String text() {
            return new String(payload, StandardCharsets.UTF_8);
        }

        /** Of a close; 1005 where it says none. */
        public int code() {
            return payload.length < 2 ? 1005 : (payload[0] & 0xFF) << 8 | (payload[1] & 0xFF);
        }

        public String reason() {
            return payload.length < 2
                    ? ""
                    : new String(payload, 2, payload.length - 2, StandardCharsets.UTF_8);
        }
    }

    private final Socket socket;
    private final DataInputStream in;
    private final List<String> head = new ArrayList<>();

    private WsClient(Socket socket) throws IOException {
        this.socket = socket;
        this.in = new DataInputStream(socket.getInputStream());
    }

    /** Sends the handshake and reads its answer. */
    public static WsClient open(int port, String pathAndQuery, String... headers)
            throws IOException {
        return open(port, 0, pathAndQuery, headers);
    }

    /**
     * @param receiveBuffer bytes that the kernel keeps for this client; 0 for as many as it likes
     */
    public static WsClient open(int port, int receiveBuffer, String pathAndQuery, String... headers)
            throws IOException {
        Socket socket = new Socket();
        if (receiveBuffer > 0) socket.setReceiveBufferSize(receiveBuffer);
        socket.connect(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), port));
        socket.setSoTimeout(TIMEOUT_MILLIS);
        socket.setTcpNoDelay(true);
        WsClient client = new WsClient(socket);
        StringBuilder request = new StringBuilder();
        request.append("GET ").append(pathAndQuery).append(" HTTP/1.1\r\n");
        request.append("Host: 127.0.0.1:").append(port).append("\r\n");
        request.append("Upgrade: websocket\r\nConnection: Upgrade\r\n");
        request.append("Sec-WebSocket-Version: 13\r\n");
        request.append("Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n");
        for (String header : headers) request.append(header).append("\r\n");
        client.raw(request.append("\r\n").toString().getBytes(StandardCharsets.UTF_8));
        for (String line = client.line(); !line.isEmpty(); line = client.line()) {
            client.head.add(line);
        }
        return client;
    }

    /** 101 where the node has become a WebSocket. */
    public int status() {
        return Integer.parseInt(head.getFirst(), 9, 12, 10);
    }

    /** Every header line, first the status. */
    public List<String> head() {
        return List.copyOf(head);
    }

    /** One whole message. */
    public void say(String text) throws IOException {
        frame(FIN | TEXT, text.getBytes(StandardCharsets.UTF_8));
    }

    /** One frame of a message of several. */
    public void fragment(int opcode, boolean fin, byte[] payload) throws IOException {
        frame((fin ? FIN : 0) | opcode, payload);
    }

    public void close(int code) throws IOException {
        frame(FIN | CLOSE, new byte[] {(byte) (code >> 8), (byte) code});
    }

    /**
     * A masked frame.
     *
     * @param first FIN, reserved bits and opcode, in any combination
     */
    public void frame(int first, byte[] payload) throws IOException {
        raw(masked(first, payload));
    }

    /** The bytes of a masked frame. */
    public static byte[] masked(int first, byte[] payload) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        head(out, first, payload.length);
        out.writeBytes(MASK);
        for (int i = 0; i < payload.length; i++) out.write(payload[i] ^ MASK[i % 4]);
        return out.toByteArray();
    }

    private static void head(ByteArrayOutputStream out, int first, int length) {
        out.write(first);
        if (length < 126) {
            out.write(MASKED | length);
        } else if (length < 65536) {
            out.write(MASKED | 126);
            out.write(length >> 8);
            out.write(length);
        } else {
            out.write(MASKED | 127);
            for (int shift = 56; shift >= 0; shift -= 8) {
                out.write(shift >= 32 ? 0 : length >> shift);
            }
        }
    }

    /** Any bytes at all. */
    public void raw(byte[] bytes) throws IOException {
        socket.getOutputStream().write(bytes);
    }

    /** The next frame as it comes. */
    public Frame nextFrame() throws IOException {
        int first = in.readUnsignedByte();
        int second = in.readUnsignedByte();
        if (second >= MASKED) throw new IOException("a server does not mask");
        long length = second;
        if (second == 126) length = in.readUnsignedShort();
        if (second == 127) length = in.readLong();
        byte[] payload = new byte[Math.toIntExact(length)];
        in.readFully(payload);
        if ((first & 0x70) != 0) throw new IOException("reserved bits without an extension");
        return new Frame((first & FIN) != 0, first & 0x0F, payload);
    }

    /** The next message or close; pings are answered, pongs left out, fragments assembled. */
    public Frame next() throws IOException {
        @Nullable ByteArrayOutputStream parts = null;
        while (true) {
            Frame frame = nextFrame();
            switch (frame.opcode()) {
                case PING -> frame(FIN | PONG, frame.payload());
                case PONG -> {}
                case CLOSE -> {
                    return frame;
                }
                default -> {
                    if (frame.fin() && parts == null) return frame;
                    if (parts == null) parts = new ByteArrayOutputStream();
                    parts.writeBytes(frame.payload());
                    if (frame.fin()) return new Frame(true, TEXT, parts.toByteArray());
                }
            }
        }
    }

    /** The next message, which must be one. */
    public JsonNode nextJson() throws IOException {
        Frame frame = next();
        if (frame.opcode() != TEXT) throw new IOException("closed: " + frame.code());
        return Json.read(frame.payload());
    }

    /** Reads on until the node closes, and answers as a good client does. */
    public Frame untilClose() throws IOException {
        Frame frame = next();
        while (frame.opcode() != CLOSE) frame = next();
        return frame;
    }

    /** Whether the node has closed the connection, with or without a reset. */
    public boolean isCutOff() throws IOException {
        try {
            in.transferTo(OutputStream.nullOutputStream());
            return true;
        } catch (SocketTimeoutException e) {
            return false;
        } catch (SocketException e) {
            return true;
        }
    }

    /** Says that no more comes from here, and can still read. */
    public void halfClose() throws IOException {
        socket.shutdownOutput();
    }

    /** Leaves with a TCP reset. */
    public void reset() throws IOException {
        socket.setSoLinger(true, 0);
        socket.close();
    }

    private String line() throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = in.readUnsignedByte(); c != '\n'; c = in.readUnsignedByte()) {
            if (c != '\r') line.append((char) c);
        }
        return line.toString();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
