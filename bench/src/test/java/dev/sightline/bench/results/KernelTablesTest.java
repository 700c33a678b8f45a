package dev.sightline.bench.results;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.util.List;

class KernelTablesTest {

    private static final FloodRow.Mib NONE = new FloodRow.Mib(Double.NaN, Double.NaN);
    private static final FloodRow.Mib SOME = new FloodRow.Mib(20, 25);

    private final KernelResults kernels =
            new KernelResults(
                    new KernelPlan(3, 1000, 334, 8, 4, 1_000_000),
                    List.of(
                            row("Sightline", 0.5, 0.25),
                            row(KernelResults.FLOOR, 0, 0.05),
                            row(KernelResults.PEER, 2, 2.5)),
                    List.of(
                            new FloodRow(
                                    "Sightline",
                                    3,
                                    100_000_000,
                                    4000,
                                    1_000_000,
                                    98_000_000,
                                    "[cut here]",
                                    SOME,
                                    SOME,
                                    SOME),
                            new FloodRow(
                                    KernelResults.PEER,
                                    3,
                                    100_000_000,
                                    2000,
                                    100_000_000,
                                    0,
                                    "",
                                    NONE,
                                    NONE,
                                    SOME)));

    @Test
    void comparesEachKernelWithThePeerAndWithTheFloor() {
        assertThat(KernelTables.of(kernels).getFirst())
                .containsPattern(
                        "\\| Sightline +\\| script +\\| 0[.]50 +\\| 1[.]00 +\\| 1[.]50 +\\| 0[.]25"
                                + " +\\| — +\\| — +\\| 0[.]25 +\\| 0[.]10 +\\| 5[.]00 +\\| 999 ");
        assertThat(KernelTables.summary(kernels))
                .startsWith("Sightline, script: 0.50 / 1.00 (÷ Jupyter 0.25); worker alone");
    }

    @Test
    void saysWhatOfAFloodIsMissingAndHowThatIsTold() {
        assertThat(KernelTables.of(kernels).getLast())
                .containsPattern(
                        "\\| Sightline +\\| 100 +\\| 4000 +\\| 2[.]00 +\\| 1[.]00 +\\| 98[.]0 +\\|"
                                + " 1[.]00 +\\| 20[.]0 → 25[.]0 ")
                .containsPattern("\\| Jupyter kernel +\\| 100 .*\\| — → — ")
                .endsWith("\nSightline: `[cut here]`\n");
    }

    private static KernelRow row(String contender, double p50, double each) {
        Latency latency = new Latency(p50, 2 * p50, 3 * p50);
        return new KernelRow("script", contender, 999, latency, List.of(p50), each);
    }
}
