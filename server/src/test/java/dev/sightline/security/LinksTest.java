package dev.sightline.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sightline.RawHttp;
import dev.sightline.TestNode;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;

/** Links are followed as far as the served folder goes. */
class LinksTest {
    @TempDir Path temp;

    private Premises premises;
    private TestNode node;

    @BeforeEach
    void setUp() throws Exception {
        premises = new Premises(temp);
        premises.write("sub/inner.py", "inner\n");
        node = premises.node().start();
    }

    @AfterEach
    void tearDown() throws Exception {
        node.close();
        premises.assertOutsideUntouched();
    }

    @Test
    void followsLinksThatStayInside() throws Exception {
        premises.link("relative.py", Path.of("sub/inner.py"));
        premises.link("absolute.py", premises.data.resolve("sub/inner.py"));
        premises.link("sub/up.py", Path.of("../sub/inner.py"));
        premises.link("folder", Path.of("sub"));
        premises.link("absolute-folder", premises.data.resolve("sub"));
        premises.link("chain.py", Path.of("absolute-folder/up.py"));

        for (String name :
                List.of(
                        "relative.py",
                        "absolute.py",
                        "sub/up.py",
                        "folder/inner.py",
                        "absolute-folder/inner.py",
                        "absolute-folder/up.py",
                        "chain.py")) {
            assertThat(get("read-file", name).status()).as(name).isEqualTo(200);
            assertThat(save(name, name)).as(name).isEqualTo(200);
            assertThat(premises.data.resolve("sub/inner.py")).hasContent(name);
        }
        assertThat(premises.data.resolve("relative.py")).isSymbolicLink();
        assertThat(premises.data.resolve("absolute.py")).isSymbolicLink();
    }

    @Test
    void followsNoFileLinkOut() throws Exception {
        for (String name : linksOut()) {
            assertThat(get("read-file", name).status()).as(name).isEqualTo(403);
            assertThat(get("watch-file", name).text())
                    .as(name)
                    .contains("\"type\":\"error\"", "outside_roots")
                    .doesNotContain("\"content\"");
            assertThat(save(name, "stolen\n")).as(name).isEqualTo(403);
            assertThat(premises.data.resolve(name)).isSymbolicLink();
        }
    }

    @Test
    void followsNoFolderLinkOut() throws Exception {
        for (String name : folderLinksOut()) {
            assertThat(get("list-files", name).status()).as(name).isEqualTo(403);
            assertThat(get("list-files", name + "/sub").status()).as(name).isEqualTo(403);
            for (String file : List.of(name + "/secret.py", name + "/missing.py")) {
                // What exists outside and what does not answer alike.
                assertThat(get("read-file", file).status()).as(file).isEqualTo(403);
                assertThat(get("watch-file", file).text()).as(file).contains("outside_roots");
                assertThat(save(file, "stolen\n")).as(file).isEqualTo(403);
            }
        }
    }

    @Test
    void listsLinksOutWithoutFollowingThem() throws Exception {
        List<String> links = new ArrayList<>(linksOut());
        links.addAll(folderLinksOut());

        String listing = get("list-files", "").text();

        for (String name : links) assertThat(listing).contains("\"name\":\"" + name + "\"");
        assertThat(listing).doesNotContain("secret.py", "\"size\":17", "data-secret");
    }

    @Test
    void followsNoLinkOutThatAppearsUnderAWatchedName() throws Exception {
        Path file = premises.write("watched.py", "inside\n");
        try (var stream = node.watch(file, "&follow=1")) {
            assertThat(stream.next().text("content")).isEqualTo("inside\n");
            Path link = premises.link("new", premises.secret);
            Files.move(link, file, StandardCopyOption.ATOMIC_MOVE);

            var event = stream.next();

            assertThat(event.type()).isEqualTo("error");
            assertThat(event.raw()).contains("outside_roots").doesNotContain(Premises.CANARY);
        }
    }

    @Test
    void makesNoFileWhereADanglingLinkLeads() throws Exception {
        premises.link("dangling-out", premises.outside.resolve("new.py"));
        premises.link("dangling-up", Path.of("../data-secret/new.py"));
        premises.link("dangling-in", Path.of("nothing.py"));

        assertThat(save("dangling-out", "x\n")).isEqualTo(403);
        assertThat(save("dangling-up", "x\n")).isEqualTo(403);
        assertThat(save("dangling-in", "x\n")).isEqualTo(404);
        assertThat(Files.exists(premises.data.resolve("nothing.py"), LinkOption.NOFOLLOW_LINKS))
                .isFalse();
    }

    @Test
    void endsALoopOfLinks() throws Exception {
        premises.link("one", Path.of("two"));
        premises.link("two", premises.data.resolve("one"));
        premises.link("self", Path.of("self/self"));
        premises.link("here", Path.of("."));

        for (String name : List.of("one", "two", "self", "self/x", "here/".repeat(60) + "x")) {
            assertThat(get("read-file", name).status()).as(name).isBetween(400, 499);
            assertThat(save(name, "x\n")).as(name).isBetween(400, 499);
            assertThat(get("list-files", name).status()).as(name).isBetween(400, 499);
        }
        assertThat(get("list-files", "here/here").status()).isEqualTo(200);
    }

    private List<String> linksOut() throws Exception {
        premises.link("out-absolute.py", premises.secret);
        premises.link("out-relative.py", Path.of("../data-secret/secret.py"));
        premises.link("out-inside-out.py", Path.of("sub/../../data-secret/secret.py"));
        premises.link("out-home.py", Path.of("../data/../data-secret/secret.py"));
        premises.link("out-dots.py", Path.of(premises.data + "/../data-secret/secret.py"));
        premises.link("out-chain.py", Path.of("out-relative.py"));
        premises.link("out-chain2.py", premises.data.resolve("out-chain.py"));
        premises.link("out-proc.py", Path.of("/proc/self/root" + premises.secret));
        premises.link("out-passwd", Path.of("/etc/passwd"));
        return List.of(
                "out-absolute.py",
                "out-relative.py",
                "out-inside-out.py",
                "out-home.py",
                "out-dots.py",
                "out-chain.py",
                "out-chain2.py",
                "out-proc.py",
                "out-passwd");
    }

    private List<String> folderLinksOut() throws Exception {
        premises.link("folder-absolute", premises.outside);
        premises.link("folder-relative", Path.of("../data-secret"));
        premises.link("folder-up", Path.of(".."));
        premises.link("folder-root", Path.of("/"));
        premises.link("folder-proc", Path.of("/proc/self/cwd"));
        premises.link("folder-chain", Path.of("folder-absolute"));
        return List.of(
                "folder-absolute",
                "folder-relative",
                "folder-up",
                "folder-root",
                "folder-proc",
                "folder-chain");
    }

    private RawHttp.Answer get(String route, String name) throws Exception {
        String path = TestNode.encoded(premises.data.resolve(name));
        RawHttp.Answer answer =
                Wire.get(node, "/api/" + route + "?path=" + path).withToken().send();
        assertThat(answer.text()).as(name).doesNotContain(Premises.CANARY);
        return answer;
    }

    private int save(String name, String content) throws Exception {
        return Wire.save(node, premises.data.resolve(name), content).withToken().status();
    }
}
