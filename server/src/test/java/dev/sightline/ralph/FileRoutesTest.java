package dev.sightline.ralph;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sightline.TestNode;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import tools.jackson.databind.JsonNode;

import java.nio.file.Files;
import java.nio.file.Path;

/** The plan, the prompts, the specs and the configuration over HTTP. */
class FileRoutesTest {
    @TempDir Path temp;

    private Path shop;
    private TestNode node;
    private Client client;

    @BeforeEach
    void setUp() throws Exception {
        Path home = temp.toRealPath();
        shop = Files.createDirectory(home.resolve("shop"));
        LoopFiles.write(shop);
        node = TestNode.serving(home.resolve("state"), shop).start();
        client = new Client(node, "shop");
    }

    @AfterEach
    void tearDown() {
        node.close();
    }

    @Test
    void readsAndWritesThePlanUnderItsGuard() throws Exception {
        var read = client.send("GET", "/plan", "");
        assertThat(Client.json(read).path("tasks_done").intValue()).isEqualTo(3);
        assertThat(read.headers().firstValue("Sightline-Seq")).isPresent();
        String ticked = LoopFiles.PLAN.replace("[ ] 2.2", "[x] 2.2");

        var saved = client.send("PUT", "/plan", content(ticked), "If-Match", Client.etag(read));
        assertThat(Client.json(saved).path("tasks_done").intValue()).isEqualTo(4);
        assertThat(shop.resolve("IMPLEMENTATION_PLAN.md")).hasContent(ticked);
        assertThat(client.refusal("PUT", "/plan", content("x"), "If-Match", Client.etag(read)))
                .isEqualTo("412 stale");
        client.ok("PUT", "/plan", content("# None\n"));
        Files.delete(shop.resolve("IMPLEMENTATION_PLAN.md"));
        assertThat(client.refusal("GET", "/plan", "")).isEqualTo("404 no_plan");
    }

    @Test
    void readsAndWritesThePrompts() throws Exception {
        var read = client.send("GET", "/files/prompt", "");
        assertThat(Client.json(read).path("content").stringValue()).isEqualTo("Read the plan.\n");
        client.ok("PUT", "/files/prompt", content("New\n"), "If-Match", Client.etag(read));
        client.ok("PUT", "/files/agents", content("# A\n"));

        assertThat(shop.resolve("PROMPT.md")).hasContent("New\n");
        assertThat(shop.resolve("AGENTS.md")).hasContent("# A\n");
        assertThat(client.refusal("GET", "/files/README.md", "")).isEqualTo("404 no_file");
        assertThat(client.refusal("PUT", "/files/..%2Fx", content(""))).startsWith("4");
    }

    @Test
    void keepsSpecs() throws Exception {
        Files.createDirectories(shop.resolve("specs/api"));
        Files.writeString(shop.resolve("specs/api/auth.md"), "# Auth\n");
        Files.writeString(shop.resolve("specs/notes.txt"), "");
        client.post("/specs", named("a b.md", "# New\n"));
        assertThat(client.refusal("POST", "/specs", named("a b.md", "x"))).isEqualTo("409 exists");

        JsonNode list = client.get("/specs");
        assertThat(list.valueStream().map(one -> one.path("name").stringValue()))
                .containsExactly("a b.md", "api/auth.md", "pages.md");
        var read = client.send("GET", "/specs/a%20b.md", "");
        assertThat(Client.json(read).path("content").stringValue()).isEqualTo("# New\n");
        client.ok("PUT", "/specs/a%20b.md", content("# Newer\n"), "If-Match", Client.etag(read));
        assertThat(client.refusal("DELETE", "/specs/a%20b.md", "", "If-Match", Client.etag(read)))
                .isEqualTo("412 stale");
        assertThat(client.send("DELETE", "/specs/a%20b.md", "{}").statusCode()).isEqualTo(204);
        assertThat(shop.resolve("specs/a b.md")).doesNotExist();
        assertThat(client.refusal("GET", "/specs/a%20b.md", "")).isEqualTo("404 no_spec");
        assertThat(client.refusal("PUT", "/specs/none.md", content(""))).isEqualTo("404 no_spec");
    }

    @Test
    void takesOnlyPlainNamesForSpecs() throws Exception {
        for (String name :
                new String[] {
                    "../x.md",
                    "a/b.md",
                    ".hidden.md",
                    "x.txt",
                    ".md",
                    "-x.md",
                    "x\\u0000.md",
                    "a\\nb.md",
                    "x".repeat(101) + ".md"
                }) {
            assertThat(client.refusal("POST", "/specs", named(name, "")))
                    .as(name)
                    .isEqualTo("400 bad_name");
        }
    }

    @Test
    void makesTheFolderOfTheFirstSpec() throws Exception {
        Files.delete(shop.resolve("specs/pages.md"));
        Files.delete(shop.resolve("specs"));
        assertThat(client.get("/specs").isEmpty()).isTrue();

        client.post("/specs", named("first.md", "# First\n"));
        assertThat(shop.resolve("specs/first.md")).hasContent("# First\n");
    }

    @Test
    void writesThroughNoLinkThatLeadsOut() throws Exception {
        Path outside = Files.createDirectory(temp.resolve("outside"));
        Path secret = Files.writeString(outside.resolve("secret.md"), "secret");
        Files.createSymbolicLink(shop.resolve("specs/link.md"), secret);
        Files.delete(shop.resolve("AGENTS.md"));
        Files.createSymbolicLink(shop.resolve("AGENTS.md"), secret);

        assertThat(client.refusal("GET", "/specs/link.md", "")).isEqualTo("403 outside_roots");
        assertThat(client.refusal("PUT", "/specs/link.md", content("x"))).startsWith("403");
        assertThat(client.refusal("PUT", "/files/agents", content("x"))).startsWith("403");
        assertThat(client.send("DELETE", "/specs/link.md", "{}").statusCode()).isEqualTo(204);
        assertThat(secret).hasContent("secret");
    }

    @Test
    void changesOnlyTheNamedKeysOfTheConfiguration() throws Exception {
        Path file = shop.resolve(".ralph/config.json");
        Files.writeString(file, "{\"cli\":\"codex\",\"theirs\":{\"a\":1},\"flags\":\"-x\"}");
        var read = client.send("GET", "/config", "");
        assertThat(Client.json(read).path("max_iterations").intValue()).isEqualTo(20);

        JsonNode now =
                client.ok(
                        "PUT",
                        "/config",
                        "{\"cli\":\"claude\",\"max_iterations\":5,\"flags\":null}",
                        "If-Match",
                        Client.etag(read));
        assertThat(now.path("cli").stringValue()).isEqualTo("claude");
        assertThat(Files.readString(file))
                .contains("\"theirs\"", "\"claude\"")
                .doesNotContain("flags", "model_pricing");
        assertThat(client.refusal("PUT", "/config", "{}", "If-Match", Client.etag(read)))
                .isEqualTo("412 stale");
        assertThat(client.refusal("PUT", "/config", "{\"max_iterations\":\"many\"}"))
                .isEqualTo("400 bad_config");
        Files.writeString(file, "{broken");
        assertThat(client.refusal("GET", "/config", "")).isEqualTo("422 bad_config");
        Files.delete(file);
        assertThat(client.get("/config").path("cli").stringValue()).isEqualTo("codex");
    }

    @Test
    void hasNoHistoryWithoutARepository() throws Exception {
        assertThat(client.get("/git/log").isEmpty()).isTrue();
        assertThat(client.refusal("GET", "/git/diff/abcdef1", "")).isEqualTo("404 no_commit");
        assertThat(client.refusal("GET", "/git/diff/HEAD", "")).isEqualTo("400 bad_hash");
        assertThat(client.refusal("GET", "/git/log?limit=0", "")).isEqualTo("400 bad_request");
    }

    private static String content(String text) {
        return "{\"content\":\"%s\"}".formatted(text.replace("\n", "\\n"));
    }

    private static String named(String name, String text) {
        return "{\"name\":\"%s\",\"content\":\"%s\"}".formatted(name, text.replace("\n", "\\n"));
    }
}
