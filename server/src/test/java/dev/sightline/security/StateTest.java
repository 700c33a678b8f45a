package dev.sightline.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sightline.RawHttp;
import dev.sightline.TestCertificate;
import dev.sightline.TestNode;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Who serves the home directory serves the state directory with it, unless someone prevents it. */
class StateTest {
    @TempDir Path temp;

    @Test
    void servesNothingOfItsOwnState() throws Exception {
        Path home = Files.createDirectories(temp.toRealPath().resolve("home"));
        Path state = home.resolve("state");
        try (TestNode node = TestNode.serving(state, home).start()) {
            Files.createSymbolicLink(home.resolve("link"), Path.of("state"));
            Visitor.on(node);
            List<Path> files;
            try (Stream<Path> all = Files.walk(state)) {
                files = all.filter(Files::isRegularFile).toList();
            }
            assertThat(files).isNotEmpty();
            for (Path file : files) {
                for (Path name :
                        List.of(file, home.resolve("link").resolve(state.relativize(file)))) {
                    assertThat(ask(node, "read-file", name).status()).as("%s", name).isEqualTo(403);
                    Watches.of(node, name)
                            .forEach((stream, told) ->
                                    assertThat(told)
                                            .as("%s on %s", name, stream)
                                            .contains("\"type\":\"error\"")
                                            .doesNotContain("\"content\"", node.token()));
                    assertThat(Wire.save(node, name, "{}").withToken().status()).isEqualTo(403);
                }
            }
            assertThat(ask(node, "list-files", state).status()).isEqualTo(403);
            assertThat(ask(node, "list-files", home.resolve("link")).status()).isEqualTo(403);
            assertThat(ask(node, "list-files", home).status()).isEqualTo(200);
            assertNothingTold(node, state);
        }
    }

    /** Its own state changes all the time, and is no news to anyone. */
    private static void assertNothingTold(TestNode node, Path state) throws Exception {
        String files = node.get("/api/projects/" + Targets.on(node).project() + "/files").body();
        assertThat(files).doesNotContain("state/", "users.db", "signing.key");
        String body = "{\"path\":\"" + state + "\"}";
        assertThat(Wire.post(node, "/api/projects", body).withToken().status()).isEqualTo(403);
    }

    /** It holds the token of an admin, wherever the owner wants it written. */
    @Test
    void servesNoReadyFile() throws Exception {
        Path home = Files.createDirectories(temp.toRealPath().resolve("home"));
        Path ready = Files.writeString(home.resolve("ready.json"), Premises.CANARY);
        Files.createSymbolicLink(home.resolve("link"), Path.of("ready.json"));
        try (TestNode node =
                TestNode.serving(temp.resolve("state"), home).announcedIn(ready).start()) {
            for (Path name : List.of(ready, home.resolve("link"))) {
                assertThat(ask(node, "read-file", name).status()).as("%s", name).isEqualTo(403);
                Watches.of(node, name)
                        .forEach((stream, told) ->
                                assertThat(told)
                                        .as("%s on %s", name, stream)
                                        .contains("\"type\":\"error\"")
                                        .doesNotContain(Premises.CANARY));
                assertThat(Wire.save(node, name, "{}").withToken().status()).isEqualTo(403);
            }
            assertThat(ask(node, "list-files", home).text()).doesNotContain("ready.json");
        }
    }

    /** Its name need not be one of those that no root serves; nor need it be its real one. */
    @Test
    void servesNoKeyOfItsOwn() throws Exception {
        Path home = Files.createDirectories(temp.toRealPath().resolve("home"));
        Path real = home.resolve("real.txt");
        Path key = Files.createSymbolicLink(home.resolve("key.txt"), Path.of("real.txt"));
        Path certificate = home.resolve("certificate.txt");
        TestCertificate made = TestCertificate.make(temp, "EC", "dns:localhost");
        made.writeTo(certificate, real);
        try (TestNode node =
                        TestNode.serving(temp.resolve("state"), home)
                                .withTls(certificate, key)
                                .start();
                HttpClient http = HttpClient.newBuilder().sslContext(made.trusting()).build()) {
            for (Path name : List.of(real, key)) {
                HttpRequest read =
                        node.request("/api/read-file?path=" + TestNode.encoded(name)).build();
                HttpResponse<String> answer = http.send(read, HttpResponse.BodyHandlers.ofString());
                assertThat(answer.statusCode()).as("%s", name).isEqualTo(403);
                assertThat(answer.body()).doesNotContain("PRIVATE KEY");
            }
        }
    }

    private static RawHttp.Answer ask(TestNode node, String route, Path path) throws Exception {
        String target = "/api/" + route + "?path=" + TestNode.encoded(path);
        RawHttp.Answer answer = Wire.get(node, target).withToken().send();
        assertThat(answer.text()).doesNotContain(node.token());
        return answer;
    }
}
