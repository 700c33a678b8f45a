package dev.sightline.editor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sightline.SseClient;
import dev.sightline.TestNode;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/** Files that are followed through symbolic links. */
class WatchLinkTest {
    @TempDir Path temp;

    private Path folder;
    private Path file;
    private TestNode node;

    @BeforeEach
    void setUp() throws Exception {
        folder = Files.createDirectory(temp.toRealPath().resolve("served"));
        file = Files.writeString(folder.resolve("a.py"), "one\n");
        node = TestNode.serving(temp.resolve("state"), folder).start();
    }

    @AfterEach
    void tearDown() {
        node.close();
    }

    @Test
    void followsALinkToItsFileAndToItsNextFile() throws Exception {
        Path sub = Files.createDirectory(folder.resolve("sub"));
        Files.writeString(sub.resolve("v1.py"), "v1\n");
        Files.writeString(sub.resolve("v2.py"), "v2\n");
        Path link = Files.createSymbolicLink(folder.resolve("now.py"), Path.of("sub/v1.py"));
        try (SseClient client = node.watch(link)) {
            assertThat(client.next().text("path")).isEqualTo(sub.resolve("v1.py").toString());
            Files.writeString(sub.resolve("v1.py"), "v1 again\n");
            assertThat(client.next().text("content")).isEqualTo("v1 again\n");

            Path next = Files.createSymbolicLink(folder.resolve("next"), Path.of("sub/v2.py"));
            Files.move(next, link, StandardCopyOption.ATOMIC_MOVE);
            assertThat(client.next().text("path")).isEqualTo(sub.resolve("v2.py").toString());
            Files.writeString(sub.resolve("v2.py"), "v2 again\n");
            assertThat(client.next().text("content")).isEqualTo("v2 again\n");
        }
    }

    @Test
    void noticesADirectoryLinkThatIsLedElsewhere() throws Exception {
        for (String version : List.of("v1", "v2")) {
            Files.writeString(
                    Files.createDirectory(folder.resolve(version)).resolve("app.py"), version);
        }
        Path current = Files.createSymbolicLink(folder.resolve("current"), Path.of("v1"));
        try (SseClient client = node.watch(current.resolve("app.py"))) {
            assertThat(client.next().text("content")).isEqualTo("v1");
            Path next = Files.createSymbolicLink(folder.resolve("next"), Path.of("v2"));
            Files.move(next, current, StandardCopyOption.ATOMIC_MOVE);

            assertThat(client.next().text("content")).isEqualTo("v2");
        }
    }

    @Test
    void noticesWhenTheTargetOfALinkIsMade() throws Exception {
        Path sub = Files.createDirectory(folder.resolve("sub"));
        Path link = Files.createSymbolicLink(folder.resolve("l.py"), Path.of("sub/late.py"));
        try (SseClient client = node.watch(link, "&follow=1")) {
            assertThat(client.next().text("code")).isEqualTo("not_found");
            Files.writeString(sub.resolve("late.py"), "here\n");

            assertThat(client.next().text("content")).isEqualTo("here\n");
        }
    }

    @Test
    void knowsAFileByThePathThatTheUserGave() throws Exception {
        Path link = Files.createSymbolicLink(temp.resolve("link"), folder);
        node.close();
        node = TestNode.serving(temp.resolve("state"), link.resolve("a.py")).start();
        try (SseClient client = node.watch(link.resolve("a.py"))) {
            assertThat(client.next().text("path")).isEqualTo(file.toString());
        }
    }
}
