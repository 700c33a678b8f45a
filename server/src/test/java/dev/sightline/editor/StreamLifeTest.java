package dev.sightline.editor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.sightline.RawHttp;
import dev.sightline.SseClient;
import dev.sightline.TestNode;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** What becomes of streams whose clients are silent, slow or gone. */
class StreamLifeTest {
    @TempDir Path temp;

    private Path file;
    private TestNode node;

    @BeforeEach
    void setUp() throws Exception {
        Path folder = Files.createDirectory(temp.toRealPath().resolve("served"));
        file = Files.writeString(folder.resolve("a.py"), "one\n");
        node =
                TestNode.serving(temp.resolve("state"), folder)
                        .withHeartbeat(Duration.ofMillis(50))
                        .start();
    }

    @AfterEach
    void tearDown() {
        node.close();
    }

    @Test
    void sendsACommentAsHeartbeat() throws Exception {
        try (Socket socket = watchRaw()) {
            StringBuilder seen = new StringBuilder();
            InputStream in = socket.getInputStream();
            await().atMost(Duration.ofSeconds(10))
                    .until(() -> {
                        byte[] some = in.readNBytes(Math.max(1, in.available()));
                        seen.append(new String(some, StandardCharsets.UTF_8));
                        return seen.indexOf("\n\n3\r\n:\n\n") >= 0
                                || seen.indexOf("\r\n3\r\n:\n\n") >= 0;
                    });
        }
    }

    @Test
    void forgetsAClientThatHasLeft() throws Exception {
        List<SseClient> clients = new ArrayList<>();
        for (int i = 0; i < 20; i++) clients.add(node.watch(file));
        for (SseClient client : clients) client.next();
        assertThat(node.openStreams()).isEqualTo(20);

        for (SseClient client : clients) client.close();

        await().atMost(Duration.ofSeconds(10)).until(() -> node.openStreams() == 0);
    }

    @Test
    void letsNobodyWaitForAClientThatReadsNothing() throws Exception {
        try (Socket stalled = watchRaw();
                SseClient live = node.watch(file)) {
            live.next();
            String block = "x".repeat(1024 * 1024);
            for (int i = 0; i < 30; i++) {
                Files.writeString(file, i + block);
                assertThat(live.next().text("content")).startsWith(i + "x");
            }
            assertThat(stalled.isClosed()).isFalse();
        }
    }

    @Test
    void givesASlowClientTheNewestStateInTheEnd() throws Exception {
        try (SseClient slow = node.watch(file)) {
            slow.next();
            String block = "x".repeat(1024 * 1024);
            for (int i = 0; i < 20; i++) Files.writeString(file, i + block);
            Files.writeString(file, "the end\n");

            String last = "";
            int seen = 0;
            while (!last.equals("the end\n")) {
                last = slow.next().text("content");
                seen++;
            }
            assertThat(seen).isLessThanOrEqualTo(21);
        }
    }

    /** Several times: the first event may or may not be on its way still. */
    @RepeatedTest(20)
    void endsStreamsInGoodOrderWhenTheNodeEnds() throws Exception {
        try (SseClient client = node.watch(file)) {
            client.next();
            node.close();

            assertThat(client.isAtEnd()).isTrue();
        }
    }

    private Socket watchRaw() throws Exception {
        Socket socket = RawHttp.connect(node);
        String request =
                "GET /api/watch-file?path=%s HTTP/1.1\r\nHost: 127.0.0.1:%d\r\nAuthorization: Bearer %s\r\n\r\n"
                        .formatted(TestNode.encoded(file), node.port(), node.token());
        socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
        return socket;
    }
}
