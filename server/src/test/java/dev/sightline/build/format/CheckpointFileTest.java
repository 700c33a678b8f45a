package dev.sightline.build.format;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

class CheckpointFileTest {
    static List<Path> cases() throws Exception {
        return Fixtures.cases();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void readsEachFixtureAsItsGoldenSays(Path fixture) throws Exception {
        byte[] input = Files.readAllBytes(fixture.resolve("input"));
        Reading.Read read = (Reading.Read) CheckpointFile.read(Fixtures.NAME, input, Fixtures.ZONE);

        Map<String, @Nullable Object> state = new LinkedHashMap<>();
        state.put("checkpoint", read.checkpoint().fields());
        state.put("summary", read.checkpoint().summary());
        state.put("problems", read.problems().stream().map(Problem::detail).toList());
        Fixtures.assertJson(state, Files.readString(fixture.resolve("state.json")), fixture);
    }

    @ParameterizedTest
    @CsvSource({
        "20251117_213005_705272, build_3a_batch_2_complete, 2025-11-17T20:30:05.705279+00:00",
        "20251117_215252_008237, build_3a_production_ready, 2025-11-17T20:52:52.008252+00:00",
        "20251117_220126_836480, build_4a_migration_tools, 2025-11-17T21:01:26.836488+00:00"
    })
    void readsTheRealOnes(String name, String phase, String time) throws Exception {
        Path sample = Fixtures.sample("checkpoints/checkpoint_" + name + ".json");
        if (!Files.exists(sample)) return;

        Reading.Read read =
                (Reading.Read)
                        CheckpointFile.read(
                                sample.getFileName().toString(),
                                Files.readAllBytes(sample),
                                Fixtures.ZONE);

        Checkpoint checkpoint = read.checkpoint();
        assertThat(read.problems()).isEmpty();
        assertThat(checkpoint.id()).isEqualTo("checkpoint_" + name);
        assertThat(checkpoint.phase()).isEqualTo(phase);
        assertThat(checkpoint.time()).isEqualTo(time);
        assertThat(checkpoint.fileStatus()).contains("created");
        assertThat(checkpoint.metadata()).hasSize(4);
        assertThat(checkpoint.metadata().get("name")).hasToString("\"" + phase + "\"");
        assertThat(checkpoint.overall()).isEqualTo(new Overall(0, 0, 0, BuildStatus.IN_PROGRESS));
        assertThat(checkpoint.componentStats()).isEqualTo(new Stats(0, 0, 0, 0, 0));
    }

    @ParameterizedTest
    @CsvSource({
        "workflow_01ff406a_checkpoint.json, workflow_id",
        "pool_01ffea58_checkpoint.json, pool_id"
    })
    void tellsRealOnesOfOtherSchemasApart(String name, String sign) throws Exception {
        Path sample = Fixtures.sample(name);
        assertThat(CheckpointFile.named(name)).isFalse();
        if (!Files.exists(sample)) return;

        assertThat(CheckpointFile.read(name, Files.readAllBytes(sample), Fixtures.ZONE))
                .isEqualTo(new Reading.Foreign(sign));
    }

    @ParameterizedTest
    @CsvSource({
        "'{\"checkpoint_id\":\"a\",\"phase\":\"explore\"}', checkpoint_id",
        "'{\"workflow_id\":\"a\",\"checkpoint_id\":\"b\"}', workflow_id",
        "'{\"pool_id\":1,\"components\":[{\"id\":\"a\"}]}', pool_id"
    })
    void tellsOtherSchemasApart(String json, String sign) {
        assertThat(
                        CheckpointFile.read(
                                Fixtures.NAME,
                                json.getBytes(StandardCharsets.UTF_8),
                                Fixtures.ZONE))
                .isEqualTo(new Reading.Foreign(sign));
    }

    @Test
    void takesACheckpointThatNamesItsWorkflow() {
        assertThat(Fixtures.read("{\"id\":\"a\",\"workflow_id\":\"w\"}").id()).isEqualTo("a");
    }

    @ParameterizedTest
    @CsvSource({
        "checkpoint_1.json, true",
        "checkpoint_.json, true",
        "checkpoint_20251117_213005_705272.json, true",
        "checkpoint.json, false",
        "checkpoint_1.json.tmp, false",
        ".checkpoint_1.json, false",
        "checkpoint_1.JSON, false",
        "a/checkpoint_1.json, false"
    })
    void knowsTheirNames(String name, boolean named) {
        assertThat(CheckpointFile.named(name)).isEqualTo(named);
    }

    @Test
    void putsThemInOrderByName() {
        assertThat(
                        CheckpointFile.sorted(
                                List.of(
                                        "checkpoint_20260302_100000_000001.json",
                                        "notes.md",
                                        "checkpoint_20251117_213005_705272.json",
                                        "checkpoint_20260302_095959_999999.json")))
                .containsExactly(
                        "checkpoint_20251117_213005_705272.json",
                        "checkpoint_20260302_095959_999999.json",
                        "checkpoint_20260302_100000_000001.json");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''| not_an_object| the file is empty",
                "[]| not_an_object| the file is a list",
                "null| not_an_object| the file is null",
                "\"x\"| not_an_object| the file is a text"
            })
    void saysWhatIsNoObject(String text, String code, String what) {
        Problem problem = Fixtures.broken(text.getBytes(StandardCharsets.UTF_8));

        assertThat(problem.code()).isEqualTo(code);
        assertThat(problem.what()).isEqualTo(what);
        assertThat(problem.place()).isEmpty();
        assertThat(problem.remedy()).contains("one JSON object");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"é\": 1,\\n \"b\": x}| 2| 7| bad_json",
                "{\"a\": 1,\\n \"b\"| 2| 5| bad_json",
                "{\"id\": \"a\"} {\"id\": \"b\"}| 1| 13| bad_json",
                "{\"components\": {\\n\"a\": {},\\n\"a\": {}}}| 3| 4| duplicate_key"
            })
    void saysWhereBrokenJsonBreaks(String text, int line, int column, String code) {
        byte[] json = text.replace("\\n", "\n").getBytes(StandardCharsets.UTF_8);

        Problem problem = Fixtures.broken(json);

        assertThat(problem.place()).as(problem.detail()).contains(new Place(line, column));
        assertThat(problem.code()).isEqualTo(code);
        assertThat(problem.detail()).doesNotContain("\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"NaN", "Infinity", "-Infinity"})
    void saysThatPythonsNumbersAreNoJson(String number) {
        String json = "{\"components\": [{\"id\": \"a\",\n\"progress\": %s}]}".formatted(number);

        Problem problem = Fixtures.broken(json.getBytes(StandardCharsets.UTF_8));

        assertThat(problem.what()).isEqualTo("`" + number.replace("-", "") + "` is no JSON");
        assertThat(problem.place().map(Place::line)).contains(2);
        assertThat(problem.remedy()).contains("allow_nan=False");
    }

    @Test
    void refusesWhatIsTooLargeOrTooDeep() {
        assertThat(Fixtures.broken(new byte[CheckpointFile.LIMIT + 1]).code())
                .isEqualTo("too_large");
        for (int depth : new int[] {40, 60, 100}) {
            String deep = "{\"metadata\":" + "[".repeat(depth) + "]".repeat(depth) + "}";
            assertThat(Fixtures.broken(deep.getBytes(StandardCharsets.UTF_8)).code())
                    .isEqualTo("over_bounds");
        }
        assertThat(Fixtures.read("{\"x\":" + "[".repeat(39) + "]".repeat(39) + "}").phase())
                .isEmpty();
    }

    @Test
    void takesAByteOrderMark() {
        assertThat(Fixtures.read("\ufeff{\"id\":\"a\"}").id()).isEqualTo("a");
        byte[] wide = "{\"id\":\"b\"}".getBytes(StandardCharsets.UTF_16);
        assertThat(Fixtures.read(wide).id()).isEqualTo("b");
    }

    @Test
    void endsALongListOfComplaints() {
        String many = "{\"id\":\"a\"},".repeat(100_000);
        String json = "{\"components\":[" + many + "{\"id\":\"b\"}]}";

        Reading.Read read =
                (Reading.Read)
                        CheckpointFile.read(
                                Fixtures.NAME,
                                json.getBytes(StandardCharsets.UTF_8),
                                Fixtures.ZONE);

        assertThat(read.checkpoint().components()).hasSize(2);
        assertThat(read.problems()).hasSize(21);
        assertThat(read.problems().getLast().what()).isEqualTo("99979 more of the kind");
    }
}
