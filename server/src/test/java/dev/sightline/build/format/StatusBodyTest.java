package dev.sightline.build.format;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

class StatusBodyTest {
    private static final Instant START = Instant.parse("2026-03-02T08:00:00Z");

    private static final Checkpoint BEFORE =
            at(
                    "07:00:00",
                    "'phase':'build_1_batch_1_complete','tasks_completed':['of yesterday'],"
                        + "'components':[{'id':'a','status':'completed'},{'id':'b','progress':0}]");
    private static final Checkpoint FIRST =
            at(
                    "08:05:00",
                    "'phase':'build_2_batch_2_complete','tasks_completed':['schema'],"
                        + "'components':[{'id':'a','status':'completed'},{'id':'b','progress':0}]");
    private static final Checkpoint SECOND =
            at(
                    "08:10:00",
                    "'phase':'build_2_batch_3','tasks_completed':['schema','form'],"
                            + "'error':'no disk',"
                            + "'components':[{'id':'a','status':'completed'},"
                            + "{'id':'b','status':'in_progress','progress':50}],"
                            + "'features':[{'id':'f','status':'in_progress','progress':50,'tasks':["
                            + "{'id':'1','name':'form','completed':true},"
                            + "{'id':'2','name':'session','completed':false}]},"
                            + "{'id':'g','status':'error','progress':0,'tasks':["
                            + "{'id':'2','name':'mail','completed':false},"
                            + "{'id':'3','name':'log','completed':true}]}]");

    @Test
    void saysAllOfARunningSession() {
        SessionFacts facts = facts(SessionStatus.RUNNING, Optional.of(START), Duration.ZERO);

        Map<String, @Nullable Object> body =
                StatusBody.of(facts, List.of(BEFORE, FIRST, SECOND), START.plusSeconds(660));

        Fixtures.assertJson(
                body,
                """
                {"session_id":"s1","project_alias":"shop","project_path":"/srv/shop",
                 "status":"running","created_at":"2026-03-02T07:59:59.000000+00:00",
                 "updated_at":"2026-03-02T08:00:00.000000+00:00",
                 "started_at":"2026-03-02T08:00:00.000000+00:00","completed_at":null,
                 "current_batch":3,"current_task":"session",
                 "total_tasks":5,"completed_tasks":3,"failed_tasks":1,
                 "progress_percentage":25.0,"execution_time":660.0,
                 "estimated_time_remaining":null,
                 "components":[
                  {"id":"a","name":"a","type":"service","status":"completed","progress":100.0,
                   "dependencies":[],"files":[],"testsPass":false},
                  {"id":"b","name":"b","type":"service","status":"in_progress","progress":50.0,
                   "dependencies":[],"files":[],"testsPass":false}],
                 "features":[
                  {"id":"f","name":"f","description":"","priority":"medium","component":"",
                   "status":"in_progress","progress":50.0,
                   "tasks":[{"id":"1","name":"form","completed":true},
                            {"id":"2","name":"session","completed":false}],"estimatedTime":0.0},
                  {"id":"g","name":"g","description":"","priority":"medium","component":"",
                   "status":"error","progress":0.0,
                   "tasks":[{"id":"2","name":"mail","completed":false},
                            {"id":"3","name":"log","completed":true}],"estimatedTime":0.0}],
                 "batches_completed":[2],"tasks_completed":["schema","form","3"],
                 "errors":[{"error":"no disk","checkpoint_id":"c","timestamp":"2026-03-02T08:10:00.000000+00:00"}],
                 "metadata":{"by":"ada"}}
                """,
                "status");
    }

    @Test
    void saysWhatItCanOfASessionWithoutCheckpoints() {
        Map<String, @Nullable Object> body =
                StatusBody.of(
                        facts(SessionStatus.IDLE, Optional.empty(), Duration.ZERO),
                        List.of(),
                        START);

        assertThat(body)
                .hasSize(22)
                .containsEntry("current_batch", null)
                .containsEntry("current_task", null)
                .containsEntry("total_tasks", 0)
                .containsEntry("progress_percentage", 0.0)
                .containsEntry("execution_time", 0.0)
                .containsEntry("estimated_time_remaining", null)
                .containsEntry("components", List.of())
                .containsEntry("batches_completed", List.of())
                .containsEntry("tasks_completed", List.of())
                .containsEntry("errors", List.of());
    }

    @Test
    void countsEverythingForASessionThatOnlyObserves() {
        Map<String, @Nullable Object> body =
                StatusBody.of(
                        facts(SessionStatus.RUNNING, Optional.empty(), Duration.ZERO),
                        List.of(BEFORE, FIRST),
                        START.plusSeconds(660));

        assertThat(body)
                .containsEntry("tasks_completed", List.of("of yesterday", "schema"))
                .containsEntry("batches_completed", List.of(1, 2))
                .containsEntry("current_batch", null)
                .containsEntry("execution_time", 0.0);
    }

    @Test
    void takesACompletedSessionWithoutPartsForWhole() {
        Map<String, @Nullable Object> body =
                StatusBody.of(
                        facts(SessionStatus.COMPLETED, Optional.of(START), Duration.ZERO),
                        List.of(),
                        START);

        assertThat(body).containsEntry("progress_percentage", 100.0);
    }

    /** From 50 to 75 within its first 10 minutes: the other 25 take 10 more. */
    @ParameterizedTest
    @CsvSource({"600, 600.0", "660, 540.0", "1199, 1.0", "1200,", "5000,"})
    void tellsThePaceAndCountsDownUntilTheNextCheckpoint(int seconds, Double remaining) {
        assertThat(remaining(SessionStatus.RUNNING, Duration.ZERO, seconds))
                .isEqualTo(Optional.ofNullable(remaining));
    }

    @Test
    void standsStillWhileItIsPaused() {
        assertThat(remaining(SessionStatus.PAUSED, Duration.ofMinutes(5), 960)).contains(540.0);
    }

    @ParameterizedTest
    @EnumSource(names = {"IDLE", "INITIALIZING", "COMPLETED", "FAILED", "CANCELLED"})
    void knowsNoRestOfWhatDoesNotWork(SessionStatus status) {
        assertThat(remaining(status, Duration.ZERO, 600)).isEmpty();
    }

    @Test
    void knowsNoRestBeforeAnythingHasMoved() {
        SessionFacts facts = facts(SessionStatus.RUNNING, Optional.of(START), Duration.ZERO);

        for (List<Checkpoint> none :
                List.of(List.<Checkpoint>of(), List.of(BEFORE), List.of(BEFORE, FIRST))) {
            assertThat(new Pace(facts, Course.of(facts, none)).remaining(START.plusSeconds(600)))
                    .isEmpty();
        }
    }

    @Test
    void believesTheMetadataWhereItNamesBatchAndTask() {
        Checkpoint said =
                at("08:10:00", "'phase':'batch_7','metadata':{'batch':8,'current_task':'t'}");
        SessionFacts facts = facts(SessionStatus.RUNNING, Optional.of(START), Duration.ZERO);

        Map<String, @Nullable Object> body = StatusBody.of(facts, List.of(said), START);

        assertThat(body).containsEntry("current_batch", 8).containsEntry("current_task", "t");
    }

    @ParameterizedTest
    @EnumSource
    void readsItsOwnWords(SessionStatus status) {
        assertThat(SessionStatus.of(status.word())).contains(status);
        assertThat(SessionStatus.of(status.word() + "?")).isEmpty();
        assertThat(List.of("initializing", "running", "paused").contains(status.word()))
                .isEqualTo(status.isActive());
    }

    private static Optional<Double> remaining(SessionStatus status, Duration paused, int seconds) {
        SessionFacts facts = facts(status, Optional.of(START), paused);
        Checkpoint moved =
                at("08:10:00", "'components':[{'id':'a','progress':100},{'id':'b','progress':50}]");
        return new Pace(facts, Course.of(facts, List.of(BEFORE, moved)))
                .remaining(START.plusSeconds(seconds));
    }

    private static SessionFacts facts(
            SessionStatus status, Optional<Instant> started, Duration paused) {
        return new SessionFacts(
                "s1",
                "shop",
                "/srv/shop",
                status,
                START.minusSeconds(1),
                START,
                started,
                Optional.empty(),
                paused,
                List.of(),
                Map.of("by", "ada"));
    }

    private static Checkpoint at(String time, String members) {
        String json = "{'id':'c','timestamp':'2026-03-02T%sZ',%s}".formatted(time, members);
        return Fixtures.read(json.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
    }
}
