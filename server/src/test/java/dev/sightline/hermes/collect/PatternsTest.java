package dev.sightline.hermes.collect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sightline.hermes.HermesHome;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import tools.jackson.databind.JsonNode;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;

/** What the agent is asked for again and again. */
class PatternsTest {
    private final Patterns patterns = new Patterns();

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
    void sortsSessionsByTheirFirstWords() throws Exception {
        home.session("a").with("message_count", 3).with("tool_call_count", 1).put();
        home.message("a", "user", "and then rename it").at(HermesHome.NOW.plusSeconds(9)).put();
        home.message("a", "user", "Why is this a BUG?").put();
        home.session("b").at(HermesHome.NOW.plusSeconds(1)).with("title", "Crash at night").put();
        home.message("b", "user", "look").put();
        home.session("c").with("title", "Pull request").with("source", "tool").put();

        assertThat(Answers.of(patterns, home.home()).get("clusters"))
                .isEqualTo(
                        Answers.json(
                                """
                                [{"label": "debugging", "count": 2, "avg_messages": 1.5,
                                  "avg_tool_calls": 0.5,
                                  "example_titles": ["Crash at night", "Why is this a BUG?"]},
                                 {"label": "git ops", "count": 1, "avg_messages": 0.0,
                                  "avg_tool_calls": 0.0, "example_titles": []}]
                                """));
    }

    @Test
    void countsWhatIsAskedAgain() throws Exception {
        for (int i = 0; i < 5; i++) {
            home.session("s" + i).at(HermesHome.NOW.plusSeconds(i)).put();
            String said = i < 3 ? " Do IT " + "x".repeat(100) + i : "again";
            home.message("s" + i, "user", said).put();
        }
        JsonNode answer = Answers.of(patterns, home.home());

        String often =
                """
                {"pattern": "do it %s", "count": 3, "last_seen": "2026-11-27T12:00:02Z",
                 "could_be_skill": true}
                """
                        .formatted("x".repeat(74));
        String twice =
                """
                {"pattern": "again", "count": 2, "last_seen": "2026-11-27T12:00:04Z",
                 "could_be_skill": false}
                """;
        assertThat(answer.get("repeated_prompts"))
                .isEqualTo(Answers.json("[" + often + "," + twice + "]"));
        assertThat(answer.get("skill_candidates")).isEqualTo(Answers.json("[" + often + "]"));
        assertThat(answer.get("total_user_messages").asInt()).isEqualTo(5);
        assertThat(answer.get("total_sessions").asInt()).isEqualTo(5);
    }

    @Test
    void countsHoursWhereItsPeopleLive() throws Exception {
        home.session("a").with("message_count", 2).put();
        home.session("b").with("message_count", 3).put();
        home.session("c").with("started_at", null).put();

        JsonNode answer =
                Answers.of(
                        patterns, home.home(Clock.fixed(HermesHome.NOW, ZoneId.of("Asia/Tokyo"))));

        assertThat(answer.get("peak_hour").asInt()).isEqualTo(21);
        assertThat(answer.get("hourly_activity").size()).isEqualTo(24);
        assertThat(answer.get("hourly_activity").get(21))
                .isEqualTo(Answers.json("{\"hour\":21,\"sessions\":2,\"messages\":5}"));
        assertThat(answer.get("hourly_activity").get(9).get("sessions").asInt()).isZero();
    }

    @Test
    void knowsWhichToolsFollowEachOther() throws Exception {
        home.session("a").put();
        home.message("a", "assistant", "").calling("edit").at(HermesHome.NOW.plusSeconds(2)).put();
        home.message("a", "assistant", "").calling("read", "find").put();
        home.message("a", "assistant", "").calling("read").at(HermesHome.NOW.plusSeconds(3)).put();
        home.message("b", "assistant", "").calling("read", "find", "edit").put();

        assertThat(Answers.of(patterns, home.home()).get("tool_workflows"))
                .isEqualTo(
                        Answers.json(
                                """
                                [{"tool_sequence": ["read", "find", "edit"], "count": 2},
                                 {"tool_sequence": ["find", "edit", "read"], "count": 1}]
                                """));
    }

    @Test
    void isEmptyWhereThereIsNoDatabase() throws Exception {
        home.endAgent();
        Files.delete(home.database());

        assertThat(Answers.of(patterns, home.home()))
                .isEqualTo(
                        Answers.json(
                                """
                                {"clusters": [], "repeated_prompts": [], "hourly_activity": [],
                                 "tool_workflows": [], "total_user_messages": 0,
                                 "peak_hour": null, "skill_candidates": [], "total_sessions": 0}
                                """));
    }

    @Test
    void readsSessionsWithoutMessages() throws Exception {
        home.session("a").with("title", "Write the README").put();
        home.run("DROP TABLE messages");

        JsonNode answer = Answers.of(patterns, home.home());

        assertThat(answer.get("clusters").findValuesAsString("label")).isEqualTo(List.of("docs"));
        assertThat(answer.get("peak_hour").asInt()).isEqualTo(12);
    }
}
