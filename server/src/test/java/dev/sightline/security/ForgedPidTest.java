package dev.sightline.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.sightline.TestNode;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A pid file is a note that anyone may have written: nobody is signalled by it. */
class ForgedPidTest {
    @TempDir Path temp;

    private Path pidFile;
    private Process victim;
    private TestNode node;

    @BeforeEach
    void setUp() throws Exception {
        Path home = temp.toRealPath();
        Path shop = home.resolve("shop");
        Files.createDirectories(shop.resolve(".ralph"));
        pidFile = shop.resolve(".ralph/ralph.pid");
        victim = new ProcessBuilder("sleep", "120").directory(shop.toFile()).start();
        node = TestNode.serving(home.resolve("state"), shop).start();
    }

    @AfterEach
    void tearDown() {
        node.close();
        victim.destroyForcibly();
    }

    @Test
    void signalsNobodyThatAPidFileNames() throws Exception {
        ProcessHandle self = ProcessHandle.current();
        String parent = self.parent().map(p -> String.valueOf(p.pid())).orElse("1");
        List<String> forged =
                List.of(
                        "1",
                        "0",
                        "-1",
                        parent,
                        String.valueOf(self.pid()),
                        "-" + victim.pid(),
                        "9000000000",
                        "9e9",
                        "0x1",
                        "",
                        "\0",
                        String.valueOf(victim.pid()));
        for (String pid : forged) {
            Files.writeString(pidFile, pid + "\n");
            HttpResponse<String> answer = node.post("/api/projects/shop/stop", "{}");

            assertThat(answer.statusCode()).as(pid).isIn(200, 409);
            assertThat(answer.body()).doesNotContain("\"stopped\":true");
            assertThat(victim.isAlive()).as(pid).isTrue();
        }
    }

    @Test
    void saysThatAStrangersLoopIsNotOurs() throws Exception {
        Files.writeString(pidFile, victim.pid() + "\n");
        await().until(() -> node.get("/api/projects/shop/loop").body().contains("\"alive\":true"));

        assertThat(node.post("/api/projects/shop/stop", "{}").body()).contains("not_ours");
        assertThat(node.post("/api/projects/shop/start", "{}").body()).contains("already_running");
        assertThat(victim.isAlive()).isTrue();
        assertThat(pidFile).exists();
    }
}
