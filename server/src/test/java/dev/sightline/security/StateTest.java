package dev.sightline.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sightline.RawHttp;
import dev.sightline.TestNode;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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
                    assertThat(ask(node, "watch-file", name).text()).contains("\"error\"");
                    assertThat(Wire.save(node, name, "{}").withToken().status()).isEqualTo(403);
                }
            }
            assertThat(ask(node, "list-files", state).status()).isEqualTo(403);
            assertThat(ask(node, "list-files", home.resolve("link")).status()).isEqualTo(403);
            assertThat(ask(node, "list-files", home).status()).isEqualTo(200);
        }
    }

    private static RawHttp.Answer ask(TestNode node, String route, Path path) throws Exception {
        String target = "/api/" + route + "?path=" + TestNode.encoded(path);
        RawHttp.Answer answer = Wire.get(node, target).withToken().send();
        assertThat(answer.text()).doesNotContain(node.token());
        return answer;
    }
}
