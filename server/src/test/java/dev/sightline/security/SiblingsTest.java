package dev.sightline.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sightline.RawHttp;
import dev.sightline.TestNode;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A file argument serves the files beside it, and not the folders below. */
class SiblingsTest {
    @TempDir Path temp;

    private Premises premises;
    private Path below;
    private TestNode node;

    @BeforeEach
    void setUp() throws Exception {
        premises = new Premises(temp);
        below = premises.write("sub/below.py", "# " + Premises.CANARY + "\n");
        premises.link("link.py", Path.of("sub/below.py"));
        premises.link("absolute.py", below);
        premises.link("folder", Path.of("sub"));
        node = premises.node(premises.hello).start();
    }

    @AfterEach
    void tearDown() {
        node.close();
    }

    @Test
    void servesTheFileAndItsSiblings() throws Exception {
        Path sibling = premises.write("sibling.py", "sibling\n");

        assertThat(ask("read-file", premises.hello).status()).isEqualTo(200);
        assertThat(ask("read-file", sibling).status()).isEqualTo(200);
        assertThat(ask("list-files", premises.data).text())
                .contains("sibling.py", "hello.py")
                .doesNotContain("\"sub\"", "below.py");
    }

    @Test
    void servesNothingBelowOrAbove() throws Exception {
        for (Path path :
                List.of(
                        below,
                        premises.data.resolve("link.py"),
                        premises.data.resolve("absolute.py"),
                        premises.data.resolve("folder/below.py"),
                        premises.secret)) {
            assertThat(ask("read-file", path).status()).as("%s", path).isEqualTo(403);
            assertThat(ask("watch-file", path).text()).contains("\"error\"");
            assertThat(save(path)).as("%s", path).isEqualTo(403);
        }
        for (Path path :
                List.of(
                        premises.data.resolve("sub"),
                        premises.data.resolve("folder"),
                        premises.outside,
                        premises.data.resolveSibling(""))) {
            assertThat(ask("list-files", path).status()).as("%s", path).isEqualTo(403);
        }
        assertThat(below).hasContent("# " + Premises.CANARY);
        premises.assertOutsideUntouched();
    }

    @Test
    void makesNoFileBelow() throws Exception {
        assertThat(save(premises.data.resolve("sub/new.py"))).isEqualTo(403);
        assertThat(save(premises.data.resolve("folder/new.py"))).isEqualTo(403);
        assertThat(premises.data.resolve("sub/new.py")).doesNotExist();
        assertThat(save(premises.data.resolve("new.py"))).isEqualTo(200);
        assertThat(Files.exists(premises.data.resolve("new.py"))).isTrue();
    }

    private RawHttp.Answer ask(String route, Path path) throws Exception {
        String target = "/api/" + route + "?path=" + TestNode.encoded(path);
        RawHttp.Answer answer = Wire.get(node, target).withToken().send();
        assertThat(answer.text()).doesNotContain(Premises.CANARY);
        return answer;
    }

    private int save(Path path) throws Exception {
        return Wire.save(node, path, "overwritten\n").withToken().status();
    }
}
