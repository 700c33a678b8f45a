package dev.sightline.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The text that Prometheus reads, against figures that the test holds in its hand. */
class MetricsTest {
    /** Of the text format 0.0.4: a sample with its labels and its value. */
    private static final Pattern SAMPLE =
            Pattern.compile(
                    "([a-zA-Z_:][a-zA-Z0-9_:]*(?:\\{[a-z_]+=\"[^\"]*\"(?:,[a-z_]+=\"[^\"]*\")*})?)"
                            + " (NaN|[+-]Inf|-?[0-9.]+(?:E-?[0-9]+)?)");

    private final AtomicLong figure = new AtomicLong();
    private final AtomicReference<Map<String, String>> watches =
            new AtomicReference<>(Map.of("shop-3fa9c1", "live"));
    private final Lag lag = new Lag();
    private final Exposition exposition = new Exposition(figures());

    @Test
    void isTheTextFormatLineByLine() {
        for (String line : exposition.text().split("\n", -1)) {
            if (line.isEmpty() || line.startsWith("# HELP ") || line.startsWith("# TYPE "))
                continue;
            assertThat(line).matches(SAMPLE);
        }
    }

    @Test
    void asksForEachFigureAtEachScrape() {
        assertThat(samples()).containsEntry("sightline_events_sent_total", 4.0);
        figure.set(10);

        assertThat(samples())
                .containsEntry("sightline_streams{kind=\"sse\"}", 11.0)
                .containsEntry("sightline_streams{kind=\"websocket\"}", 12.0)
                .containsEntry("sightline_queued_bytes", 13.0)
                .containsEntry("sightline_events_appended_total", 13.0)
                .containsEntry("sightline_events_sent_total", 14.0)
                .containsEntry("sightline_resets_total", 15.0)
                .containsEntry("sightline_slow_closes_total", 16.0)
                .containsEntry("sightline_journal_bytes", 17.0)
                .containsEntry("sightline_journal_oldest_age_seconds", 1.5)
                .containsEntry("sightline_requests_total{status=\"2xx\"}", 12.0)
                .containsEntry("sightline_requests_total{status=\"5xx\"}", 15.0)
                .containsEntry("sightline_logins_failed_total", 18.0)
                .containsEntry("sightline_projects", 19.0);
    }

    @Test
    void tellsOfTheProcess() {
        Map<String, Double> samples = samples();

        assertThat(samples.keySet())
                .anyMatch(name -> name.startsWith("sightline_build_info{"))
                .anyMatch(name -> name.contains("version=\"9.8.7\""))
                .anyMatch(name -> name.startsWith("jvm_memory_used_bytes{area=\"heap\""));
        for (String name :
                List.of(
                        "jvm_threads_live_threads",
                        "process_files_open_files",
                        "process_uptime_seconds")) {
            assertThat(samples.get(name)).as(name).isPositive();
        }
    }

    @Test
    void saysTheModeOfNowAndNoOther() {
        assertThat(samples())
                .containsEntry("sightline_watch{mode=\"live\",project=\"shop-3fa9c1\"}", 1.0);
        watches.set(Map.of("shop-3fa9c1", "gone", "b", "polling"));

        assertThat(samples())
                .containsEntry("sightline_watch{mode=\"gone\",project=\"shop-3fa9c1\"}", 1.0)
                .containsEntry("sightline_watch{mode=\"polling\",project=\"b\"}", 1.0)
                .doesNotContainKey("sightline_watch{mode=\"live\",project=\"shop-3fa9c1\"}");
    }

    @Test
    void countsALagInTheBucketThatItIsNotAbove() {
        lag.add(-5);
        lag.add(250_000);
        lag.add(250_001);
        lag.add(10_000_000_000L);
        lag.add(10_000_000_001L);

        assertThat(samples())
                .containsEntry(bucket("2.5E-4"), 2.0)
                .containsEntry(bucket("5.0E-4"), 3.0)
                .containsEntry(bucket("5.0"), 3.0)
                .containsEntry(bucket("10.0"), 4.0)
                .containsEntry(bucket("+Inf"), 5.0)
                .containsEntry("sightline_lag_seconds_count", 5.0)
                .containsEntry("sightline_lag_seconds_sum", 20.000500002);
    }

    private static String bucket(String end) {
        return "sightline_lag_seconds_bucket{le=\"" + end + "\"}";
    }

    private Map<String, Double> samples() {
        Map<String, Double> samples = new TreeMap<>();
        for (String line : exposition.text().split("\n", -1)) {
            Matcher sample = SAMPLE.matcher(line);
            if (!sample.matches()) continue;
            String value = sample.group(2).replace("Inf", "Infinity");
            assertThat(samples.put(sample.group(1), Double.valueOf(value))).as(line).isNull();
        }
        return samples;
    }

    /** Each figure is another one. */
    private Figures figures() {
        return new Figures(
                "9.8.7",
                new Figures.Streams(
                        () -> figure.get() + 1, () -> figure.get() + 2, () -> figure.get() + 3),
                new Figures.Events(
                        () -> figure.get() + 3,
                        () -> figure.get() + 4,
                        () -> figure.get() + 5,
                        () -> figure.get() + 6,
                        lag),
                new Figures.Journal(
                        () -> figure.get() + 7, () -> Optional.of(Duration.ofMillis(1500))),
                new Figures.Requests(digit -> figure.get() + digit, () -> figure.get() + 8),
                watches::get,
                () -> figure.get() + 9);
    }
}
