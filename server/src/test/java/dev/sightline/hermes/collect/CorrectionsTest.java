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
import java.util.stream.IntStream;

/** Where the agent was put right. */
class CorrectionsTest {
    private final Corrections corrections = new Corrections();

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
    void tellsWhatUsersSaidAndWhatIsRemembered() throws Exception {
        home.session("a").with("title", "Ports").with("source", "tool").put();
        home.message("a", "user", "That is WRONG: actually it is 8080").put();
        home.message("a", "assistant", "You are right, that was wrong").put();
        home.message("gone", "user", "wrong, but its session is gone").put();
        home.write("memories/MEMORY.md", "Gotcha: ports\n§\nVerify before saying so\n§\nfine\n");
        home.write("memories/USER.md", "Don't use tabs\n");

        assertThat(Answers.of(corrections, home.home()))
                .isEqualTo(
                        Answers.json(
                                """
                                {"corrections": [
                                  {"timestamp": "2026-11-27T12:00:00Z", "source": "session",
                                   "summary": "That is WRONG: actually it is 8080",
                                   "detail": "That is WRONG: actually it is 8080",
                                   "session_title": "Ports", "severity": "minor"},
                                  {"timestamp": null, "source": "memory",
                                   "summary": "Gotcha: ports", "detail": "Gotcha: ports",
                                   "session_title": null, "severity": "major"},
                                  {"timestamp": null, "source": "memory",
                                   "summary": "Verify before saying so",
                                   "detail": "Verify before saying so",
                                   "session_title": null, "severity": "critical"},
                                  {"timestamp": null, "source": "user",
                                   "summary": "Don't use tabs", "detail": "Don't use tabs",
                                   "session_title": null, "severity": "minor"}],
                                 "total": 4,
                                 "by_severity": {"critical": 1, "major": 1, "minor": 2},
                                 "by_source": {"memory": 2, "user": 1, "session": 1}}
                                """));
    }

    @Test
    void givesTheNewestTwentyThatAreNeitherAWordNorAnEssay() throws Exception {
        home.session("a").put();
        for (int i = 0; i < 25; i++) {
            home.message("a", "user", "Not right, number " + i)
                    .at(HermesHome.NOW.plusSeconds(i))
                    .put();
            home.message("a", "user", "wrong").at(HermesHome.NOW.plusSeconds(100 + i)).put();
        }
        home.message("a", "user", "wrong ".repeat(400)).at(HermesHome.NOW.plusSeconds(500)).put();

        JsonNode list = Answers.of(corrections, home.home()).get("corrections");

        assertThat(list.findValuesAsString("detail"))
                .containsExactlyElementsOf(
                        IntStream.iterate(24, i -> i > 4, i -> i - 1)
                                .mapToObj(i -> "Not right, number " + i)
                                .toList());
    }

    @Test
    void passesOverThoseWhoseSessionIsGone() throws Exception {
        home.session("a").put();
        for (int i = 0; i < 30; i++) {
            String session = i % 3 == 0 ? "a" : "gone";
            home.message(session, "user", "Not right, number " + i)
                    .at(HermesHome.NOW.plusSeconds(i))
                    .put();
        }

        JsonNode list = Answers.of(corrections, home.home()).get("corrections");

        assertThat(list.findValuesAsString("detail"))
                .containsExactlyElementsOf(
                        IntStream.iterate(27, i -> i >= 0, i -> i - 3)
                                .mapToObj(i -> "Not right, number " + i)
                                .toList());
    }

    @Test
    void showsTheWordAndWhatStandsAroundIt() throws Exception {
        home.session("a").put();
        home.message("a", "user", "x".repeat(60) + " please verify that " + "y".repeat(400)).put();

        JsonNode one = Answers.of(corrections, home.home()).get("corrections").get(0);

        assertThat(one.get("summary").asString())
                .isEqualTo(
                        "..." + "x".repeat(32) + " please verify that " + "y".repeat(54) + "...");
        assertThat(one.get("detail").asString()).hasSize(300);
    }

    @Test
    void needsNoDatabase() throws Exception {
        home.write("memories/MEMORY.md", "That was wrong\n").endAgent();
        Files.delete(home.database());

        assertThat(Answers.of(corrections, home.home()).get("total").asInt()).isEqualTo(1);
    }
}
