package dev.sightline.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sightline.TestNode;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;

class CompressionTest {
    @TempDir Path temp;

    private Path large;
    private Path small;
    private Path deep;
    private TestNode node;
    private HttpClient http;

    @BeforeEach
    void setUp() throws Exception {
        Path folder = Files.createDirectory(temp.toRealPath().resolve("served"));
        large = Files.writeString(folder.resolve("large.txt"), "again and ".repeat(1_000));
        small = Files.writeString(folder.resolve("small.txt"), "again and ".repeat(20));
        Path below = folder;
        for (int i = 0; i < 10; i++) below = below.resolve("d".repeat(200));
        deep = Files.writeString(Files.createDirectories(below).resolve("a.txt"), "deep\n");
        node = TestNode.serving(temp.resolve("state"), folder, deep).start();
        http = HttpClient.newHttpClient();
    }

    @AfterEach
    void tearDown() {
        http.close();
        node.close();
    }

    @Test
    void compressesALargeAnswerForWhoTakesIt() throws Exception {
        HttpResponse<byte[]> plain = send(read(large));
        HttpResponse<byte[]> packed = send(read(large).header("Accept-Encoding", "br, gzip"));

        assertThat(coding(plain)).isEmpty();
        assertThat(coding(packed)).isEqualTo("gzip");
        assertThat(packed.body().length).isLessThan(plain.body().length / 5);
        assertThat(unpacked(packed)).isEqualTo(plain.body());
        assertThat(header(packed, "Vary")).contains("Origin", "Accept-Encoding");
        assertThat(header(plain, "Vary")).contains("Origin", "Accept-Encoding");
        assertThat(header(packed, "ETag")).isEqualTo(header(plain, "ETag"));
    }

    @Test
    void leavesAnAnswerAsItIsWhereGzipIsUnwelcomeOrOfNoUse() throws Exception {
        for (String accept : new String[] {"gzip;q=0", "identity", "br"}) {
            assertThat(coding(send(read(large).header("Accept-Encoding", accept)))).isEmpty();
        }
        assertThat(coding(send(read(small).header("Accept-Encoding", "gzip")))).isEmpty();
    }

    @Test
    void compressesNothingThatHoldsASecretBesideWordsOfTheCaller() throws Exception {
        HttpResponse<byte[]> link =
                send(
                        node.request("/api/auth/link")
                                .header("Content-Type", "application/json")
                                .header("Accept-Encoding", "gzip")
                                .POST(HttpRequest.BodyPublishers.ofString("{}")));

        assertThat(link.body().length).isGreaterThan(Encodings.WORTHWHILE);
        assertThat(coding(link)).isEmpty();
        assertThat(new String(link.body(), StandardCharsets.UTF_8)).contains("#launch=");
    }

    @Test
    void answersHeadWithTheLengthAndCodingOfAGet() throws Exception {
        for (String path :
                new String[] {"/api/read-file?path=" + TestNode.encoded(large), asset()}) {
            HttpResponse<byte[]> get = send(node.request(path).header("Accept-Encoding", "gzip"));
            HttpResponse<byte[]> head =
                    send(
                            node.request(path)
                                    .header("Accept-Encoding", "gzip")
                                    .method("HEAD", HttpRequest.BodyPublishers.noBody()));

            assertThat(head.body()).isEmpty();
            assertThat(coding(head)).isEqualTo("gzip");
            assertThat(header(head, "Content-Length"))
                    .isEqualTo(header(get, "Content-Length"))
                    .isEqualTo(String.valueOf(get.body().length));
        }
    }

    @Test
    void sendsAnAssetInTheCodingThatTheClientLikesBest() throws Exception {
        String asset = asset();
        HttpResponse<byte[]> plain = send(node.stranger(asset));
        HttpResponse<byte[]> gzip = send(node.stranger(asset).header("Accept-Encoding", "gzip"));
        HttpResponse<byte[]> brotli =
                send(node.stranger(asset).header("Accept-Encoding", "gzip, deflate, br, zstd"));
        HttpResponse<byte[]> rather =
                send(node.stranger(asset).header("Accept-Encoding", "br;q=0.2, gzip;q=0.8"));

        assertThat(coding(plain)).isEmpty();
        assertThat(header(plain, "Vary")).contains("Accept-Encoding");
        assertThat(coding(gzip)).isEqualTo("gzip");
        assertThat(unpacked(gzip)).isEqualTo(plain.body());
        assertThat(coding(brotli)).isEqualTo("br");
        assertThat(brotli.body().length).isLessThan(gzip.body().length);
        assertThat(coding(rather)).isEqualTo("gzip");
        for (HttpResponse<byte[]> answer : List.of(plain, gzip, brotli)) {
            assertThat(header(answer, "Content-Type")).startsWith("text/javascript");
            assertThat(header(answer, "Cache-Control")).contains("immutable");
        }
    }

    @Test
    void servesACompressedFormUnderNoNameOfItsOwn() throws Exception {
        for (String end : new String[] {".br", ".gz"}) {
            assertThat(send(node.stranger(asset() + end)).statusCode()).isEqualTo(404);
        }
    }

    private HttpRequest.Builder read(Path file) {
        return node.request("/api/read-file?path=" + TestNode.encoded(file));
    }

    /** The largest script of the page. */
    private String asset() throws IOException, InterruptedException {
        String page = node.send(node.stranger("/")).body();
        Matcher script = Pattern.compile("src=\"(/assets/index[^\"]+\\.js)\"").matcher(page);
        assertThat(script.find()).isTrue();
        return script.group(1);
    }

    private HttpResponse<byte[]> send(HttpRequest.Builder request)
            throws IOException, InterruptedException {
        return http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
    }

    private static byte[] unpacked(HttpResponse<byte[]> answer) throws IOException {
        return new GZIPInputStream(new ByteArrayInputStream(answer.body())).readAllBytes();
    }

    private static String coding(HttpResponse<byte[]> answer) {
        return header(answer, "Content-Encoding");
    }

    private static String header(HttpResponse<byte[]> answer, String name) {
        return answer.headers().firstValue(name).orElse("");
    }
}
