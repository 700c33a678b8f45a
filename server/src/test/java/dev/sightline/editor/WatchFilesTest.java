package dev.sightline.editor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sightline.RawHttp;
import dev.sightline.SseClient;
import dev.sightline.TestNode;
import dev.sightline.json.Json;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.zip.GZIPInputStream;

/** Many files on one stream, and one compressed. */
class WatchFilesTest {
    @TempDir Path temp;

    private Path one;
    private Path two;
    private TestNode node;

    @BeforeEach
    void setUp() throws Exception {
        Path folder = Files.createDirectory(temp.toRealPath().resolve("served"));
        one = Files.writeString(folder.resolve("one.py"), "1\n");
        two = Files.writeString(folder.resolve("two.py"), "2\n");
        node = TestNode.serving(temp.resolve("state"), folder).start();
    }

    @AfterEach
    void tearDown() {
        node.close();
    }

    @Test
    void namesTheFileOfEachEvent() throws Exception {
        try (SseClient client = watch(path(one) + "&paths=" + TestNode.encoded(two))) {
            Map<String, String> contents = new HashMap<>();
            for (int i = 0; i < 2; i++) {
                SseClient.Event event = client.next();
                assertThat(event.type()).isEqualTo("initial");
                assertThat(event.text("watch")).isEqualTo(event.text("path"));
                contents.put(event.text("path"), event.text("content"));
            }
            assertThat(contents).isEqualTo(Map.of(one.toString(), "1\n", two.toString(), "2\n"));

            Files.writeString(two, "22\n");
            SseClient.Event changed = client.next();
            assertThat(changed.type()).isEqualTo("fileChanged");
            assertThat(changed.text("path")).isEqualTo(two.toString());
        }
    }

    @Test
    void tellsOfAMissingAndARefusedFileAndKeepsTheOthers() throws Exception {
        Path missing = one.resolveSibling("missing.py");
        Path outside = temp.resolve("state");
        try (SseClient client = watch(path(missing) + path(outside) + path(one))) {
            Map<String, String> types = new HashMap<>();
            for (int i = 0; i < 3; i++) {
                SseClient.Event event = client.next();
                types.put(event.text("watch"), event.type());
            }
            assertThat(types)
                    .isEqualTo(
                            Map.of(
                                    missing.toString(), "error",
                                    outside.toString(), "error",
                                    one.toString(), "initial"));
            Files.writeString(one, "11\n");
            assertThat(client.next().text("content")).isEqualTo("11\n");
        }
    }

    @Test
    void saysUnderWhichNameALinkWasAskedFor() throws Exception {
        Path link = Files.createSymbolicLink(one.resolveSibling("link.py"), Path.of("one.py"));
        try (SseClient client = watch(path(link))) {
            SseClient.Event event = client.next();
            assertThat(event.text("watch")).isEqualTo(link.toString());
            assertThat(event.text("path")).isEqualTo(one.toString());
        }
    }

    @Test
    void endsWhenNoFileIsLeftThatCanChange() throws Exception {
        try (SseClient client = watch(path(one) + path(two))) {
            client.next();
            client.next();
            Files.delete(one);
            assertThat(client.next().type()).isEqualTo("fileDeleted");
            // Over is over, also where a file of that name comes back.
            Files.writeString(one, "again\n");
            Files.delete(two);
            SseClient.Event last = client.next();
            assertThat(last.type()).isEqualTo("fileDeleted");
            assertThat(last.text("path")).isEqualTo(two.toString());
            assertThat(client.isAtEnd()).isTrue();
        }
    }

    @Test
    void followsAFileOnceHoweverOftenItsPathIsSpelled() throws Exception {
        String spelled = one.getParent() + "/./" + one.getFileName();
        String twice = TestNode.encoded(Path.of(spelled));
        try (SseClient client = watch(path(one) + "&path=" + twice + "&paths=/" + twice)) {
            assertThat(client.next().text("watch")).isEqualTo(one.toString());
            Files.delete(one);
            assertThat(client.next().type()).isEqualTo("fileDeleted");
            assertThat(client.isAtEnd()).isTrue();
        }
    }

    @Test
    void staysWithFollowAndTellsOfTheReturn() throws Exception {
        try (SseClient client = watch(path(one) + "&follow=1")) {
            client.next();
            Files.delete(one);
            assertThat(client.next().type()).isEqualTo("fileDeleted");
            Files.writeString(one, "again\n");
            assertThat(client.next().text("content")).isEqualTo("again\n");
        }
    }

    @Test
    void refusesNoneAndTooMany() throws Exception {
        assertThat(node.get("/api/watch-files").statusCode()).isEqualTo(400);
        String query = "/api/watch-files?paths=";
        for (int i = 0; i <= 256; i++) query += "/f" + i + ",";
        assertThat(node.get(query).statusCode()).isEqualTo(400);
    }

    @Test
    void compressesAStreamForWhoAsksAndFlushesEachEvent() throws Exception {
        try (Socket socket = RawHttp.connect(node)) {
            String request =
                    "GET /api/watch-file?gzip=1%s HTTP/1.1\r\nHost: 127.0.0.1:%d\r\nAuthorization: Bearer %s\r\n\r\n"
                            .formatted(path(one), node.port(), node.token());
            socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
            InputStream in = socket.getInputStream();
            StringBuilder head = new StringBuilder();
            while (head.indexOf("\r\n\r\n") < 0) head.append((char) in.read());
            assertThat(head.toString()).contains("Content-Encoding: gzip");

            InputStream lines = new GZIPInputStream(new Chunks(in));
            assertThat(nextContent(lines)).isEqualTo("1\n");
            Files.writeString(one, "11\n");
            assertThat(nextContent(lines)).isEqualTo("11\n");
            Files.delete(one);
            assertThat(nextData(lines)).contains("fileDeleted");
            // The end of the stream and of what is compressed, both in good order.
            assertThat(line(lines)).isEmpty();
            assertThat(lines.read()).isNegative();
        }
    }

    private SseClient watch(String query) throws IOException {
        return SseClient.open(
                node, "/api/watch-files?" + query, "Authorization: Bearer " + node.token());
    }

    private static String path(Path file) {
        return "&path=" + TestNode.encoded(file);
    }

    private static String nextContent(InputStream lines) throws IOException {
        byte[] json = nextData(lines).getBytes(StandardCharsets.UTF_8);
        return Json.read(json).get("content").asString();
    }

    private static String nextData(InputStream lines) throws IOException {
        String line = line(lines);
        while (!line.startsWith("data: ")) line = line(lines);
        return line.substring(6);
    }

    /** Byte by byte: a reader of Java would wait for more than one event. */
    private static String line(InputStream in) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0) throw new IOException("the stream ended");
            if (c != '\r') line.write(c);
        }
        return line.toString(StandardCharsets.UTF_8);
    }

    /** The body of a chunked answer (RFC 9112, 7.1). */
    private static final class Chunks extends FilterInputStream {
        private int left;
        private boolean begun;

        Chunks(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] into, int from, int length) throws IOException {
            if (left == 0) {
                if (begun) line(in);
                begun = true;
                left = Integer.parseInt(line(in), 16);
                if (left == 0) return -1;
            }
            int n = in.read(into, from, Math.min(left, length));
            left -= n;
            return n;
        }

        @Override
        public int available() {
            return left;
        }
    }
}
