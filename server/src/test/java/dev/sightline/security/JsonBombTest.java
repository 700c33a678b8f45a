package dev.sightline.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sightline.RawHttp;
import dev.sightline.TestNode;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/** Bodies that are small to send and large to understand. */
class JsonBombTest {
    private static final int MILLION = 1_000_000;
    private static final Duration QUICK = Duration.ofSeconds(5);

    @TempDir Path temp;

    private Premises premises;
    private TestNode node;

    @BeforeEach
    void setUp() throws Exception {
        premises = new Premises(temp);
        node = premises.node().start();
    }

    @AfterEach
    void tearDown() {
        node.close();
    }

    @Test
    void refusesThemAllWithoutBreaking() throws Exception {
        for (Map.Entry<String, String> bomb : bombs().entrySet()) {
            long start = System.nanoTime();
            Wire request = Wire.post(node, "/api/save-file", bomb.getValue()).withToken();
            RawHttp.Answer answer = request.send();
            assertThat(answer.status()).as(bomb.getKey()).isBetween(400, 499);
            assertThat(Duration.ofNanos(System.nanoTime() - start))
                    .as(bomb.getKey())
                    .isLessThan(QUICK);
        }
        assertThat(premises.hello).hasContent(Premises.HELLO);
        assertThat(node.get("/api/health").statusCode()).isEqualTo(200);
    }

    @Test
    void takesNoCompressedBody() throws Exception {
        Wire save = Wire.save(node, premises.hello, "x\n").withToken();
        for (String coding : new String[] {"gzip", "deflate", "br", "gzip, gzip"}) {
            assertThat(save.with("Content-Encoding", coding).status()).as(coding).isEqualTo(415);
        }
        assertThat(premises.hello).hasContent(Premises.HELLO);
    }

    private Map<String, String> bombs() {
        String path = "\"path\":\"" + premises.hello + "\"";
        String content = "\"content\":\"x\"";
        Map<String, String> all = new LinkedHashMap<>();
        all.put("deep arrays", "[".repeat(MILLION));
        all.put("deep objects", "{\"a\":".repeat(MILLION));
        all.put("deep inside", "{" + path + "," + content + ",\"x\":" + "[".repeat(MILLION) + "}");
        all.put(
                "just too deep",
                "{%s,%s,\"x\":%s%s}".formatted(path, content, "[".repeat(64), "]".repeat(64)));
        all.put("a number for a path", "{\"path\":1e999999999," + content + "}");
        all.put("a number for the content", "{" + path + ",\"content\":1e999999999}");
        all.put("many digits", "{\"x\":" + "9".repeat(MILLION) + "," + path + "," + content + "}");
        all.put("a path twice", "{\"path\":\"/x\"," + path + "," + content + "}");
        all.put("content twice", "{" + path + "," + content + "," + content + "}");
        all.put("twice in disguise", "{" + path + ",\"p\\u0061th\":\"/x\"," + content + "}");
        all.put("a long name", "{\"" + "n".repeat(MILLION) + "\":1," + path + "," + content + "}");
        all.put("an array", "[" + path.replace(":", ",") + "]");
        all.put("null", "null");
        all.put("null fields", "{\"path\":null,\"content\":null}");
        all.put("nothing", "");
        all.put("blanks", " ".repeat(MILLION));
        all.put("half", "{" + path);
        all.put("NaN", "{" + path + ",\"content\":NaN}");
        all.put("comments", "/*" + "*".repeat(MILLION) + "*/{" + path + "," + content + "}");
        all.put("single quotes", "{'path':'/x','content':'x'}");
        all.put("an object for a path", "{\"path\":{\"$ne\":1}," + content + "}");
        all.put(
                "a nul in the path",
                "{\"path\":\"" + premises.hello + "\\u0000\"," + content + "}");
        all.put("half a character", "{\"path\":\"" + premises.hello + "\\ud800\"," + content + "}");
        all.put("half a character of text", "{" + path + ",\"content\":\"\\ud800\"}");
        all.put("a path of slashes", "{\"path\":\"" + "/".repeat(MILLION) + "\"," + content + "}");
        all.put(
                "a path of folders",
                "{\"path\":\"" + premises.data + "/a".repeat(MILLION) + "\"," + content + "}");
        all.put(
                "a path of links",
                "{\"path\":\"" + premises.data + "/.".repeat(MILLION) + "/..\"," + content + "}");
        all.put(
                "a long path",
                "{\"path\":\"" + premises.data + "/" + "a".repeat(MILLION) + "\"," + content + "}");
        return all;
    }
}
