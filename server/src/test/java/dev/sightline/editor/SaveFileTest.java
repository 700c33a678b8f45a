package dev.sightline.editor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sightline.SseClient;
import dev.sightline.TestNode;
import dev.sightline.json.Json;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import tools.jackson.databind.JsonNode;

import java.net.http.HttpResponse;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

class SaveFileTest {
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
    void savesForAnOldClientThatSendsNoEtag() throws Exception {
        HttpResponse<String> saved = save(file, "two\n");

        assertThat(saved.statusCode()).isEqualTo(200);
        assertThat(json(saved).get("status").asString()).isEqualTo("ok");
        assertThat(file).hasContent("two\n");
    }

    @Test
    void savesOnTheEtagThatWasReadAndSaysTheNextOne() throws Exception {
        String first = json(read(file)).get("etag").asString();

        HttpResponse<String> saved = save(file, "two\n", "If-Match", "\"" + first + "\"");

        String next = json(read(file)).get("etag").asString();
        assertThat(json(saved).get("etag").asString()).isEqualTo(next);
        assertThat(saved.headers().firstValue("ETag")).contains("\"" + next + "\"");
    }

    @Test
    void refusesAStaleEtagAndSaysTheOneOnDisk() throws Exception {
        String first = json(read(file)).get("etag").asString();
        Files.writeString(file, "theirs\n");

        HttpResponse<String> stale = save(file, "mine\n", "If-Match", "\"" + first + "\"");

        assertThat(stale.statusCode()).isEqualTo(412);
        assertThat(json(stale).get("etag")).isEqualTo(json(read(file)).get("etag"));
        assertThat(file).hasContent("theirs\n");
    }

    @Test
    void createsOnlyWhatIsNotThere() throws Exception {
        Path fresh = folder.resolve("new.py");

        assertThat(save(fresh, "x\n", "If-None-Match", "*").statusCode()).isEqualTo(200);
        assertThat(save(fresh, "y\n", "If-None-Match", "*").statusCode()).isEqualTo(412);
        assertThat(fresh).hasContent("x\n");
    }

    @Test
    void savesFilesOfAnyName() throws Exception {
        for (String name : new String[] {"é ü.py", "a#b.py", "a%20b.py", "a+b.py", "\"q\".py"}) {
            Path odd = Files.writeString(folder.resolve(name), "old\n");

            assertThat(save(odd, "new\n").statusCode()).as(name).isEqualTo(200);

            assertThat(odd).hasContent("new\n");
            assertThat(json(read(odd)).get("content").asString()).isEqualTo("new\n");
        }
    }

    @Test
    void tellsWhoeverFollowsTheFileOnce() throws Exception {
        try (SseClient client = node.watch(file)) {
            client.next();
            save(file, "two\n");
            assertThat(client.next().text("content")).isEqualTo("two\n");
            save(file, "three\n");
            assertThat(client.next().text("content")).isEqualTo("three\n");
        }
    }

    @Test
    void givesBackTheSameBytesInEveryEncoding() throws Exception {
        for (String name : new String[] {"UTF-8", "UTF-16LE", "UTF-16BE", "UTF-32LE"}) {
            Charset charset = Charset.forName(name);
            byte[] bytes = "\ufeffa\r\nö\n😀".getBytes(charset);
            Files.write(file, bytes);
            String content = json(read(file)).get("content").asString();
            save(file, content + "!");

            save(file, content);

            assertThat(Files.readAllBytes(file)).as(name).isEqualTo(bytes);
        }
    }

    @Test
    void saysWhatIsWrongWithARequest() throws Exception {
        assertThat(node.post("/api/save-file", "{\"path\":1}").statusCode()).isEqualTo(400);
        assertThat(node.post("/api/save-file", "[]").statusCode()).isEqualTo(400);
        assertThat(node.post("/api/save-file", "{").body()).contains("bad_json");
        assertThat(save(file, "x", "If-Match", "unquoted").statusCode()).isEqualTo(400);
        assertThat(save(folder, "x").statusCode()).isEqualTo(422);
        assertThat(save(folder.resolve("no/such/dir.py"), "x").statusCode()).isEqualTo(404);
        assertThat(save(temp.resolve("outside.py"), "x").statusCode()).isEqualTo(403);
    }

    private HttpResponse<String> save(Path path, String content, String... headers)
            throws Exception {
        byte[] body = Json.bytes(Map.of("path", path.toString(), "content", content));
        return node.post("/api/save-file", new String(body, StandardCharsets.UTF_8), headers);
    }

    private HttpResponse<String> read(Path path) throws Exception {
        return node.get("/api/read-file?path=" + TestNode.encoded(path));
    }

    private static JsonNode json(HttpResponse<String> answer) {
        return Json.read(answer.body().getBytes(StandardCharsets.UTF_8));
    }
}
