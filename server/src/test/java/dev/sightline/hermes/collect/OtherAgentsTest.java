package dev.sightline.hermes.collect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import dev.sightline.hermes.HermesHome;
import dev.sightline.hermes.home.Collector;
import dev.sightline.hermes.home.Home;
import dev.sightline.hermes.home.Part;
import dev.sightline.hermes.home.Unreadable;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import tools.jackson.databind.JsonNode;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Databases of other versions of the agent, and broken ones: every collector can bear them. */
class OtherAgentsTest {
    /** What is made of more than the database, and does without it. */
    private static final Set<String> ALSO_OF_FILES =
            Set.of("health", "profiles", "agents", "state", "dashboard");

    @TempDir Path temp;

    @Test
    void readsThatOfAnEarlyAgent() throws Exception {
        try (HermesHome home = HermesHome.in(temp, HermesHome.EARLY)) {
            home.session("a").with("title", "Fix it").with("input_tokens", 10).put();
            home.message("a", "user", "that is wrong, sorry")
                    .without("timestamp")
                    .with("created_at", 5.5)
                    .with("id", "m1")
                    .put();
            home.message("a", "tool", "{\"output\":\"sudo ls /root\",\"exit_code\":0}")
                    .without("timestamp")
                    .put();
            Home there = home.home();

            JsonNode sessions = Answers.of(new Sessions(), there);
            assertThat(sessions.get("total_tokens").asInt()).isEqualTo(10);
            assertThat(sessions.get("sessions").findValuesAsString("title"))
                    .containsExactly("Fix it");
            assertThat(Answers.of(new TokenCosts(), there).get("daily_trend").get(0).get("tokens"))
                    .isEqualTo(Answers.json("10"));
            assertThat(Answers.of(new SessionSearch(), there, "q", "sorry").get(0).get("snippet"))
                    .isEqualTo(Answers.json("\"that is wrong, sorry\""));
            assertThat(
                            Answers.of(new Transcript(), there, List.of("a"))
                                    .get("messages")
                                    .get(0)
                                    .get("timestamp"))
                    .isEqualTo(Answers.json("5.5"));
            assertThat(Answers.of(new Corrections(), there).get("total").asInt()).isEqualTo(1);
            assertThat(Answers.of(new Sudo(), there).get("commands").size()).isEqualTo(1);
            assertThat(Answers.of(new Patterns(), there).get("total_sessions").asInt())
                    .isEqualTo(1);
            assertThat(Answers.of(new Timeline(any -> List.of()), there).size()).isEqualTo(3);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CREATE TABLE other (x);",
                "CREATE TABLE sessions (id TEXT);",
                "CREATE TABLE messages (id INTEGER PRIMARY KEY, content TEXT);",
                "CREATE TABLE sessions (id TEXT); CREATE TABLE messages (x);"
            })
    void canDoWithoutAnything(String schema) throws Exception {
        try (HermesHome home = HermesHome.in(temp, schema)) {
            if (schema.contains("sessions")) home.run("INSERT INTO sessions(id) VALUES ('a')");
            if (schema.contains("content")) home.run("INSERT INTO messages(content) VALUES ('a')");
            if (schema.contains("(x)")) {
                home.run(
                        schema.contains("other")
                                ? "INSERT INTO other VALUES (1)"
                                : "INSERT INTO messages VALUES (1)");
            }
            for (Collector collector : ofTheDatabase()) {
                if (collector instanceof Transcript && !schema.contains("sessions")) continue;
                assertThat(Answers.of(collector, home.home(), List.of("a"), "q", "a"))
                        .as(collector.path())
                        .isNotNull();
            }
        }
    }

    @Test
    void saysThatADatabaseIsBroken() throws Exception {
        try (HermesHome home = HermesHome.in(temp)) {
            home.endAgent();
            Files.writeString(home.database(), "broken ".repeat(999));
            for (Collector collector : ofTheDatabase()) {
                assertThatThrownBy(() -> Answers.of(collector, home.home(), List.of("a"), "q", "a"))
                        .as(collector.path())
                        .asInstanceOf(type(Unreadable.class))
                        .extracting(Unreadable::code)
                        .isEqualTo("database_corrupt");
            }
        }
    }

    @Test
    void areMadeAnewWithTheDatabase() {
        assertThat(ofTheDatabase())
                .extracting(Collector::path)
                .containsExactly(
                        "sessions",
                        "sessions/search",
                        "sessions/{id}/messages",
                        "token-costs",
                        "corrections",
                        "patterns",
                        "sudo",
                        "timeline");
    }

    private static List<Collector> ofTheDatabase() {
        return Collectors.all(Map.of()).stream()
                .filter(collector -> collector.reads().contains(Part.STATE))
                .filter(collector -> !ALSO_OF_FILES.contains(collector.path()))
                .toList();
    }
}
