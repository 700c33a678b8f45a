package dev.sightline.ralph;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sightline.TestNode;
import dev.sightline.json.Json;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import tools.jackson.databind.JsonNode;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A loop over HTTP: how it stands, its iterations and what they come to. */
class LoopRoutesTest {
    @TempDir Path temp;

    private Path shop;
    private TestNode node;

    @BeforeEach
    void setUp() throws Exception {
        Path home = temp.toRealPath();
        shop = Files.createDirectory(home.resolve("shop"));
        LoopFiles.write(shop);
        Path plain = Files.createDirectory(home.resolve("plain"));
        node = TestNode.serving(home.resolve("state"), shop, plain).start();
    }

    @AfterEach
    void tearDown() {
        node.close();
    }

    private JsonNode get(String path) throws Exception {
        HttpResponse<String> answer = node.get("/api/projects/shop" + path);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return json(answer);
    }

    private static JsonNode json(HttpResponse<String> answer) {
        return Json.read(answer.body().getBytes(StandardCharsets.UTF_8));
    }

    private static List<Integer> numbers(JsonNode iterations) {
        return iterations.valueStream().map(one -> one.get("number").intValue()).toList();
    }

    private List<Integer> page(String query) throws Exception {
        return numbers(get("/iterations" + query).get("iterations"));
    }

    @Test
    void showsALoopAtAGlance() throws Exception {
        JsonNode loop = get("/loop");

        assertThat(loop.get("status").stringValue()).isEqualTo("error");
        assertThat(loop.get("evidence")).isNotEmpty();
        assertThat(loop.get("tasks_done").intValue()).isEqualTo(3);
        assertThat(loop.get("tasks_total").intValue()).isEqualTo(5);
        assertThat(loop.get("process").isNull()).isTrue();
        assertThat(loop.get("last_lines").values().toArray()).hasSize(12);
        assertThat(loop.at("/cost/total/usd").doubleValue()).isPositive();
        int bytes = LoopFiles.LOG.getBytes(StandardCharsets.UTF_8).length;
        assertThat(loop.at("/indexed/bytes").intValue()).isEqualTo(bytes);
        assertThat(loop.at("/indexed/of").intValue()).isEqualTo(bytes);
    }

    @Test
    void showsTheIterationThatRuns() throws Exception {
        long pid = ProcessHandle.current().pid();
        Files.writeString(shop.resolve(".ralph/ralph.pid"), pid + "\n");
        org.awaitility.Awaitility.await()
                .untilAsserted(() -> assertThat(get("/loop").get("current").isNull()).isFalse());

        JsonNode current = get("/loop").get("current");

        assertThat(current.get("number").intValue()).isEqualTo(3);
        assertThat(current.get("max_iterations").intValue()).isEqualTo(50);
        assertThat(current.get("started_at").stringValue()).endsWith("Z");
        assertThat(current.get("task").stringValue()).isEqualTo("2.2 Detail");
    }

    @Test
    void givesPagesOfIterations() throws Exception {
        assertThat(page("")).containsExactly(1, 2, 3);
        assertThat(page("?sort=desc")).containsExactly(3, 2, 1);
        assertThat(page("?limit=1&offset=1")).containsExactly(2);
        assertThat(page("?offset=7")).isEmpty();
        assertThat(get("/iterations?limit=1").get("total").intValue()).isEqualTo(3);
    }

    @Test
    void countsInAPageOnlyThoseOfItsStatus() throws Exception {
        assertThat(page("?status=error")).containsExactly(2);
        assertThat(page("?status=success")).containsExactly(1);
        assertThat(get("/iterations?status=success").get("total").intValue()).isEqualTo(1);
    }

    @Test
    void givesEachIterationItsPartOfTheLog() throws Exception {
        JsonNode second = get("/iterations/2");

        assertThat(second.get("log_output").stringValue())
                .startsWith("[01:11:48]")
                .contains("relation \"items\"")
                .endsWith("⚠️ Tests failed\n");
        assertThat(second.get("log_cut").intValue()).isZero();
        assertThat(second.get("first_line").intValue()).isEqualTo(7);
        JsonNode details = get("/iterations/details?numbers=3&numbers=9&numbers=1");
        assertThat(numbers(details)).containsExactly(3, 1);
        assertThat(details.get(0).get("log_output").stringValue()).endsWith("Reading the plan\n");
    }

    @Test
    void cutsALongPartAtItsBeginning() throws Exception {
        LoopFiles.append(shop.resolve(".ralph/ralph.log"), "€uro\n".repeat(100_000) + "end\n");
        org.awaitility.Awaitility.await()
                .untilAsserted(() ->
                        assertThat(get("/iterations/3").get("log_output").stringValue())
                                .endsWith("end\n"));

        JsonNode third = get("/iterations/3");

        int kept = third.get("log_output").stringValue().getBytes(StandardCharsets.UTF_8).length;
        assertThat(kept).isBetween(512 * 1024 - 3, 512 * 1024);
        assertThat(third.get("log_output").stringValue()).doesNotContain("\uFFFD");
        assertThat(third.get("log_cut").intValue()).isGreaterThan(700_000 - 512 * 1024);
    }

    @Test
    void givesFiguresAndAReport() throws Exception {
        JsonNode stats = get("/stats");
        assertThat(stats.get("total_iterations").intValue()).isGreaterThanOrEqualTo(2);
        assertThat(stats.at("/health_breakdown/failed").intValue()).isEqualTo(1);
        assertThat(get("/cost").get("iterations")).isNotEmpty();
        assertThat(get("/report").get("content").stringValue()).contains("shop");
        JsonNode notifications = get("/notifications");
        assertThat(notifications.get(0).get("message").stringValue()).isEqualTo("Which index?");
        assertThat(notifications.get(0).get("active").booleanValue()).isTrue();
    }

    @Test
    void saysAtWhichPlaceOfTheSequenceAnAnswerIsTrue() throws Exception {
        for (String path :
                List.of("loop", "iterations", "stats", "cost", "notifications", "report")) {
            HttpResponse<String> answer = node.get("/api/projects/shop/" + path);
            assertThat(answer.headers().firstValue("Sightline-Seq")).as(path).isPresent();
        }
    }

    @Test
    void refusesAProjectWithoutALoop() throws Exception {
        for (String path : List.of("loop", "iterations", "iterations/1", "stats", "log/lines")) {
            HttpResponse<String> answer = node.get("/api/projects/plain/" + path);
            assertThat(answer.statusCode()).as(path).isEqualTo(404);
            assertThat(json(answer).get("code").stringValue()).isEqualTo("no_loop");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "?limit=0",
                "?limit=501",
                "?limit=x",
                "?offset=-1",
                "?sort=up",
                "?status=good",
                "/details",
                "/details?numbers=x",
                "/x"
            })
    void saysWhatIsWrongWithAParameter(String query) throws Exception {
        HttpResponse<String> answer = node.get("/api/projects/shop/iterations" + query);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(json(answer).get("detail").stringValue()).contains("`");
    }

    @Test
    void knowsNoIterationThatIsNotThere() throws Exception {
        HttpResponse<String> answer = node.get("/api/projects/shop/iterations/77");

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(json(answer).get("code").stringValue()).isEqualTo("no_iteration");
    }
}
