package dev.sightline.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.sightline.SseClient;
import dev.sightline.TestNode;
import dev.sightline.json.Json;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import tools.jackson.databind.JsonNode;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Projects over HTTP, on a real node. */
class ProjectRoutesTest {
    @TempDir Path temp;

    private Path shop;
    private Path area;
    private TestNode node;

    @BeforeEach
    void setUp() throws Exception {
        Path home = temp.toRealPath();
        shop = Files.createDirectory(home.resolve("shop"));
        Files.writeString(shop.resolve("a.py"), "one\n");
        Files.createDirectory(shop.resolve(".ralph"));
        area = Files.createDirectory(home.resolve("area"));
        node = TestNode.serving(home.resolve("state"), shop).discovering(area).start();
    }

    @AfterEach
    void tearDown() {
        node.close();
    }

    private static JsonNode json(HttpResponse<String> answer) {
        return Json.read(answer.body().getBytes(StandardCharsets.UTF_8));
    }

    private HttpResponse<String> add(Path path) throws Exception {
        return node.post("/api/projects", "{\"path\":\"" + path + "\"}");
    }

    private HttpResponse<String> delete(String id) throws Exception {
        return node.send(
                node.request("/api/projects/" + id)
                        .header("Content-Type", "application/json")
                        .DELETE());
    }

    @Test
    void listsProjectsAndTheirFilesAtAPlaceOfTheSequence() throws Exception {
        HttpResponse<String> answer = node.get("/api/projects");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Sightline-Seq"))
                .hasValueSatisfying(at -> assertThat(at).matches("[0-9a-f]+:\\d+"));
        JsonNode project = json(answer).get(0);
        assertThat(project.get("id").asString()).matches("shop-[0-9a-f]{6}");
        assertThat(project.get("path").asString()).isEqualTo(shop.toString());
        assertThat(project.get("origin").asString()).isEqualTo("command_line");
        assertThat(project.get("lenses").toString()).isEqualTo("[\"ralph\"]");

        HttpResponse<String> files = node.get("/api/projects/shop/files");
        assertThat(files.statusCode()).isEqualTo(200);
        assertThat(files.headers().firstValue("Sightline-Seq")).isPresent();
        assertThat(json(files).get("files").get(0).get("path").asString()).isEqualTo("a.py");
        assertThat(json(files).get("files").get(0).get("size").asInt()).isEqualTo(4);
        await().until(() ->
                json(node.get("/api/projects/shop")).get("watch").asString().equals("live"));

        Files.createFile(shop.resolve("sightline.yaml"));
        Files.delete(shop.resolve(".ralph"));
        assertThat(json(node.get("/api/projects/shop")).get("lenses").toString())
                .isEqualTo("[\"custom\"]");
    }

    @Test
    void servesTheFilesOfAProjectAsLongAsItIsOne() throws Exception {
        Path plain = Files.createDirectory(area.resolve("plain"));
        Path file = Files.writeString(plain.resolve("b.py"), "two\n");
        String read = "/api/read-file?path=" + TestNode.encoded(file);
        assertThat(node.get(read).statusCode()).isEqualTo(403);

        HttpResponse<String> added = add(plain);
        assertThat(added.statusCode()).isEqualTo(201);
        String id = json(added).get("id").asString();
        assertThat(node.get(read).statusCode()).isEqualTo(200);
        assertThat(rootsOfNode()).containsExactly(shop.toString(), plain.toString());

        try (SseClient follower = node.watch(file, "&follow=1")) {
            assertThat(follower.next().text("type")).isEqualTo("initial");
            assertThat(delete(id).statusCode()).isEqualTo(204);
            assertThat(node.get(read).statusCode()).isEqualTo(403);
            assertThat(rootsOfNode()).containsExactly(shop.toString());
            Files.writeString(file, "three\n");
            assertThat(follower.next().text("type")).isEqualTo("error");
        }
        assertThat(delete(id).statusCode()).isEqualTo(404);
    }

    private List<String> rootsOfNode() throws Exception {
        List<String> paths = new ArrayList<>();
        for (JsonNode root : json(node.get("/api/node")).get("roots")) {
            assertThat(root.get("watch").asString()).isEqualTo("live");
            paths.add(root.get("path").asString());
        }
        return paths;
    }

    @Test
    void refusesInTheWordsOfTheContract() throws Exception {
        HttpResponse<String> outside = add(temp.toRealPath());
        assertThat(outside.statusCode()).isEqualTo(403);
        assertThat(json(outside).get("code").asString()).isEqualTo("outside_roots");
        assertThat(add(area.resolve("none")).statusCode()).isEqualTo(400);
        assertThat(node.post("/api/projects", "{}").statusCode()).isEqualTo(400);
        assertThat(delete("shop").statusCode()).isEqualTo(409);
        assertThat(node.get("/api/projects/none").statusCode()).isEqualTo(404);
        assertThat(node.get("/api/projects/none/files").statusCode()).isEqualTo(404);

        Files.createDirectories(area.resolve("shop/.ralph"));
        await().until(() -> json(node.get("/api/projects")).size() == 2);
        HttpResponse<String> two = node.get("/api/projects/shop");
        assertThat(two.statusCode()).isEqualTo(409);
        assertThat(json(two).get("code").asString()).isEqualTo("ambiguous");
    }
}
