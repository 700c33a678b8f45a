package dev.sightline.kernel;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;

/** A server that counts who connects to it, and answers all of them alike. */
final class Trap implements AutoCloseable {
    private final ServerSocket server;
    private final AtomicInteger asked = new AtomicInteger();

    private Trap(ServerSocket server) {
        this.server = server;
    }

    static Trap answering(String answer) throws IOException {
        Trap trap = new Trap(new ServerSocket(0, 50, InetAddress.ofLiteral("127.0.0.1")));
        Thread.ofVirtual().start(() -> trap.serve(answer));
        return trap;
    }

    /** An address at which nobody listens. */
    static String urlOfNobody() throws IOException {
        try (Trap trap = answering("")) {
            return trap.url();
        }
    }

    private void serve(String answer) {
        while (!server.isClosed()) {
            try (Socket client = server.accept()) {
                asked.incrementAndGet();
                byte[] head = new byte[8192];
                if (client.getInputStream().read(head) < 0) continue;
                client.getOutputStream().write(answer.getBytes(StandardCharsets.US_ASCII));
            } catch (IOException left) {
                // The next one may stay.
            }
        }
    }

    String url() {
        return "http://127.0.0.1:" + server.getLocalPort();
    }

    int asked() {
        return asked.get();
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
