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
import java.time.Instant;
import java.time.ZoneId;

/** What sessions cost, and how that is known. */
class TokenCostsTest {
    private final TokenCosts costs = new TokenCosts();

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
    void takesWhatWasPaidBeforeWhatItComputes() throws Exception {
        million("a").with("model", "gpt-5.2").put();
        million("b").with("model", "gpt-5.2").with("actual_cost_usd", 0.5).put();
        million("c").with("model", "gpt-5.2").with("actual_cost_usd", 0).put();
        million("d").with("model", "nobody-knows").put();

        JsonNode answer = Answers.of(costs, home.home());

        assertThat(answer.get("all_time").get("estimated_cost_usd").asDouble()).isEqualTo(16.25);
        assertThat(answer.get("all_time").get("provenance"))
                .isEqualTo(
                        Answers.json(
                                """
                                {"kind": "mixed", "actual_usd": 0.5, "computed_usd": 15.75,
                                 "actual_sessions": 2, "computed_sessions": 1,
                                 "unpriced_sessions": 1, "unpriced_tokens": 2000000,
                                 "prices": ["gpt-5.2"]}
                                """));
        assertThat(answer.get("by_model").findValuesAsString("matched_pricing"))
                .containsExactly("gpt-5.2", "unpriced (nobody-knows)");
        assertThat(answer.get("by_model").findValuesAsString("kind"))
                .containsExactly("mixed", "unpriced");
    }

    @Test
    void countsAllSessionsByModelAndByDay() throws Exception {
        home.session("old")
                .at(Instant.parse("2026-11-26T22:59:59Z"))
                .with("model_config", "{\"model\":\"gpt-4o\"}")
                .with("message_count", 2)
                .with("tool_call_count", 1)
                .with("input_tokens", 100_000)
                .with("cache_read_tokens", 10)
                .with("reasoning_tokens", 100_000)
                .put();
        home.session("new")
                .at(Instant.parse("2026-11-26T23:00:00Z"))
                .with("source", "tool")
                .with("output_tokens", 10)
                .put();
        home.session("timeless").with("started_at", null).put();

        ZoneId berlin = ZoneId.of("Europe/Berlin");
        JsonNode answer = Answers.of(costs, home.home(Clock.fixed(HermesHome.NOW, berlin)));

        String none =
                """
                {"kind": "none", "actual_usd": 0.0, "computed_usd": 0.0, "actual_sessions": 0,
                 "computed_sessions": 0, "unpriced_sessions": 0, "unpriced_tokens": 0,
                 "prices": []}
                """;
        String unpriced =
                none.replace("none", "unpriced")
                        .replace("\"unpriced_sessions\": 0", "\"unpriced_sessions\": 1")
                        .replace("\"unpriced_tokens\": 0", "\"unpriced_tokens\": 10");
        String computed =
                none.replace("none", "computed")
                        .replace("\"computed_usd\": 0.0", "\"computed_usd\": 0.5")
                        .replace("\"computed_sessions\": 0", "\"computed_sessions\": 1")
                        .replace("[]", "[\"gpt-4o\"]");
        assertThat(answer.get("today"))
                .isEqualTo(
                        Answers.json(
                                """
                                {"date": "2026-11-27", "session_count": 1, "message_count": 0,
                                 "input_tokens": 0, "output_tokens": 10, "cache_read_tokens": 0,
                                 "cache_write_tokens": 0, "reasoning_tokens": 0, "cost": 0.0,
                                 "total_tokens": 10, "estimated_cost_usd": 0.0,
                                 "provenance": %s}
                                """
                                        .formatted(unpriced)));
        assertThat(answer.get("daily_trend"))
                .isEqualTo(
                        Answers.json(
                                """
                                [{"date": "2026-11-26", "cost": 0.5, "tokens": 100000,
                                  "sessions": 1, "provenance": %s},
                                 {"date": "2026-11-27", "cost": 0.0, "tokens": 10,
                                  "sessions": 1, "provenance": %s},
                                 {"date": "unknown", "cost": 0.0, "tokens": 0,
                                  "sessions": 1, "provenance": %s}]
                                """
                                        .formatted(computed, unpriced, none)));
        assertThat(answer.get("by_model").get(0))
                .isEqualTo(
                        Answers.json(
                                """
                                {"model": "gpt-4o", "matched_pricing": "gpt-4o",
                                 "session_count": 1, "message_count": 2, "input_tokens": 100000,
                                 "output_tokens": 0, "cache_read_tokens": 10,
                                 "cache_write_tokens": 0, "reasoning_tokens": 100000,
                                 "cost": 0.5, "provenance": %s}
                                """
                                        .formatted(computed)));
        assertThat(answer.get("by_model").get(1).get("model").asString()).isEqualTo("unknown");
    }

    @Test
    void saysThatThereIsNoDatabaseBesideZeros() throws Exception {
        home.endAgent();
        Files.delete(home.database());

        JsonNode answer = Answers.of(costs, home.home());

        assertThat(answer.get("error").asString()).isEqualTo("state.db not found");
        assertThat(answer.get("today").get("cost").asDouble()).isZero();
        assertThat(answer.get("all_time").get("session_count").asInt()).isZero();
        assertThat(answer.get("pricing_table").size()).isEqualTo(42);
    }

    private HermesHome.Row million(String id) {
        return home.session(id).with("input_tokens", 1_000_000).with("output_tokens", 1_000_000);
    }
}
