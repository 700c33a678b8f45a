package dev.sightline.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sightline.RawHttp;
import dev.sightline.TestNode;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** What is too large is refused before it is taken in. */
class SizeTest {
    private static final int MIB = 1024 * 1024;
    private static final Duration QUICK = Duration.ofSeconds(2);

    @TempDir Path temp;

    private Premises premises;
    private TestNode node;

    @BeforeEach
    void setUp() throws Exception {
        premises = new Premises(temp);
        node = premises.node().start();
    }

    @AfterEach
    void tearDown() {
        node.close();
    }

    @Test
    void readsNoHugeFile() throws Exception {
        Path huge = premises.data.resolve("huge.log");
        try (RandomAccessFile file = new RandomAccessFile(huge.toFile(), "rw")) {
            file.setLength(100L * 1024 * MIB);
        }
        String query = "?path=" + TestNode.encoded(huge);
        long start = System.nanoTime();

        assertThat(Wire.get(node, "/api/read-file" + query).withToken().status()).isEqualTo(413);
        Watches.of(node, huge)
                .forEach((stream, told) ->
                        assertThat(told).as(stream).contains("\"type\":\"error\"", "too_large"));
        assertThat(Wire.save(node, huge, "x\n").withToken().status()).isEqualTo(413);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(QUICK);
        assertThat(Files.size(huge)).isEqualTo(100L * 1024 * MIB);
    }

    @Test
    void takesNoBodyOverTheLimitOfItsRoute() throws Exception {
        String large = "{\"secret\":\"" + "x".repeat(MIB) + "\"}";
        assertThat(Visitor.redeem(node, "").sending("application/json", large).status())
                .isEqualTo(413);

        // Said before it is sent: nobody waits for 33 MiB to say no.
        Wire announced =
                Wire.save(node, premises.hello, "x")
                        .withToken()
                        .with("Content-Length", String.valueOf(33 * MIB));
        assertThat(announced.status()).isEqualTo(413);
        assertThat(premises.hello).hasContent(Premises.HELLO);
    }

    @Test
    void countsABodyWhoseLengthIsNotSaid() throws Exception {
        StringBuilder chunks = new StringBuilder();
        String chunk = "x".repeat(64 * 1024);
        chunks.append("b\r\n{\"secret\":\"\r\n");
        for (int i = 0; i < 4; i++) chunks.append("10000\r\n").append(chunk).append("\r\n");
        chunks.append("2\r\n\"}\r\n0\r\n\r\n");
        Wire unsaid =
                Visitor.redeem(node, "")
                        .sending("application/json", chunks.toString())
                        .without("Content-Length")
                        .with("Transfer-Encoding", "chunked");

        assertThat(unsaid.status()).isEqualTo(413);
    }

    @Test
    void takesNothingAtAllFromAStranger() throws Exception {
        Wire announced =
                Wire.save(node, premises.hello, "x").with("Content-Length", String.valueOf(MIB));

        assertThat(announced.status()).isEqualTo(401);
    }

    @Test
    void refusesARequestWhoseLengthIsSaidTwice() throws Exception {
        Wire save = Wire.save(node, premises.hello, "x\n").withToken();
        for (Wire smuggled :
                new Wire[] {
                    save.adding("Transfer-Encoding", "chunked"),
                    save.adding("Content-Length", "1"),
                    save.with("Content-Length", "-1"),
                    save.with("Content-Length", "1e9"),
                    save.with("Content-Length", "99999999999999999999")
                }) {
            RawHttp.Answer answer = smuggled.send();
            assertThat(answer.status()).as("%s", smuggled).isBetween(400, 499);
        }
        assertThat(premises.hello).hasContent(Premises.HELLO);
    }

    @Test
    void savesNoMoreThanItWouldReadAgain() throws Exception {
        Path file = premises.data.resolve("large.txt");

        assertThat(Wire.save(node, file, "x".repeat(6 * MIB)).withToken().status()).isEqualTo(413);
        assertThat(file).doesNotExist();
        assertThat(Wire.save(node, premises.hello, "x".repeat(6 * MIB)).withToken().status())
                .isEqualTo(413);
        assertThat(premises.hello).hasContent(Premises.HELLO);
    }

    @Test
    void refusesAHeadThatIsTooLong() throws Exception {
        String long17k = "x".repeat(17 * 1024);

        assertThat(Wire.get(node, "/api/health").with("X-Long", long17k).status()).isEqualTo(431);
        assertThat(Wire.get(node, "/api/health?" + long17k).status()).isIn(414, 431);
    }
}
