package dev.sightline.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.sightline.TestNode;
import dev.sightline.WsClient;
import dev.sightline.auth.Access;
import dev.sightline.hermes.HermesHome;
import dev.sightline.http.Route;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

/**
 * An agent's home is full of secrets, and the agent talks about them (security.md, row 20). Every
 * way out is crawled, also while files are broken, and none of them is found.
 */
class SecretsOfAnAgentTest {
    /** Each secret of the home has these letters in it. */
    private static final String CANARY = "cnry7Q";

    private static final String ENV = CANARY + "-of-env-1";
    private static final String OLD = CANARY + "-of-env-2";
    private static final String AUTH = CANARY + "/of+auth\\\"3";
    private static final String POOL = CANARY + "-of-pool-4";
    private static final String CONFIG = CANARY + "-of-config-5";
    private static final String PROFILE = CANARY + "-of-profile-6";
    private static final String OAUTH = CANARY + "-of-oauth-7";

    /** That nobody has told us of: only what it looks like gives it away. */
    private static final String SHAPED = "sk-ant-api03-" + CANARY + "aaaaaaaaaaaaaaaaaaaa8";

    private static final String NAMED = "api_key=" + CANARY + "9999";

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @TempDir Path temp;

    private final Queue<String> lines = new ConcurrentLinkedQueue<>();
    private final Handler ear = new Ear(lines);
    private final Logger logger = Logger.getLogger("sightline");
    private final Queue<String> heard = new ConcurrentLinkedQueue<>();
    private HermesHome agent;
    private TestNode node;

    @BeforeEach
    void setUp() throws Exception {
        logger.setLevel(Level.ALL);
        Logger.getLogger("").addHandler(ear);
        agent = HermesHome.in(temp);
        String all =
                "keys: %s %s %s %s %s %s %s %s and %s."
                        .formatted(
                                ENV,
                                OLD,
                                AUTH.replace("\\\"", "\""),
                                POOL,
                                CONFIG,
                                PROFILE,
                                OAUTH,
                                SHAPED,
                                NAMED);
        agent.write(".env", "OPENAI_API_KEY=" + ENV + "\n# OLD_TOKEN='" + OLD + "'\n");
        agent.write(
                "auth.json",
                """
                {"active_provider": "nous", "providers": {"nous": {"access_token": "%s"}},
                 "credential_pool": {"zai": "%s"}}
                """
                        .formatted(AUTH, POOL));
        agent.write(".anthropic_oauth.json", "{\"accessToken\": \"" + OAUTH + "\"}");
        agent.write("config.yaml", "model: {default: gpt-5.2, api_key: " + CONFIG + "}\n");
        agent.write("profiles/work/.env", "WORK_KEY=" + PROFILE + "\n");
        agent.write("profiles/work/config.yaml", "model: {default: gpt-5.2}\n");
        for (String file :
                List.of(
                        "memories/MEMORY.md",
                        "memories/USER.md",
                        "profiles/work/memories/MEMORY.md",
                        "SOUL.md",
                        "profiles/work/SOUL.md")) {
            agent.write(file, "Don't say " + all + "\n§\nThe project needs " + ENV + "\n");
        }
        agent.write("skills/dev/keys/SKILL.md", "---\ndescription: " + all + "\n---\n" + all);
        String said = all.replace("\"", "\\\"");
        agent.write(
                "cron/jobs.json",
                """
                {"jobs": [{"id": "j1", "name": "%1$s", "prompt": "%1$s", "state": "scheduled",
                  "schedule": {"kind": "cron", "expr": "* * * * *"}, "last_error": "%1$s"}]}
                """
                        .formatted(said));
        agent.write("cron/output/j1/out.md", all);
        agent.write("gateway_state.json", "{\"pid\": 1, \"exit_reason\": \"" + said + "\"}");
        agent.write(".hud/snapshots.jsonl", "{\"timestamp\": \"x\", \"note\": \"" + said + "\"}\n");
        agent.write("logs/gateway.log", "2026-11-27 12:00:00 " + all + "\n");
        agent.write("logs/errors.log", "2026-11-27 12:00:00 ERROR " + all + "\n");
        agent.session("s1").with("title", "About " + all).with("model", ENV).put();
        agent.message("s1", "user", "That is wrong: " + all).put();
        agent.message("s1", "assistant", all)
                .with("reasoning", all)
                .with(
                        "tool_calls",
                        "[{\"function\": {\"name\": \"terminal\", \"arguments\": \"{\\\"c\\\": \\\""
                                + said.replace("\\", "\\\\").replace("\"", "\\\"")
                                + "\\\"}\"}}]")
                .put();
        agent.message("s1", "tool", "{\"output\": \"sudo " + said + "\", \"exit_code\": 0}").put();
        Path served = Files.createDirectory(temp.resolve("served"));
        node = TestNode.serving(temp.resolve("state"), served).withHermes(agent.path()).start();
    }

    @AfterEach
    void tearDown() throws Exception {
        node.close();
        agent.close();
        Logger.getLogger("").removeHandler(ear);
        logger.setLevel(null);
    }

    @Test
    void areInNoAnswerNoEventNoFigureAndNoLine() throws Exception {
        for (String talks : List.of("memory", "cron", "sessions", "sessions/s1/messages", "sudo")) {
            assertThat(node.get("/api/hermes/" + talks).body()).as(talks).contains("[redacted]");
        }
        try (WsClient socket = hear("/ws");
                WsClient common = hear("/api/ws")) {
            common.say("{\"action\":\"subscribe\"}");
            crawl();
            String whole = Files.readString(agent.path().resolve("memories/MEMORY.md"));
            agent.write("memories/MEMORY.md", whole + "\n§\nand again: " + ENV);
            agent.message("s1", "user", "and again: " + POOL).put();
            awaitHeard("memory");
            crawl();

            // Every file that can be is broken, and what is in it is as secret as before.
            agent.write("config.yaml", "model: [\n  api_key: " + CONFIG + "\n  x: {" + ENV);
            agent.write("auth.json", "{\"providers\": {\"nous\": {\"access_token\": \"" + AUTH);
            agent.write("cron/jobs.json", "{\"jobs\": [" + ENV);
            agent.write("gateway_state.json", ENV);
            agent.write("models_dev_cache.json", "{" + POOL);
            agent.write("profiles/work/config.yaml", "a: *" + PROFILE + "\nb: [");
            agent.write("skills/dev/keys/SKILL.md", "---\na: [" + CONFIG + "\n---\n" + OLD);
            awaitHeard("skills");
            crawl();

            agent.write("profiles/" + PROFILE + "/SOUL.md", "x");
            awaitHeard("profiles/[redacted]");
            crawl();
            socket.say("ping");
            common.say("{\"action\":\"ping\"}");
            awaitHeard("pong");
        }
        assertNone(String.join("\n", heard), "what sockets said");
        node.close();
        assertThat(lines).isNotEmpty();
        for (String line : lines) assertNone(line, "the log");
    }

    private WsClient hear(String path) throws IOException {
        WsClient client = WsClient.open(node.port(), path, "Authorization: Bearer " + node.token());
        Thread.ofPlatform()
                .daemon()
                .start(() -> {
                    try {
                        while (true) heard.add(client.next().text());
                    } catch (IOException end) {
                        // Its end.
                    }
                });
        return client;
    }

    private void awaitHeard(String what) {
        await().atMost(PATIENCE).until(() -> heard.stream().anyMatch(text -> text.contains(what)));
    }

    /** Every GET that there is, with all that may stand in it. */
    private void crawl() throws Exception {
        Set<String> targets = new LinkedHashSet<>();
        for (Route route : node.routes()) {
            if (!route.method().equals("GET")) continue;
            List<String> paths = new ArrayList<>();
            for (String one : List.of("s1", "j1", "work", "x")) {
                paths.add(route.template().replaceAll("\\{[^}]*}", one));
            }
            for (String path : paths) {
                targets.add(path);
                targets.add(path + "?q=wrong&limit=200&name=gateway");
                targets.add(path + "?q=keys");
                targets.add(path + "?path=" + TestNode.encoded(agent.path().resolve(".env")));
            }
            boolean isStream =
                    route.access() instanceof Access.Streams
                            || route.access() instanceof Access.Socket;
            if (isStream) {
                for (String path : targets)
                    assertNone(Wire.get(node, path).withToken().head().text(), path);
                targets.clear();
                continue;
            }
            for (String path : targets) assertNone(node.get(path).body(), path);
            targets.clear();
        }
    }

    private static void assertNone(String text, String where) {
        int at = text.indexOf(CANARY);
        assertThat(at < 0 ? "" : text.substring(Math.max(0, at - 100), at + 10))
                .as("what %s says", where)
                .isEmpty();
    }

    /** Hears what a log would print, stack traces included. */
    private static final class Ear extends Handler {
        private final Queue<String> lines;

        Ear(Queue<String> lines) {
            this.lines = lines;
            setLevel(Level.ALL);
        }

        @Override
        public void publish(LogRecord entry) {
            StringWriter line = new StringWriter();
            line.append(new SimpleFormatter().formatMessage(entry));
            if (entry.getThrown() != null) {
                entry.getThrown().printStackTrace(new PrintWriter(line));
            }
            lines.add(line.toString());
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }
}
