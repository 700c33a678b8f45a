package dev.sightline;

import dev.sightline.json.Json;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads a stream of server-sent events from a socket, chunk by chunk. Each wait is bounded by the
 * socket's timeout.
 */
public final class SseClient implements AutoCloseable {
    /**
     * @param id of the event, or null
     * @param data its JSON
     * @param raw the lines as they came
     */
    public record Event(@Nullable String id, JsonNode data, String raw) {
        public String type() {
            return text("type");
        }

        public String text(String field) {
            return data.get(field).asString();
        }
    }

    private final Socket socket;
    private final BufferedReader in;
    private final List<String> head = new ArrayList<>();
    private final StringBuilder pending = new StringBuilder();

    private SseClient(Socket socket) throws IOException {
        this.socket = socket;
        this.in =
                new BufferedReader(
                        // One byte a char, so that chunk lengths in bytes can be counted.
                        new InputStreamReader(
                                socket.getInputStream(), StandardCharsets.ISO_8859_1));
    }

    public static SseClient open(TestNode node, String pathAndQuery, String... headers)
            throws IOException {
        return open(node.port(), pathAndQuery, headers);
    }

    public static SseClient open(int port, String pathAndQuery, String... headers)
            throws IOException {
        SseClient client = new SseClient(RawHttp.connect(port));
        String request = "GET " + pathAndQuery + " HTTP/1.1\r\nHost: 127.0.0.1:" + port + "\r\n";
        for (String header : headers) request += header + "\r\n";
        client.socket.getOutputStream().write((request + "\r\n").getBytes(StandardCharsets.UTF_8));
        return client;
    }

    /** A stream that answers a body, with the bearer token. */
    public static SseClient post(TestNode node, String path, String json) throws IOException {
        SseClient client = new SseClient(RawHttp.connect(node.port()));
        byte[] body = json.getBytes(StandardCharsets.UTF_8);
        String head =
                "POST %s HTTP/1.1\r\nHost: 127.0.0.1:%d\r\nAuthorization: Bearer %s\r\n"
                        .formatted(path, node.port(), node.token());
        head += "Content-Type: application/json\r\nContent-Length: " + body.length + "\r\n\r\n";
        client.socket.getOutputStream().write(head.getBytes(StandardCharsets.UTF_8));
        client.socket.getOutputStream().write(body);
        return client;
    }

    public int status() throws IOException {
        readHead();
        return Integer.parseInt(head.getFirst(), 9, 12, 10);
    }

    /** Every header line, first the status. */
    public List<String> head() throws IOException {
        readHead();
        return List.copyOf(head);
    }

    /** The next event, comments left out. */
    public Event next() throws IOException {
        while (true) {
            int end = pending.indexOf("\n\n");
            if (end < 0) {
                if (!readChunk()) throw new IOException("the stream ended");
                continue;
            }
            String raw = utf8(pending.substring(0, end));
            pending.delete(0, end + 2);
            @Nullable String id = null;
            @Nullable String data = null;
            for (String line : raw.split("\n", -1)) {
                if (line.startsWith("id: ")) id = line.substring(4);
                if (line.startsWith("data: ")) data = line.substring(6);
            }
            if (data != null) {
                return new Event(id, Json.read(data.getBytes(StandardCharsets.UTF_8)), raw);
            }
        }
    }

    /** Whether the node has ended the stream in good order; comments may come until then. */
    public boolean isAtEnd() throws IOException {
        while (true) {
            int end = pending.indexOf("\n\n");
            if (end >= 0 && pending.charAt(0) == ':') pending.delete(0, end + 2);
            else if (!pending.isEmpty()) return false;
            else if (!readChunk()) return true;
        }
    }

    /** Not before it is asked for: the node sends it with the first event. */
    private void readHead() throws IOException {
        if (!head.isEmpty()) return;
        for (String line = line(); !line.isEmpty(); line = line()) head.add(line);
    }

    private boolean readChunk() throws IOException {
        readHead();
        // Jetty sends the line break that ends a chunk together with the next one.
        String size = line();
        if (size.isEmpty()) size = line();
        int length = Integer.parseInt(size, 16);
        for (int i = 0; i < length; i++) pending.append((char) in.read());
        return length > 0;
    }

    private String line() throws IOException {
        String line = in.readLine();
        if (line == null) throw new IOException("the connection was closed");
        return line;
    }

    private static String utf8(String latin) {
        return new String(latin.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
