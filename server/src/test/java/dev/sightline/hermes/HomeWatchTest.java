package dev.sightline.hermes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.sightline.hermes.home.Part;
import dev.sightline.http.Refusal;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** A home on a real disk, followed by the real watcher. */
class HomeWatchTest {
    @TempDir Path temp;

    private Den den;

    @BeforeEach
    void setUp() throws Exception {
        den = new Den(temp);
    }

    @AfterEach
    void tearDown() {
        den.close();
    }

    /** What memory says, by way of the cache. */
    private static final Made MEMORY =
            Made.of(
                    "memory",
                    Set.of(Part.MEMORY),
                    (home, asked) -> List.of(home.text("memories/MEMORY.md").orElse("none")));

    private String memory() throws Exception {
        return den.ask(MEMORY);
    }

    private void awaitMemory(String text) {
        await().atMost(Den.PATIENCE).until(() -> memory().equals("[\"" + text + "\"]"));
    }

    @Test
    void isKnownBeforeAnybodyAsks() throws Exception {
        den.write("memories/MEMORY.md", "one").start();

        assertThat(den.hud.isThere()).isTrue();
        assertThat(memory()).isEqualTo("[\"one\"]");
        // What was there is no news.
        assertThat(den.told.events).isEmpty();
    }

    @Test
    void tellsAnAtomicReplace() throws Exception {
        den.write("memories/MEMORY.md", "one").start();
        memory();

        den.replace("memories/MEMORY.md", "two");

        await().atMost(Den.PATIENCE).until(() -> den.told.changes("memory") > 0);
        assertThat(memory()).isEqualTo("[\"two\"]");
        Map<String, ?> data = den.told.all("data_changed").getFirst();
        assertThat(data.get("data_types")).isEqualTo(List.of("memory"));
        assertThat(data.get("paths")).isEqualTo(List.of(den.path("memories/MEMORY.md").toString()));
    }

    @Test
    void tellsAWriteInPlaceADeletionAndAReturn() throws Exception {
        den.write("memories/MEMORY.md", "one").start();
        memory();

        den.write("memories/MEMORY.md", "two");
        awaitMemory("two");
        Files.delete(den.path("memories/MEMORY.md"));
        awaitMemory("none");
        den.write("memories/MEMORY.md", "back");
        awaitMemory("back");
    }

    @Test
    void tellsOfFoldersThatComeGoAndMove() throws Exception {
        den.start();
        den.write("skills/dev/review/SKILL.md", "x");
        await().atMost(Den.PATIENCE).until(() -> den.files(Part.SKILLS) == 1);
        den.write("skills/dev/test/SKILL.md", "x");
        await().atMost(Den.PATIENCE).until(() -> den.files(Part.SKILLS) == 2);

        Files.move(den.path("skills/dev"), den.path("skills/.dev"));
        await().atMost(Den.PATIENCE).until(() -> den.files(Part.SKILLS) == 0);
        Files.move(den.path("skills/.dev"), den.path("skills/ops"));
        await().atMost(Den.PATIENCE).until(() -> den.files(Part.SKILLS) == 2);
        den.delete("skills");
        await().atMost(Den.PATIENCE).until(() -> den.files(Part.SKILLS) == 0);
        den.write("skills/a/b/SKILL.md", "x");
        await().atMost(Den.PATIENCE).until(() -> den.files(Part.SKILLS) == 1);
    }

    @Test
    void saysNothingOfWhatNobodyReads() throws Exception {
        den.write("memories/MEMORY.md", "one").start();

        den.write("sessions/s.json", "x").write("memories/MEMORY.md.lock", "x");
        den.write("cache/x", "x").write(".env.swp", "x").write("notes.md", "x");
        den.write("memories/USER.md", "x");

        await().atMost(Den.PATIENCE).until(() -> den.told.changes("user") > 0);
        assertThat(den.told.all("data_changed").getFirst().get("data_types"))
                .isEqualTo(List.of("memory", "user"));
    }

    @Test
    void tellsALogThatStaysOpen() throws Exception {
        den.write("logs/gateway.log", "one\n").start();

        try (var log =
                Files.newBufferedWriter(den.path("logs/gateway.log"), StandardOpenOption.APPEND)) {
            log.write("two\n");
            log.flush();
            await().atMost(Den.PATIENCE).until(() -> den.told.changes("logs") > 0);
        }
    }

    // The database.

    /** The number of the last row that was committed, by way of the cache. */
    private static final Made LAST =
            Made.of(
                    "sessions",
                    Set.of(Part.STATE),
                    (home, asked) ->
                            home
                                    .fromStateDb(db -> db.rows("SELECT max(n) AS n FROM sessions"))
                                    .orElseThrow()
                                    .stream()
                                    .map(row -> row.whole("n"))
                                    .toList());

    private Connection agent(String mode, String synchronous) throws SQLException {
        Connection agent = DriverManager.getConnection("jdbc:sqlite:" + den.path("state.db"));
        run(agent, "PRAGMA journal_mode=" + mode);
        run(agent, "PRAGMA synchronous=" + synchronous);
        run(agent, "CREATE TABLE IF NOT EXISTS sessions (n INTEGER, text TEXT)");
        run(agent, "INSERT INTO sessions VALUES (0, '')");
        return agent;
    }

    private static void run(Connection agent, String sql) throws SQLException {
        try (Statement statement = agent.createStatement()) {
            statement.execute(sql);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"WAL NORMAL", "WAL FULL", "WAL OFF", "DELETE FULL", "TRUNCATE FULL"})
    void tellsEveryCommitOfAnAgentThatKeepsItsDatabaseOpen(String modes) throws Exception {
        String[] mode = modes.split(" ", -1);
        try (Connection agent = agent(mode[0], mode[1])) {
            den.start();
            assertThat(den.ask(LAST)).isEqualTo("[0]");
            for (int n = 1; n <= 8; n++) {
                long before = den.told.changes("sessions");
                run(agent, "INSERT INTO sessions VALUES (" + n + ", 'x')");

                await().atMost(Den.PATIENCE).until(() -> den.told.changes("sessions") > before);
                String expected = "[" + n + "]";
                await().atMost(Den.PATIENCE).until(() -> den.ask(LAST).equals(expected));
            }
            for (String type : List.of("patterns", "timeline", "messages", "chat")) {
                assertThat(den.told.changes(type)).isPositive();
            }
        }
    }

    @Test
    void showsTheLastCommitOfABurstToAClientThatAsksWheneverItIsTold() throws Exception {
        try (Connection agent = agent("WAL", "FULL")) {
            den.start();
            Thread client = Thread.ofPlatform().daemon().start(den.asking(LAST));
            for (int n = 1; n <= 300; n++) {
                run(agent, "INSERT INTO sessions VALUES (" + n + ", hex(randomblob(2000)))");
            }
            // Nobody asks but who was told.
            await().atMost(Den.PATIENCE).until(() -> den.lastAnswer().equals("[300]"));
            client.interrupt();
        }
    }

    @Test
    void tellsNothingOnlyBecauseWeReadTheDatabase() throws Exception {
        agent("WAL", "NORMAL").close();
        Made uncached = Made.of("again", Set.of(), LAST.work()).living(Duration.ZERO);
        den.start();
        for (int i = 0; i < 5; i++) den.ask(uncached);
        den.write("memories/USER.md", "x");
        await().atMost(Den.PATIENCE).until(() -> den.told.changes("user") > 0);
        for (int i = 0; i < 5; i++) den.ask(uncached);
        den.replace("cron/jobs.json", "{}");
        await().atMost(Den.PATIENCE).until(() -> den.told.changes("cron") > 0);

        assertThat(den.told.changes("sessions")).isLessThanOrEqualTo(1);
    }

    @Test
    void leavesTheDatabaseOfAnAgentThatSleepsAsItWas() throws Exception {
        agent("WAL", "NORMAL").close();
        byte[] before = Files.readAllBytes(den.path("state.db"));
        den.start();

        assertThat(den.ask(LAST)).isEqualTo("[0]");

        assertThat(Files.readAllBytes(den.path("state.db"))).isEqualTo(before);
        try (Connection agent = agent("WAL", "NORMAL")) {
            run(agent, "INSERT INTO sessions VALUES (7, 'x')");
            await().atMost(Den.PATIENCE).until(() -> den.ask(LAST).equals("[7]"));
        }
    }

    @Test
    void restsOnceNothingHappens() throws Exception {
        try (Connection agent = agent("WAL", "NORMAL")) {
            den.start();
            run(agent, "INSERT INTO sessions VALUES (1, 'x')");
            await().atMost(Den.PATIENCE).until(() -> den.told.changes("sessions") > 0);

            // No clock asks again: its thread waits for news, and for nothing else.
            await().atMost(Den.PATIENCE).until(() -> den.hud.isAtRest());
        }
    }

    // The home itself.

    @Test
    void findsAHomeThatComesLaterGoesAndComesBack() throws Exception {
        den.delete("");
        den.start();
        assertThat(den.hud.isThere()).isFalse();

        den.write("memories/MEMORY.md", "one");
        await().atMost(Den.PATIENCE).until(() -> den.hud.isThere());
        assertThat(memory()).isEqualTo("[\"one\"]");
        await().atMost(Den.PATIENCE).until(() -> den.told.changes("state") == 1);

        Path away = den.home.resolveSibling("away");
        Files.move(den.home, away);
        await().atMost(Den.PATIENCE).until(() -> !den.hud.isThere());
        Files.move(away, den.home);
        await().atMost(Den.PATIENCE).until(() -> den.hud.isThere());
        assertThat(den.files(Part.MEMORY)).isEqualTo(1);
        assertThat(memory()).isEqualTo("[\"one\"]");

        den.delete("");
        await().atMost(Den.PATIENCE).until(() -> !den.hud.isThere());
        den.write("memories/MEMORY.md", "another");
        await().atMost(Den.PATIENCE).until(() -> den.hud.isThere());
        awaitMemory("another");
        den.replace("memories/MEMORY.md", "and more");
        awaitMemory("and more");
    }

    // Secrets.

    @Test
    void hidesWhatTheEnvironmentSaysFromThenOn() throws Exception {
        den.write("memories/MEMORY.md", "it is canary4f9d17e2").start();
        assertThat(memory()).contains("canary4f9d17e2");

        den.write(".env", "SOME_KEY=canary4f9d17e2\n");
        await().atMost(Den.PATIENCE).until(() -> den.told.changes("health") > 0);
        assertThat(memory()).isEqualTo("[\"it is [redacted]\"]");
        assertThat(den.names()).containsExactly("SOME_KEY");

        // A key that was exchanged stands in old texts.
        den.replace(".env", "OTHER_KEY=another-canary\n");
        await().atMost(Den.PATIENCE).until(() -> den.names().equals(List.of("OTHER_KEY")));
        den.replace("memories/MEMORY.md", "canary4f9d17e2 another-canary");
        awaitMemory("[redacted] [redacted]");
    }

    @Test
    void hidesWhatProfilesSay() throws Exception {
        den.write("profiles/work/.env", "W_KEY=canary-of-work\n");
        den.write(
                "profiles/work/auth.json", "{\"providers\":{\"x\":{\"api_key\":\"canary-two\"}}}");
        den.write("memories/MEMORY.md", "canary-of-work canary-two canary-three").start();
        assertThat(memory()).isEqualTo("[\"[redacted] [redacted] canary-three\"]");

        den.write("profiles/work/config.yaml", "model: {api_key: canary-three}\n");

        awaitMemory("[redacted] [redacted] [redacted]");
        assertThat(den.names()).isEmpty();
    }

    @Test
    void hidesTheSecretsOfFilesThatAreBroken() throws Exception {
        den.write("config.yaml", "model: [\n  api_key: canary-one\n");
        den.write("auth.json", "{\"providers\": {\"x\": {\"access_token\": \"canary-two\",");
        den.write("memories/MEMORY.md", "canary-one canary-two").start();

        assertThat(memory()).isEqualTo("[\"[redacted] [redacted]\"]");
    }

    // Its size.

    @Test
    void watchesNothingOfManyStrayFiles() throws Exception {
        den.write("memories/MEMORY.md", "one");
        for (String folder : List.of("cache", "sessions/old", "hermes-agent/node_modules/x")) {
            Files.createDirectories(den.path(folder));
        }
        for (int i = 0; i < 300; i++) {
            Path folder = Files.createDirectories(den.path("cache/" + i));
            for (int j = 0; j < 10; j++) Files.createFile(folder.resolve("f" + j));
        }
        for (int i = 0; i < 2_000; i++) Files.createFile(den.path("stray" + i));
        long before = watches();

        den.start();
        assertThat(den.hud.isThere()).isTrue();

        // The home, its memories, and every directory above it.
        assertThat(watches() - before).isLessThan(den.home.getNameCount() + 6);
        assertThat(den.told.events).isEmpty();
    }

    /** Inotify watches of this process. */
    private static long watches() throws Exception {
        long count = 0;
        try (Stream<Path> all = Files.list(Path.of("/proc/self/fdinfo"))) {
            for (Path one : all.toList()) {
                try {
                    String text = Files.readString(one, StandardCharsets.UTF_8);
                    count += text.lines().filter(line -> line.startsWith("inotify ")).count();
                } catch (IOException closed) {
                    // By now.
                }
            }
        }
        return count;
    }

    @Test
    void answersWithNothingOfALinkThatLeadsOut() throws Exception {
        Path outside = Files.writeString(temp.resolve("outside.md"), "canary-outside");
        Files.createDirectories(den.path("memories"));
        Files.createSymbolicLink(den.path("memories/MEMORY.md"), outside);
        den.start();

        String answer;
        try {
            answer = memory();
        } catch (Refusal refused) {
            answer = refused.detail();
        }
        assertThat(answer).doesNotContain("canary-outside");
    }
}
