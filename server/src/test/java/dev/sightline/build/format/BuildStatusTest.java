package dev.sightline.build.format;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The rules of the seed, each where those before it do not hold and one behind it would. */
class BuildStatusTest {
    private static final String ALL_DONE = "[{'id':'a','status':'completed'}]";

    @Test
    void first_aPhaseOfABuildIsInProgressWhateverElseIsSaid() {
        assertThat(status("{'phase':'build_1','error':'x','components':" + ALL_DONE + "}"))
                .isEqualTo(BuildStatus.IN_PROGRESS);
        assertThat(status("{'phase':'rebuild_2'}")).isEqualTo(BuildStatus.IN_PROGRESS);
    }

    @ParameterizedTest
    @CsvSource({
        "build_3a_batch_2_complete",
        "build_3a_production_ready",
        "build_4a_migration_tools",
        "build_9_failed"
    })
    void first_everyRealPhaseIsThatOfABuild(String phase) {
        assertThat(status("{'phase':'" + phase + "'}")).isEqualTo(BuildStatus.IN_PROGRESS);
    }

    @Test
    void second_allOfItIsCompletedEvenWithAnError() {
        assertThat(
                        status(
                                "{'phase':'Build_1','error':'x','components':%s,'features':%s}"
                                        .formatted(ALL_DONE, ALL_DONE)))
                .isEqualTo(BuildStatus.COMPLETED);
    }

    @Test
    void third_anErrorHasFailed() {
        assertThat(status("{'error':'x','components':[{'id':'a','status':'in_progress'}]}"))
                .isEqualTo(BuildStatus.FAILED);
        assertThat(status("{'error':{'code':7}}")).isEqualTo(BuildStatus.FAILED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "''", "false", "0", "[]", "{}"})
    void third_noErrorIsNone(String error) {
        assertThat(status("{'error':" + error + "}")).isEqualTo(BuildStatus.PENDING);
    }

    @Test
    void fourth_aFailedComponentHasFailed() {
        assertThat(
                        status(
                                "{'components':[{'id':'a','status':'in_progress'},"
                                        + "{'id':'b','status':'error'}]}"))
                .isEqualTo(BuildStatus.FAILED);
    }

    @Test
    void fifth_allComponentsAreEnoughWhateverTheFeaturesSay() {
        assertThat(
                        status(
                                "{'components':%s,'features':[{'id':'f','status':'error'}]}"
                                        .formatted(ALL_DONE)))
                .isEqualTo(BuildStatus.COMPLETED);
    }

    @Test
    void sixth_aComponentInProgressIsInProgress() {
        assertThat(
                        status(
                                "{'components':[{'id':'a','status':'blocked'},"
                                        + "{'id':'b','status':'in_progress'}]}"))
                .isEqualTo(BuildStatus.IN_PROGRESS);
    }

    @Test
    void seventh_anythingElseIsPending() {
        assertThat(status("{}")).isEqualTo(BuildStatus.PENDING);
        assertThat(status("{'components':[{'id':'a','status':'blocked'}]}"))
                .isEqualTo(BuildStatus.PENDING);
        assertThat(status("{'features':[{'id':'f','status':'in_progress'}]}"))
                .isEqualTo(BuildStatus.PENDING);
    }

    @Test
    void neverRoundsUpToAllOfIt() {
        assertThat(Percent.of(99_999, 100_000)).isEqualTo(99.99);
        assertThat(Percent.of(1, 3)).isEqualTo(33.33);
        assertThat(Percent.of(2, 3)).isEqualTo(66.67);
        assertThat(Percent.of(3, 3)).isEqualTo(100);
        assertThat(Percent.of(0, 0)).isEqualTo(0);
    }

    private static BuildStatus status(String json) {
        return Fixtures.read(json.replace('\'', '"')).status();
    }
}
