package dev.sightline.hermes.collect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sightline.json.Json;
import dev.sightline.project.FileStamp;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import tools.jackson.databind.JsonNode;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

class CronTest {
    private static final Clock NOW =
            Clock.fixed(Instant.parse("2026-11-28T10:20:30Z"), ZoneOffset.UTC);

    /** As JSON again, which is easy to walk. */
    private static JsonNode cron(String file, NavigableMap<String, FileStamp> outputs) {
        @Nullable Object plain = Tree.plain(Json.read(file.getBytes(StandardCharsets.UTF_8)));
        Map<String, @Nullable Object> fields =
                Cron.fields(Optional.ofNullable(plain), outputs, "/home/cron/output", NOW);
        return Json.read(Json.bytes(fields));
    }

    private static JsonNode cron(String file) {
        return cron(file, new TreeMap<>());
    }

    private static JsonNode job(String json) {
        return cron("{\"jobs\":[" + json + "]}").get("jobs").get(0);
    }

    @Test
    void tellsJobsAsTheyAreWritten() {
        JsonNode cron =
                cron(
                        """
                        {"jobs": [
                          {"id": "a1", "name": "digest", "prompt": "Read the news",
                           "schedule": {"kind": "cron", "expr": "0 7 * * *", "display": "daily"},
                           "schedule_display": "every day at 7", "enabled": true,
                           "state": "scheduled", "created_at": "2026-11-01T07:00:00+01:00",
                           "next_run_at": "2026-11-29T07:00:00+01:00", "last_status": "ok",
                           "repeat": {"times": null, "completed": 3}, "deliver": "telegram",
                           "skills": ["news"], "model": null},
                          {"id": "b2", "enabled": false, "last_error": "no network"}
                        ], "updated_at": "2026-11-28T00:00:00+01:00"}
                        """);

        assertThat(cron.get("total").intValue()).isEqualTo(2);
        assertThat(cron.get("active").intValue()).isEqualTo(1);
        assertThat(cron.get("paused").intValue()).isEqualTo(1);
        assertThat(cron.get("has_errors").booleanValue()).isTrue();
        assertThat(cron.get("updated_at").stringValue()).isEqualTo("2026-11-28T00:00:00+01:00");
        JsonNode first = cron.get("jobs").get(0);
        assertThat(first.get("next_run_at").stringValue()).isEqualTo("2026-11-29T07:00:00+01:00");
        assertThat(first.get("next_run_computed_at").isNull()).isTrue();
        assertThat(first.get("schedule_display").stringValue()).isEqualTo("every day at 7");
        assertThat(first.get("repeat_total").isNull()).isTrue();
        assertThat(first.get("repeat_completed").intValue()).isEqualTo(3);
        assertThat(first.get("schedule").get("kind").stringValue()).isEqualTo("cron");
        JsonNode second = cron.get("jobs").get(1);
        assertThat(second.get("name").stringValue()).isEqualTo("unnamed");
        assertThat(second.get("state").stringValue()).isEqualTo("unknown");
        assertThat(second.get("schedule_display").stringValue()).isEqualTo("unknown");
        assertThat(second.get("deliver").stringValue()).isEqualTo("local");
    }

    @Test
    void takesWhatTheOriginalFailsAt() {
        assertThat(cron("[{\"id\":\"x\"}, 7, null]").get("total").intValue()).isEqualTo(1);
        assertThat(cron("{}").get("output_dir").stringValue()).isEqualTo("/home/cron/output");
        JsonNode job = job("{\"id\":\"x\",\"repeat\":null,\"schedule\":\"2h\"}");
        assertThat(job.get("schedule_display").stringValue()).isEqualTo("2h");
        assertThat(job.get("schedule").get("minutes").intValue()).isEqualTo(120);
        assertThat(job("{\"schedule\":null,\"name\":null}").get("name").isNull()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    "schedule":{"kind":"cron","expr":"0 7 * * *"}          | 2026-11-29T07:00:00Z
                    "schedule":"0 7 * * *"                                 | 2026-11-29T07:00:00Z
                    "schedule":{"kind":"interval","minutes":30},"last_run_at":"2026-11-28T10:00:00Z" | 2026-11-28T10:30:00Z
                    "schedule":"every 30m","created_at":"2026-11-27T00:10:00Z" | 2026-11-28T10:40:00Z
                    "schedule":{"kind":"once","run_at":"2026-12-24T18:00:00+01:00"} | 2026-12-24T17:00:00Z
                    "schedule":{"kind":"once","run_at":"2026-01-01T00:00:00Z"} |
                    "schedule":{"kind":"interval","minutes":0}             |
                    "schedule":"now and then"                              |
                    "enabled":false,"schedule":"30m"                       |
                    "state":"completed","schedule":"30m"                   |
                    """)
    void reckonsTheNextRunWhereTheFileDoesNotSayIt(String fields, @Nullable String next) {
        JsonNode at = job("{\"id\":\"x\"," + fields + "}").get("next_run_computed_at");

        assertThat(at.isNull() ? null : at.stringValue()).isEqualTo(next);
    }

    @Test
    void listsTheNewestFiveThatAJobWrote() {
        NavigableMap<String, FileStamp> outputs = new TreeMap<>();
        for (int i = 0; i < 7; i++) {
            long nanos = Instant.parse("2026-11-28T00:00:00Z").getEpochSecond() * 1_000_000_000L;
            outputs.put("cron/output/a1/run" + i + ".md", new FileStamp(i, nanos + i, i));
        }
        outputs.put("cron/output/a10/other.md", new FileStamp(1, 1, 99));

        JsonNode told =
                cron("{\"jobs\":[{\"id\":\"a1\"}]}", outputs).get("jobs").get(0).get("outputs");

        assertThat(told).hasSize(5);
        assertThat(told.get(0).get("name").stringValue()).isEqualTo("a1/run6.md");
        assertThat(told.get(0).get("size").intValue()).isEqualTo(6);
        assertThat(told.get(4).get("name").stringValue()).isEqualTo("a1/run2.md");
    }
}
