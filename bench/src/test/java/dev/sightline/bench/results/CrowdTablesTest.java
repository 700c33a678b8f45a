package dev.sightline.bench.results;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.util.List;

class CrowdTablesTest {

    private static final CrowdPlan PLAN = new CrowdPlan(5000, 3, 20, 1000, 400, 1000);

    @Test
    void comparesEachContenderWithTheFloorOfItsTransport() {
        Crowds crowds =
                new Crowds(
                        PLAN,
                        List.of(
                                fanout("SSE", "Sightline", 40),
                                fanout("SSE", "C floor", 50),
                                fanout("WebSocket", "Sightline", 60)),
                        List.of(),
                        List.of(),
                        List.of());

        assertThat(CrowdTables.of(crowds))
                .singleElement()
                .asString()
                .contains("one event to 5000 clients")
                .containsPattern("\\| Sightline +\\| SSE +\\| 40[.]0 +\\| 80[.]0 +\\| 0[.]80 ")
                .containsPattern("\\| Sightline +\\| WebSocket +\\| 60[.]0 +\\| 120 +\\| — ");
        assertThat(CrowdTables.summary(crowds))
                .startsWith("Sightline, last of 5000 SSE: 40.0 / 80.0 (0.80); C floor");
    }

    @Test
    void showsWhatStalledReadersChangeAndWhatClientsCost() {
        Latency without = new Latency(5, 10, 20);
        Latency with = new Latency(5, 10.5, 20);
        Crowds crowds =
                new Crowds(
                        PLAN,
                        List.of(),
                        List.of(new MemoryRow("SSE", "C floor", 5000, 0.1, Double.NaN, 2, 0)),
                        List.of(
                                new StalledRow(
                                        "SSE",
                                        "Sightline",
                                        999,
                                        1,
                                        without,
                                        with,
                                        0,
                                        1,
                                        200,
                                        210,
                                        20,
                                        21)),
                        List.of(new ResumeRow("SSE", "Sightline", 1000, 1000, 1, 2, 3, 0)));

        List<String> tables = CrowdTables.of(crowds);

        assertThat(tables).hasSize(3);
        assertThat(tables.get(0)).containsPattern("\\| C floor +\\| SSE +\\| — +\\| 0[.]10 ");
        assertThat(tables.get(1)).contains("| 1.05 ").contains("20.0 → 21.0", "200 → 210");
        assertThat(tables.get(2)).contains("| 3.00 ");
    }

    private static FanoutRow fanout(String transport, String contender, double p50) {
        Latency latency = new Latency(p50, 2 * p50, 3 * p50);
        return new FanoutRow(
                transport, contender, 5000, 60, latency, List.of(p50), latency, latency, 0, 0, 4);
    }
}
