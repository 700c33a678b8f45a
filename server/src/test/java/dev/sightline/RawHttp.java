package dev.sightline;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Requests byte by byte, as no well-behaved client library would send them. */
public final class RawHttp {
    private static final int TIMEOUT_MILLIS = 10_000;

    /**
     * @param status 0 where the connection was closed without an answer
     * @param text head and body
     */
    public record Answer(int status, String text) {}

    private RawHttp() {}

    /** Sends one request with exactly these header lines, and reads until the node closes. */
    public static Answer send(TestNode node, String requestLine, List<String> headers, String body)
            throws IOException {
        try (Socket socket = connect(node)) {
            String head = requestLine + "\r\n" + String.join("\r\n", headers);
            String request = head + "\r\nConnection: close\r\n\r\n" + body;
            say(socket, request);
            ByteArrayOutputStream all = new ByteArrayOutputStream();
            InputStream in = socket.getInputStream();
            in.transferTo(all);
            String text = all.toString(StandardCharsets.UTF_8);
            int status = text.startsWith("HTTP/1.1 ") ? Integer.parseInt(text, 9, 12, 10) : 0;
            return new Answer(status, text);
        }
    }

    /** A node that refuses a body answers and closes before it has read all of it. */
    public static void say(Socket socket, String request) throws IOException {
        try {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
        } catch (SocketException closed) {
            // What it answered can still be read.
        }
    }

    /** Sends a GET with the bearer token, and reads the body's first bytes up to {@code end}. */
    public static String bodyUntil(TestNode node, String pathAndQuery, String end)
            throws IOException {
        try (Socket socket = connect(node)) {
            String request =
                    "GET %s HTTP/1.1\r\nHost: 127.0.0.1:%d\r\nAuthorization: Bearer %s\r\n\r\n"
                            .formatted(pathAndQuery, node.port(), node.token());
            socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
            StringBuilder all = new StringBuilder();
            InputStream in = socket.getInputStream();
            int head = -1;
            while (head < 0 || all.indexOf(end, head + 4) < 0) {
                int next = in.read();
                if (next < 0) throw new IOException("the stream ended");
                all.append((char) next);
                head = all.indexOf("\r\n\r\n");
            }
            return all.substring(head + 4);
        }
    }

    public static Socket connect(TestNode node) throws IOException {
        return connect(node.port());
    }

    public static Socket connect(int port) throws IOException {
        Socket socket = new Socket(InetAddress.ofLiteral("127.0.0.1"), port);
        socket.setSoTimeout(TIMEOUT_MILLIS);
        return socket;
    }
}
