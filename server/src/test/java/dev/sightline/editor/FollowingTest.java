package dev.sightline.editor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sightline.WsClient;
import dev.sightline.disk.Attic;
import dev.sightline.disk.Disk;
import dev.sightline.disk.Root;
import dev.sightline.disk.Roots;
import dev.sightline.disk.Rules;
import dev.sightline.http.BareNode;
import dev.sightline.watch.Watcher;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import tools.jackson.databind.JsonNode;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Files followed over a WebSocket; the client says {@code +path} and {@code -path}. */
class FollowingTest {
    @TempDir Path temp;

    private final Map<String, Runnable> followed = new ConcurrentHashMap<>();
    private Path file;
    private Disk disk;
    private Watcher watcher;
    private LiveFiles live;
    private BareNode node;

    @BeforeEach
    void setUp() throws Exception {
        Path folder = Files.createDirectory(temp.toRealPath().resolve("served"));
        file = Files.writeString(folder.resolve("a.py"), "1\n");
        List<Root> roots = List.of(Root.of(folder, Root.Kind.TREE));
        disk =
                new Disk(
                        new Roots(roots),
                        new Rules(roots, List.of()),
                        new Attic(temp.resolve("attic"), 1024 * 1024));
        watcher = Watcher.open();
        live = new LiveFiles(disk, watcher, Clock.systemUTC());
        Following following = new Following(disk, live);
        node =
                new BareNode(socket ->
                        text -> {
                            String path = text.substring(1);
                            if (text.startsWith("+")) {
                                followed.put(path, following.follow(path, socket));
                            } else {
                                Runnable end = followed.getOrDefault(path, () -> {});
                                // Twice does no harm.
                                end.run();
                                end.run();
                            }
                        });
    }

    @AfterEach
    void tearDown() throws Exception {
        node.close();
        live.close();
        watcher.close();
        disk.close();
    }

    @Test
    void sendsWhatBecomesOfAFileThroughItsReturn() throws Exception {
        try (WsClient client = node.connect()) {
            client.say("+" + file);
            JsonNode first = client.nextJson();
            assertThat(first.get("type").asString()).isEqualTo("initial");
            assertThat(first.get("watch").asString()).isEqualTo(file.toString());
            Files.delete(file);
            assertThat(client.nextJson().get("type").asString()).isEqualTo("fileDeleted");
            Files.writeString(file, "2\n");
            assertThat(client.nextJson().get("content").asString()).isEqualTo("2\n");
        }
    }

    @Test
    void beginsAnewWhereAFileIsFollowedAgain() throws Exception {
        try (WsClient client = node.connect()) {
            for (int i = 0; i < 3; i++) {
                client.say("+" + file);
                assertThat(client.nextJson().get("type").asString()).isEqualTo("initial");
                client.say("-" + file);
            }
        }
    }

    @Test
    void saysOnTheSocketWhatIsWrongWithAPath() throws Exception {
        try (WsClient client = node.connect()) {
            client.say("+/etc/passwd");
            JsonNode error = client.nextJson();
            assertThat(error.get("type").asString()).isEqualTo("error");
            assertThat(error.get("watch").asString()).isEqualTo("/etc/passwd");
            client.say("+" + file);
            assertThat(client.nextJson().get("type").asString()).isEqualTo("initial");
        }
    }
}
