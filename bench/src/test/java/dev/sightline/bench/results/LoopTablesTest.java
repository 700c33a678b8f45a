package dev.sightline.bench.results;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.util.List;

class LoopTablesTest {

    private final LoopResults loops =
            new LoopResults(
                    new LoopPlan(1000, 2000, 40_000, 3),
                    List.of(append("Sightline", 0.5), append(Results.FLOOR, 0.25)),
                    List.of(
                            new TailRow(
                                    "Sightline", 1_000_000_000, 1000, 2000, 4000, 0, 9, 2, 80, 120),
                            new TailRow(
                                    Results.FLOOR,
                                    1_000_000_000,
                                    1000,
                                    Double.NaN,
                                    2500,
                                    1_100_000_000,
                                    9,
                                    0,
                                    1,
                                    1)),
                    List.of(
                            new OpeningRow(
                                    "Sightline", 2_000_000_000, "-Xmx256m", 9, 99, 999, 200)),
                    List.of(
                            new BurstRow(
                                    "Sightline",
                                    "Chromium 1",
                                    40_000,
                                    List.of(300.0, 100.0, 200.0),
                                    60,
                                    120,
                                    10,
                                    11,
                                    500)));

    @Test
    void saysRatesInMegabytesOfTheLog() {
        assertThat(LoopTables.of(loops).get(1))
                .containsPattern("\\| Sightline +\\| 1000 +\\| 1000 +\\| 500 +\\| 250 ")
                .containsPattern("\\| C floor +\\| 1000 +\\| 1000 +\\| — +\\| 400 ");
    }

    @Test
    void comparesWithTheFloor() {
        assertThat(LoopTables.of(loops).getFirst())
                .containsPattern("\\| Sightline +\\| 0[.]50 .*\\| 2[.]00 ");
        assertThat(LoopTables.summary(loops))
                .startsWith("Sightline, a line appended: 0.50 / 1.00 (2.00); C floor");
    }

    @Test
    void saysTheMedianOfTheBursts() {
        assertThat(LoopTables.of(loops).getLast())
                .containsPattern("\\| Sightline, Chromium 1 +\\| 40000 +\\| 200 +\\| 300 +\\| 3 ");
        assertThat(LoopTables.of(loops)).hasSize(4);
    }

    private static DeliveryRow append(String contender, double p50) {
        Latency latency = new Latency(p50, 2 * p50, 3 * p50);
        return new DeliveryRow("append", contender, 500, latency, List.of(p50), 0, 0, 0, 0, 500);
    }
}
