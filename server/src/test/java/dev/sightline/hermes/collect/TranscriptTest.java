package dev.sightline.hermes.collect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import dev.sightline.hermes.HermesHome;
import dev.sightline.http.Refusal;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import tools.jackson.databind.JsonNode;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What was said in a session, page by page. */
class TranscriptTest {
    private final Transcript transcript = new Transcript();

    @TempDir Path temp;
    private HermesHome home;

    @BeforeEach
    void setUp() throws Exception {
        home = HermesHome.in(temp);
    }

    @AfterEach
    void tearDown() throws Exception {
        home.close();
    }

    @Test
    void showsWhatUserAndAgentSaid() throws Exception {
        home.session("abcdefghijk").with("source", "tool").put();
        home.message("abcdefghijk", "system", "You are an agent").put();
        home.message("abcdefghijk", "user", "Hi").with("token_count", 3).put();
        home.message("abcdefghijk", "assistant", null)
                .with("tool_calls", "[{\"id\":\"c\"}]")
                .with("reasoning", "Hm")
                .at(HermesHome.NOW.plusMillis(1500))
                .put();
        home.message("abcdefghijk", "tool", "{}").at(HermesHome.NOW.plusSeconds(2)).put();

        assertThat(messages("abcdefghijk"))
                .isEqualTo(
                        Answers.json(
                                """
                                {"session_id": "abcdefghijk", "title": "abcdefgh",
                                 "source": "tool", "started_at": 1795780800.0,
                                 "messages": [
                                   {"id": 2, "role": "user", "content": "Hi",
                                    "timestamp": 1795780800.0, "tool_calls": null,
                                    "reasoning": null, "token_count": 3},
                                   {"id": 3, "role": "assistant", "content": "",
                                    "timestamp": 1795780801.5, "tool_calls": "[{\\"id\\":\\"c\\"}]",
                                    "reasoning": "Hm", "token_count": 0}],
                                 "has_more": false}
                                """));
    }

    @Test
    void givesTheNewestFirstAndThenWhatWasBefore() throws Exception {
        home.session("a").put();
        for (int i = 0; i < 10; i++) {
            home.message("a", i % 2 == 0 ? "user" : "tool", "said " + i)
                    .at(HermesHome.NOW.plusSeconds(i / 4))
                    .put();
        }
        List<String> all = new ArrayList<>();
        JsonNode page = messages("a", "limit", "2");
        all.addAll(0, contents(page));
        assertThat(all).containsExactly("said 6", "said 8");
        while (page.get("has_more").asBoolean()) {
            String before = page.get("messages").get(0).get("id").toString();
            page = messages("a", "limit", "2", "before", before);
            all.addAll(0, contents(page));
        }

        assertThat(all).containsExactly("said 0", "said 2", "said 4", "said 6", "said 8");
    }

    @Test
    void pagesThroughMessagesOfAnEarlyAgent() throws Exception {
        home.close();
        HermesHome early =
                HermesHome.in(Files.createDirectory(temp.resolve("e")), HermesHome.EARLY);
        home = early;
        early.session("a").put();
        for (String id : List.of("z", "m", "b")) {
            early.message("a", "user", id).without("timestamp").with("id", id).put();
        }

        JsonNode page = messages("a", "limit", "2");
        assertThat(contents(page)).containsExactly("m", "b");
        assertThat(contents(messages("a", "before", "m"))).containsExactly("z");
        assertThat(page.get("messages").get(0).get("timestamp").asDouble()).isZero();
    }

    @Test
    void refusesWhatIsNotThere() throws Exception {
        home.session("a").put();
        assertThat(contents(messages("a"))).isEmpty();
        assertRefused(404, "b");
        assertRefused(404, "a", "before", "77");
        assertRefused(422, "a", "limit", "0");
        assertRefused(422, "a", "limit", "1001");
        assertRefused(422, "a", "limit", "many");
        home.endAgent();
        Files.delete(home.database());
        assertRefused(404, "a");
    }

    private void assertRefused(int status, String id, String... query) {
        assertThatThrownBy(() -> messages(id, query))
                .asInstanceOf(type(Refusal.class))
                .extracting(Refusal::status)
                .isEqualTo(status);
    }

    private JsonNode messages(String id, String... query) throws Exception {
        return Answers.of(transcript, home.home(), List.of(id), query);
    }

    private static List<String> contents(JsonNode page) {
        return page.get("messages").findValuesAsString("content");
    }
}
