package dev.sightline.bench.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/** Over a real socket, to a server that answers each body that it knows the length of. */
class EventPostTest {

    private static final byte[] BODY = "{\"script\":\"é\"}".getBytes(UTF_8);
    private static final String ANSWER =
            "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"
                    + "b\r\ndata: one\n\n\r\nb\r\ndata: two\n\n\r\n0\r\n\r\n";

    private final List<String> heard = new ArrayList<>();

    @Test
    void asksAgainOnTheSameConnection() throws IOException {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Thread.ofPlatform().daemon().start(() -> answer(server, ANSWER));
            try (EventPost post = new EventPost(origin(server))) {
                long first = post.post("/run", BODY, (data, nanos) -> heard.add(data));
                long second = post.post("/run", BODY, (data, nanos) -> heard.add(data));
                assertThat(second).isGreaterThan(first);
            }
        }
        assertThat(heard).containsExactly("one", "two", "one", "two");
    }

    @Test
    void saysThatItWasRefused() throws IOException {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Thread.ofPlatform()
                    .daemon()
                    .start(() -> answer(server, "HTTP/1.1 503 Service Unavailable\r\n\r\n"));
            try (EventPost post = new EventPost(origin(server))) {
                assertThatThrownBy(() -> post.post("/run", BODY, (data, nanos) -> {}))
                        .isInstanceOf(IOException.class)
                        .hasMessageContaining("503");
            }
        }
    }

    private static URI origin(ServerSocket server) {
        return URI.create("http://127.0.0.1:" + server.getLocalPort());
    }

    /** One connection, until its client leaves; says nothing where the length is wrong. */
    private static void answer(ServerSocket server, String response) {
        try (Socket socket = server.accept()) {
            String head = "";
            for (int octet = socket.getInputStream().read();
                    octet >= 0;
                    octet = socket.getInputStream().read()) {
                head += (char) octet;
                if (head.endsWith("Content-Length: " + BODY.length + "\r\n\r\n")) {
                    socket.getInputStream().readNBytes(BODY.length);
                    socket.getOutputStream().write(response.getBytes(UTF_8));
                    head = "";
                }
            }
        } catch (IOException e) {
            // The client sees that for itself.
        }
    }
}
