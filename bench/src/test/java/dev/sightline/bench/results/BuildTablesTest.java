package dev.sightline.bench.results;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

import java.util.List;

class BuildTablesTest {

    private final BuildResults builds =
            new BuildResults(
                    new BuildPlan(64, 200, 10),
                    List.of(checkpoint("small", 2.5), checkpoint("1 MB", 80)),
                    List.of(
                            new SessionRow(
                                    "session that runs", "Sightline", 64, 71.5, 310, 9.5, 120)),
                    List.of(
                            parse("Sightline", 12, 90),
                            parse(BuildResults.PARSE_FLOOR, 8, Double.NaN)));

    @Test
    void saysWhatASessionCosts() {
        assertThat(BuildTables.of(builds).get(1))
                .containsPattern(
                        "\\| Sightline +\\| session that runs +\\| 71[.]5 +\\| 310 +\\| 64 ");
    }

    @Test
    void comparesTheParserWithJacksonAlone() {
        assertThat(BuildTables.of(builds).getLast())
                .containsPattern("\\| Sightline +\\| 1[.]00 +\\| 12[.]0 .*\\| 1[.]50 +\\| 200 ")
                .containsPattern("\\| Jackson, plain tree +\\| 1[.]00 +\\| 8[.]00 .*\\| 1[.]00 ")
                .containsPattern("\\| Sightline .*\\| 90[.]0 +\\| — +\\| 10 ");
    }

    @Test
    void showsOnlyWhatWasMeasured() {
        BuildResults some =
                new BuildResults(
                        builds.plan(), List.of(), List.of(), builds.parses().subList(0, 1));

        assertThat(BuildTables.of(some))
                .singleElement()
                .asString()
                .containsPattern("\\| Sightline +\\| 1[.]00 +\\| 12[.]0 .*\\| — ");
    }

    @Test
    void isOneLineOfAnOlderRun() {
        assertThat(BuildTables.summary(builds))
                .startsWith("Sightline, checkpoint, small: 2.50 / 5.00;")
                .endsWith("; Sightline, checkpoint, 1 MB: 80.0 / 160");
    }

    @Test
    void aPlanOfNothingIsRefused() {
        assertThatThrownBy(() -> new BuildPlan(0, 1, 1))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static DeliveryRow checkpoint(String size, double p50) {
        Latency latency = new Latency(p50, 2 * p50, 3 * p50);
        return new DeliveryRow(size, "Sightline", 500, latency, List.of(p50), 0, 0, 0, 0, 500);
    }

    private static ParseRow parse(String contender, double warm, double first) {
        return new ParseRow(
                contender,
                1_000_000,
                new Latency(first, first, first),
                10,
                new Latency(warm, 2 * warm, 3 * warm),
                200);
    }
}
