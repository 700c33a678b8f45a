package dev.sightline.bench.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import static java.nio.charset.StandardCharsets.US_ASCII;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** Over a real socket, to a server that says what the test wants and closes. */
class EventStreamTest {

    private final BlockingQueue<String> heard = new LinkedBlockingQueue<>();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "HTTP/1.1 200 OK\r\n\r\ndata: one\n\ndata: two\n\n",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"
                        + "b\r\ndata: one\n\n\r\nb\r\ndata: two\n\n\r\n",
            })
    void readsChunkedAndBareStreamsToTheirEnd(String response) throws Exception {
        EventStream stream = open(response);
        assertThat(next()).isEqualTo("one");
        assertThat(next()).isEqualTo("two");
        assertThat(next()).isEqualTo("ended: the server closed the stream");
        stream.close();
    }

    @Test
    void saysWithWhichStatusItWasRefused() {
        assertThatThrownBy(() -> open("HTTP/1.1 403 Forbidden\r\n\r\n").close())
                .isInstanceOf(IOException.class)
                .hasMessageContaining("403");
    }

    private EventStream open(String response) throws IOException {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Thread.ofPlatform().daemon().start(() -> answerOne(server, response));
            URI origin = URI.create("http://127.0.0.1:" + server.getLocalPort());
            return EventStream.open(
                    origin,
                    "/stream",
                    new EventStream.Listener() {
                        @Override
                        public void event(String data, long receivedNanos) {
                            heard.add(data);
                        }

                        @Override
                        public void ended(IOException why) {
                            heard.add("ended: " + why.getMessage());
                        }
                    });
        }
    }

    private static void answerOne(ServerSocket server, String response) {
        try (Socket client = server.accept()) {
            String request = "";
            while (!request.endsWith("\r\n\r\n")) {
                request += (char) client.getInputStream().read();
            }
            client.getOutputStream().write(response.getBytes(US_ASCII));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private String next() throws InterruptedException {
        String next = heard.poll(10, TimeUnit.SECONDS);
        return next == null ? "nothing" : next;
    }
}
