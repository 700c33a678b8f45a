package dev.sightline.bench.wire;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** Against a socket that says what a server might. */
class MessageStreamTest {

    private final BlockingQueue<String> heard = new LinkedBlockingQueue<>();
    private ServerSocket server;
    private MessageStream stream;

    @BeforeEach
    void setUp() throws IOException {
        server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        stream = open();
    }

    @AfterEach
    void tearDown() throws IOException {
        stream.close();
        server.close();
    }

    @Test
    void hearsMessagesOfEveryLengthAndKeepsTheirEnd() throws Exception {
        String whole = "x".repeat(70_000) + "the end";
        try (Socket socket = accepted()) {
            OutputStream out = socket.getOutputStream();
            out.write(frame(0x81, "short"));
            out.write(frame(0x81, "y".repeat(200)));
            for (byte octet : frame(0x81, whole)) out.write(octet);

            assertThat(next()).isEqualTo("5: short");
            assertThat(next()).isEqualTo("200: " + "y".repeat(200));
            assertThat(next())
                    .isEqualTo("70007: " + "x".repeat(MessageStream.KEPT - 7) + "the end");
        }
    }

    @Test
    void joinsFragmentsAndAnswersAPingBetweenThem() throws Exception {
        try (Socket socket = accepted()) {
            OutputStream out = socket.getOutputStream();
            out.write(frame(0x01, "one "));
            out.write(frame(0x89, "p"));
            out.write(frame(0x80, "two"));

            assertThat(next()).isEqualTo("7: one two");
            // A pong of one byte, masked with zeros.
            assertThat(socket.getInputStream().readNBytes(7))
                    .containsExactly(0x8A, 0x81, 0, 0, 0, 0, 'p');
        }
    }

    @Test
    void saysWithWhichCodeItWasClosed() throws Exception {
        try (Socket socket = accepted()) {
            socket.getOutputStream().write(new byte[] {(byte) 0x88, 2, 0x11, 0x38});

            assertThat(next()).isEqualTo("ended: closed with 4408");
        }
    }

    private String next() throws InterruptedException {
        return String.valueOf(heard.poll(10, TimeUnit.SECONDS));
    }

    private MessageStream open() throws IOException {
        URI origin = URI.create("http://127.0.0.1:" + server.getLocalPort());
        Thread.ofVirtual().start(this::answer);
        return MessageStream.open(
                origin,
                "token",
                List.of(),
                new MessageStream.Listener() {
                    @Override
                    public void message(ByteBuffer end, long length, long receivedNanos) {
                        heard.add(length + ": " + UTF_8.decode(end));
                    }

                    @Override
                    public void ended(IOException why) {
                        heard.add("ended: " + why.getMessage());
                    }
                });
    }

    private final BlockingQueue<Socket> sockets = new LinkedBlockingQueue<>();

    private Socket accepted() throws InterruptedException {
        return sockets.take();
    }

    private void answer() {
        try {
            Socket socket = server.accept();
            StringBuilder head = new StringBuilder();
            while (head.indexOf("\r\n\r\n") < 0) head.append((char) socket.getInputStream().read());
            socket.getOutputStream()
                    .write("HTTP/1.1 101 Switching Protocols\r\n\r\n".getBytes(UTF_8));
            sockets.add(socket);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] frame(int first, String text) {
        byte[] payload = text.getBytes(UTF_8);
        ByteArrayOutputStream frame = new ByteArrayOutputStream();
        frame.write(first);
        if (payload.length < 126) {
            frame.write(payload.length);
        } else if (payload.length < 65_536) {
            frame.write(126);
            frame.write(payload.length >> 8);
            frame.write(payload.length);
        } else {
            frame.write(127);
            frame.writeBytes(ByteBuffer.allocate(8).putLong(payload.length).array());
        }
        frame.writeBytes(payload);
        return frame.toByteArray();
    }
}
