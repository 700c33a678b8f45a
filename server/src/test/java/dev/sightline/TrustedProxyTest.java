package dev.sightline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sightline.cli.Settings;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Whom a limit by address counts behind a proxy. */
class TrustedProxyTest {
    @TempDir Path temp;

    @Test
    void isTheOneThatTheProxySawOrItsNetwork() throws Exception {
        Path file = Files.writeString(temp.toRealPath().resolve("a.py"), "one\n");
        Settings.Limits oneEach = new Settings.Limits(64, 1, 4096, 7, 256);
        try (TestNode node =
                        TestNode.serving(temp.resolve("state"), file)
                                .withLimits(oneEach)
                                .behindProxy()
                                .start();
                SseClient near = watch(node, file, "198.51.100.1, 10.0.0.7");
                SseClient six = watch(node, file, "2001:db8:0:1::1")) {
            assertThat(near.status()).isEqualTo(200);
            assertThat(six.status()).isEqualTo(200);
            near.next();
            six.next();
            assertThat(status(node, file, "198.51.100.2, 10.0.0.7")).isEqualTo(503);
            assertThat(status(node, file, "2001:db8:0:1::2")).isEqualTo(503);
            assertThat(status(node, file, "2001:db8:0:2::2")).isEqualTo(200);
        }
    }

    private static int status(TestNode node, Path file, String hops) throws IOException {
        try (SseClient stream = watch(node, file, hops)) {
            return stream.status();
        }
    }

    private static SseClient watch(TestNode node, Path file, String hops) throws IOException {
        return SseClient.open(
                node,
                "/api/watch-file?path=" + TestNode.encoded(file),
                "Authorization: Bearer " + node.token(),
                "X-Forwarded-For: " + hops);
    }
}
