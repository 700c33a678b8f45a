package dev.sightline.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sightline.RawHttp;
import dev.sightline.TestNode;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Where {@code --allow} is given, nothing else is served, by whatever name. */
class AllowTest {
    @TempDir Path temp;

    private Premises premises;

    @BeforeEach
    void setUp() throws Exception {
        premises = new Premises(temp);
        premises.write("notes.txt", Premises.CANARY + "\n");
        premises.write("sub/inner.py", "inner\n");
        premises.write("sub/inner.txt", Premises.CANARY + "\n");
        premises.link("disguised.py", Path.of("notes.txt"));
        premises.link("undisguised.txt", Path.of("hello.py"));
    }

    @Test
    void servesOnlyWhatMatches() throws Exception {
        try (TestNode node = premises.node().allowing("*.py").start()) {
            for (String name : List.of("hello.py", "sub/inner.py")) {
                assertThat(read(node, name).status()).as(name).isEqualTo(200);
                assertThat(save(node, name)).as(name).isEqualTo(200);
            }
            for (String name :
                    List.of("notes.txt", "sub/inner.txt", "disguised.py", "undisguised.txt")) {
                assertThat(read(node, name).status()).as(name).isEqualTo(403);
                assertThat(save(node, name)).as(name).isEqualTo(403);
            }
            assertThat(save(node, "new.txt")).isEqualTo(403);
            assertThat(premises.data.resolve("new.txt")).doesNotExist();
            assertThat(save(node, "new.py")).isEqualTo(200);
        }
        assertThat(premises.data.resolve("notes.txt")).hasContent(Premises.CANARY);
    }

    @Test
    void listsOnlyWhatMatches() throws Exception {
        try (TestNode node = premises.node().allowing("*.py").start()) {
            String path = TestNode.encoded(premises.data);
            RawHttp.Answer answer =
                    Wire.get(node, "/api/list-files?path=" + path).withToken().send();
            assertThat(answer.text()).contains("hello.py", "inner.py").doesNotContain("txt");
        }
    }

    @Test
    void makesNoFileThroughALinkWhereNoneMayBe() throws Exception {
        Files.createDirectory(premises.data.resolve("private"));
        premises.link("public", Path.of("private"));
        try (TestNode node = premises.node().allowing("/public/*.py").start()) {
            assertThat(save(node, "public/new.py")).isEqualTo(403);
        }
        assertThat(premises.data.resolve("private/new.py")).doesNotExist();
    }

    private RawHttp.Answer read(TestNode node, String name) throws Exception {
        String path = TestNode.encoded(premises.data.resolve(name));
        RawHttp.Answer answer = Wire.get(node, "/api/read-file?path=" + path).withToken().send();
        assertThat(answer.text()).as(name).doesNotContain(Premises.CANARY);
        return answer;
    }

    private int save(TestNode node, String name) throws Exception {
        return Wire.save(node, premises.data.resolve(name), "new\n").withToken().status();
    }
}
