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
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;

/** What happened in an agent's home. */
class TimelineTest {
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
    void tellsTheOldestFirst() throws Exception {
        home.session("b").with("message_count", 2).with("tool_call_count", 1).put();
        home.session("a")
                .at(Instant.parse("2026-11-20T08:00:00.5Z"))
                .with("title", "Begin")
                .with("source", "telegram")
                .put();
        home.session("t").with("source", "tool").with("message_count", 9).put();
        home.write("memories/MEMORY.md", "That was wrong\n§\nfine\n§\n" + "don't ".repeat(12));
        FileTime kept = FileTime.from(Instant.parse("2026-11-27T13:00:00Z"));
        Files.setLastModifiedTime(home.path().resolve("memories/MEMORY.md"), kept);
        Timeline timeline =
                new Timeline(any ->
                        List.of(
                                new Timeline.SkillChange(
                                        "deploy", "ops", Instant.parse("2026-11-21T00:00:00Z"))));

        assertThat(Answers.of(timeline, home.home()))
                .isEqualTo(
                        Answers.json(
                                """
                                [{"timestamp": "2026-11-20T08:00:00.500Z",
                                  "event_type": "milestone", "title": "First session",
                                  "detail": "Begin via telegram", "icon": "★"},
                                 {"timestamp": "2026-11-20T08:00:00.500Z",
                                  "event_type": "session", "title": "Begin",
                                  "detail": "0 msgs, 0 tool calls (telegram)", "icon": "▸"},
                                 {"timestamp": "2026-11-21T00:00:00Z",
                                  "event_type": "skill_modified", "title": "Skill modified: deploy",
                                  "detail": "Category: ops", "icon": "⚙"},
                                 {"timestamp": "2026-11-27T00:00:00Z", "event_type": "milestone",
                                  "title": "Most active day: 2026-11-27",
                                  "detail": "2 sessions, 11 messages, 1 tool calls", "icon": "⚡"},
                                 {"timestamp": "2026-11-27T12:00:00Z", "event_type": "session",
                                  "title": "Untitled session",
                                  "detail": "2 msgs, 1 tool calls (cli)", "icon": "▸"},
                                 {"timestamp": "2026-11-27T13:00:00Z",
                                  "event_type": "memory_change",
                                  "title": "2 corrections stored in memory",
                                  "detail": "That was wrong; %s...", "icon": "✦"}]
                                """
                                        .formatted("don't ".repeat(10))));
    }

    @Test
    void tellsOfTheLatestWhatItTellsOfAll() throws Exception {
        for (int i = 0; i < 6; i++) {
            home.session("s" + i)
                    .at(HermesHome.NOW.minusSeconds(40_000L * i))
                    .with("title", "Title " + i)
                    .with("message_count", i % 4)
                    .put();
        }
        // Of the same time, of none, and of what is no time.
        for (String id : List.of("a", "z", "k")) home.session(id).with("title", id).put();
        home.session("null").with("started_at", null).put();
        home.session("text").with("started_at", "yesterday").put();
        home.session("ms").with("started_at", HermesHome.NOW.toEpochMilli()).put();
        home.write("memories/USER.md", "don't do that again");
        Timeline timeline =
                new Timeline(any ->
                        List.of(
                                new Timeline.SkillChange(
                                        "deploy", "ops", HermesHome.NOW.minusSeconds(50_000))));
        JsonNode all = Answers.of(timeline, home.home());
        assertThat(all).hasSize(16);

        for (int limit = 1; limit <= all.size() + 1; limit++) {
            int size = Math.min(limit, all.size());
            assertThat(Answers.of(timeline, home.home(), "limit", String.valueOf(limit)))
                    .as("the latest " + limit)
                    .containsExactlyElementsOf(
                            all.valueStream().skip((long) all.size() - size).toList());
        }
    }

    @Test
    void tellsNoDayOfSessionsWithoutATime() throws Exception {
        home.session("a").with("started_at", null).with("message_count", 5).put();

        Timeline timeline = new Timeline(any -> List.of());
        assertThat(Answers.of(timeline, home.home()).findValuesAsString("title"))
                .containsExactly("First session", "Untitled session");
    }

    @Test
    void isEmptyWhereNothingIs() throws Exception {
        home.endAgent();
        Files.delete(home.database());

        assertThat(Answers.of(new Timeline(any -> List.of()), home.home()).isEmpty()).isTrue();
    }
}
