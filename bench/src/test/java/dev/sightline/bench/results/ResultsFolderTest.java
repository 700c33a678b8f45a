package dev.sightline.bench.results;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

class ResultsFolderTest {

    @TempDir Path folder;

    @Test
    void keepsEveryRunAndShowsTheNewestInFull() throws IOException {
        ResultsFolder results = new ResultsFolder(folder);
        Path newest = results.add(run("2026-11-21T08:00:00Z", 0.4));
        Path older = results.add(run("2026-11-20T08:00:00Z", 0.5));
        Path sameDay = results.add(run("2026-11-20T09:00:00Z", 0.6));

        assertThat(newest).hasFileName("2026-11-21-first.json");
        assertThat(older).hasFileName("2026-11-20-first.json");
        assertThat(sameDay).hasFileName("2026-11-20-first-2.json");
        assertThat(Files.readString(folder.resolve("README.md")))
                .contains("## 2026-11-21T08:00:00Z, first")
                .contains("2 × Model, Linux 6.1, Java 25")
                .contains("| Sightline                | save | 0.40   | 4.00   | 8.00   | 2.00 ")
                .contains("| C floor                  | save | 0.20   | 0.80   | 1.00   | 1.00 ")
                .contains("2026-11-20T09:00:00Z first | Sightline, save: 0.60 / 4.00 (3.00)");
    }

    @Test
    void saysWhenTheMachineWasNotCalm() {
        assertThat(ResultsPage.markdown(List.of(run("2026-11-21T08:00:00Z", 0.4))))
                .contains("average 3.00, cores busy 0 %: **not calm");
    }

    @Test
    void showsAFigureThatIsNotThereAsADash() {
        assertThat(ResultsPage.number(Double.NaN)).isEqualTo("—");
        assertThat(ResultsPage.number(0.216)).isEqualTo("0.22");
        assertThat(ResultsPage.number(81.26)).isEqualTo("81.3");
        assertThat(ResultsPage.number(312.4)).isEqualTo("312");
    }

    @Test
    void readsRunsOfBeforeThereWereRowsWithManyClients() throws IOException {
        ResultsFolder results = new ResultsFolder(folder);
        Path old = results.add(run("2026-11-20T08:00:00Z", 0.4));
        String text = Files.readString(old);
        assertThat(text).contains("\"crowds\"");
        Files.writeString(old, text.replaceAll("\"(crowds|kernel|loop|hermes)\" : null,\\s+", ""));
        assertThat(Files.readString(old)).doesNotContain("\"crowds\"", "\"kernel\" : null");

        results.add(run("2026-11-21T08:00:00Z", 0.5));

        assertThat(Files.readString(folder.resolve("README.md")))
                .contains("2026-11-20T08:00:00Z first | Sightline, save: 0.40");
    }

    private static Results run(String date, double p50) {
        return new Results(
                date,
                "first",
                new Machine(2, "Model", "6.1", "Java 25"),
                new Load(3.0, 0.0),
                new Plan(5, 100, 5, 200, 20),
                Map.of("Sightline", "this repository", "C floor", "C"),
                List.of(
                        row("Sightline", new Latency(p50, 4.0, 8.0)),
                        row("C floor", new Latency(0.2, 0.8, 1.0))),
                List.of(new StartupRow("Sightline", 10, 290, 280, 310)),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of("the peer is left out"));
    }

    private static DeliveryRow row(String contender, Latency latency) {
        return new DeliveryRow(
                "save", contender, 500, latency, List.of(latency.p50Ms()), 0, 0, 0, 0, 500);
    }
}
