package dev.sightline.hermes.collect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sightline.hermes.HermesHome;
import dev.sightline.http.Refusal;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import tools.jackson.databind.JsonNode;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/** The list of sessions and its sums. */
class SessionsTest {
    private static final Instant EARLIER = Instant.parse("2026-11-25T23:30:00Z");

    private final Sessions sessions = new Sessions();

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
    void looksAtNoMessageWhereNobodyAsksForTools() throws Exception {
        home.session("one").with("message_count", 1).put();
        home.message("one", "assistant", "").calling("terminal").put();
        JsonNode all = Answers.of(sessions, home.home());
        JsonNode without = Answers.of(sessions, home.home(), "tools", "false");

        assertThat(all.get("tool_usage").get("terminal").intValue()).isEqualTo(1);
        assertThat(without.get("tool_usage")).isEmpty();
        assertThat(without.properties().stream().filter(one -> !one.getKey().equals("tool_usage")))
                .allSatisfy(one -> assertThat(one.getValue()).isEqualTo(all.get(one.getKey())));
        assertThatThrownBy(() -> Answers.of(sessions, home.home(), "tools", "no"))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("`tools` must be true or false");
    }

    @Test
    void listsPeoplesOwnAndCountsAll() throws Exception {
        home.session("first")
                .at(EARLIER)
                .with("title", "Fix the build")
                .with("ended_at", EARLIER.toEpochMilli() / 1000.0 + 90)
                .with("model", "gpt-5.2")
                .with("message_count", 4)
                .with("tool_call_count", 2)
                .with("input_tokens", 100)
                .with("output_tokens", 20)
                .with("cache_read_tokens", 7)
                .with("cache_write_tokens", 8)
                .with("reasoning_tokens", 9)
                .with("estimated_cost_usd", 0.25)
                .put();
        home.session("second").with("source", "telegram").put();
        home.session("of-a-tool").with("source", "tool").with("message_count", 5).put();
        home.session("a-child").with("parent_session_id", "first").with("input_tokens", 1).put();
        home.message("first", "assistant", "").calling("terminal", "read_file").put();
        home.message("a-child", "assistant", "").calling("terminal").put();

        assertThat(Answers.of(sessions, home.home()))
                .isEqualTo(
                        Answers.json(
                                """
                                {"sessions": [
                                  {"id": "second", "source": "telegram", "title": null,
                                   "started_at": "2026-11-27T12:00:00Z", "ended_at": null,
                                   "message_count": 0, "tool_call_count": 0, "input_tokens": 0,
                                   "output_tokens": 0, "cache_read_tokens": 0,
                                   "cache_write_tokens": 0, "reasoning_tokens": 0,
                                   "estimated_cost_usd": 0.0, "model": null,
                                   "duration_minutes": null, "total_tokens": 0},
                                  {"id": "first", "source": "cli", "title": "Fix the build",
                                   "started_at": "2026-11-25T23:30:00Z",
                                   "ended_at": "2026-11-25T23:31:30Z",
                                   "message_count": 4, "tool_call_count": 2, "input_tokens": 100,
                                   "output_tokens": 20, "cache_read_tokens": 7,
                                   "cache_write_tokens": 8, "reasoning_tokens": 9,
                                   "estimated_cost_usd": 0.25, "model": "gpt-5.2",
                                   "duration_minutes": 1.5, "total_tokens": 120}],
                                 "daily_stats": [
                                  {"date": "2026-11-25", "sessions": 1, "messages": 4,
                                   "tool_calls": 2, "tokens": 120},
                                  {"date": "2026-11-27", "sessions": 3, "messages": 5,
                                   "tool_calls": 0, "tokens": 1}],
                                 "tool_usage": {"terminal": 2, "read_file": 1},
                                 "date_range": ["2026-11-25T23:30:00Z", "2026-11-27T12:00:00Z"],
                                 "total_messages": 4, "total_sessions": 2, "total_tokens": 120,
                                 "total_tool_calls": 2,
                                 "by_source": {"cli": 1, "telegram": 1}}
                                """));
    }

    @Test
    void knowsAModelByWhatASessionWasBegunWith() throws Exception {
        home.session("1").with("model", "").with("model_config", "{\"model\":\"a\"}").put();
        home.session("2").with("model_config", "{\"model\":\"\",\"default\":\"b\"}").put();
        home.session("3").with("model_config", "{\"model\":{\"no\":1},\"default\":\"c\"}").put();
        home.session("4").with("model_config", "no JSON").put();
        home.session("5").with("model", "e").with("model_config", "{\"model\":\"f\"}").put();

        JsonNode list = Answers.of(sessions, home.home()).get("sessions");

        assertThat(list.findValuesAsString("model")).containsExactly("e", "", "c", "b", "a");
        assertThat(list.get(1).get("model").isNull()).isTrue();
    }

    @Test
    void countsCallsOfAnyShapeAndGoesOnAfterABrokenOne() throws Exception {
        for (String calls :
                List.of(
                        "[{\"function\":{\"name\":\"b\"}}]",
                        "no JSON",
                        "[]",
                        "",
                        "{\"function\":{\"name\":\"no list\"}}",
                        "[7, null, {\"function\":\"x\"}, {}, {\"function\":{\"name\":\"a\"}}]")) {
            home.message("s", "assistant", "").with("tool_calls", calls).put();
        }

        JsonNode usage = Answers.of(sessions, home.home()).get("tool_usage");

        assertThat(usage.toString()).isEqualTo("{\"b\":1,\"unknown\":4,\"a\":1}");
    }

    @Test
    void countsMoreCallsOfAMessageThanMost() throws Exception {
        String[] calls = new String[20];
        java.util.Arrays.fill(calls, "terminal");
        home.message("s", "assistant", "").calling(calls).put();

        assertThat(Answers.of(sessions, home.home()).get("tool_usage").toString())
                .isEqualTo("{\"terminal\":20}");
    }

    @Test
    void takesNullsForNothing() throws Exception {
        home.session("a")
                .with("started_at", null)
                .with("ended_at", 0)
                .with("message_count", null)
                .with("input_tokens", null)
                .with("output_tokens", 5)
                .put();

        JsonNode answer = Answers.of(sessions, home.home());

        JsonNode session = answer.get("sessions").get(0);
        assertThat(session.get("started_at").asString()).isEqualTo("1970-01-01T00:00:00Z");
        assertThat(session.get("ended_at").isNull()).isTrue();
        assertThat(session.get("total_tokens").asInt()).isEqualTo(5);
        assertThat(answer.get("daily_stats"))
                .isEqualTo(
                        Answers.json(
                                "[{\"date\":\"\",\"sessions\":1,\"messages\":0,\"tool_calls\":0,\"tokens\":0}]"));
    }

    @Test
    void sendsAPageOfThemWithTheSumsOfAll() throws Exception {
        home.fill(30, 90);

        JsonNode page = Answers.of(sessions, home.home(), "limit", "2", "offset", "1");

        assertThat(page.get("sessions").findValuesAsString("id")).containsExactly("s28", "s27");
        assertThat(page.get("total_sessions").asInt()).isEqualTo(30);
        assertThatThrownBy(() -> Answers.of(sessions, home.home(), "limit", "0"))
                .isInstanceOf(Refusal.class);
    }

    @Test
    void isEmptyWhereThereIsNoDatabaseOrNoTable() throws Exception {
        JsonNode empty =
                Answers.json(
                        """
                        {"sessions": [], "daily_stats": [], "tool_usage": {},
                         "date_range": [null, null], "total_messages": 0, "total_sessions": 0,
                         "total_tokens": 0, "total_tool_calls": 0, "by_source": {}}
                        """);
        assertThat(Answers.of(sessions, home.home())).isEqualTo(empty);

        home.run("DROP TABLE sessions").run("DROP TABLE messages");
        assertThat(Answers.of(sessions, home.home())).isEqualTo(empty);

        home.endAgent();
        Files.delete(home.database());
        assertThat(Answers.of(sessions, home.home())).isEqualTo(empty);
    }

    @Test
    void isSeenAtAGlanceByTheToolsUsedMost() throws Exception {
        for (int i = 1; i <= 14; i++) {
            String[] calls = new String[i];
            java.util.Arrays.fill(calls, "tool" + i);
            home.message("s", "assistant", "").calling(calls).put();
        }
        JsonNode glance =
                Answers.of(new Dashboard(List.of(new SessionSums())), home.home())
                        .at("/state/sessions");

        assertThat(glance.has("sessions")).isFalse();
        assertThat(glance.has("by_source")).isTrue();
        assertThat(glance.get("tool_usage").toString())
                .startsWith("{\"tool14\":14,\"tool13\":13")
                .endsWith("\"tool3\":3}");
    }
}
