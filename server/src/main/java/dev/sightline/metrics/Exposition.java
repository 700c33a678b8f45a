package dev.sightline.metrics;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.FileDescriptorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.prometheus.metrics.model.snapshots.ClassicHistogramBuckets;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot.HistogramDataPointSnapshot;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;

/**
 * The figures in the words of Prometheus. The one class that knows Micrometer: it is loaded at the
 * first scrape and not before, as the start must not wait for it.
 */
final class Exposition {
    private static final double MILLIS = 1_000.0;

    private final PrometheusMeterRegistry registry =
            new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final Figures figures;
    private final MultiGauge watches;

    Exposition(Figures figures) {
        this.figures = figures;
        Figures.Streams streams = figures.streams();
        gauge("sightline.streams", "Open streams.", streams.sse(), "kind", "sse");
        gauge("sightline.streams", "Open streams.", streams.webSockets(), "kind", "websocket");
        gauge("sightline.queued.bytes", "Waiting for all clients.", streams.queuedBytes());

        Figures.Events events = figures.events();
        counter("sightline.events.appended", "Events in the journal.", events.appended());
        counter("sightline.events.sent", "Events sent, one a client.", events.sent());
        counter("sightline.resets", "Resets told to clients.", events.resets());
        counter("sightline.slow.closes", "Clients cut, too slow.", events.slowCloses());
        registry.getPrometheusRegistry().register(() -> lag(events.lag()));

        gauge("sightline.journal.bytes", "On the disk.", figures.journal().bytes());
        Gauge.builder("sightline.journal.oldest.age.seconds", this, Exposition::oldestSeconds)
                .description("Age of the oldest event that is kept.")
                .register(registry);

        for (int hundreds = 1; hundreds <= 5; hundreds++) {
            int digit = hundreds;
            counter(
                    "sightline.requests",
                    "Requests answered.",
                    () -> figures.requests().answers().applyAsLong(digit),
                    "status",
                    digit + "xx");
        }
        counter("sightline.logins.failed", "Failed.", figures.requests().failedLogins());

        watches =
                MultiGauge.builder("sightline.watch")
                        .description("How it is watched: 1 at the mode of now.")
                        .register(registry);
        gauge("sightline.projects", "Projects served.", figures.projects());
        gauge(
                "sightline.build.info",
                "Always 1.",
                () -> 1,
                "version",
                figures.version(),
                "java",
                Runtime.version().toString());
        new JvmMemoryMetrics().bindTo(registry);
        new JvmThreadMetrics().bindTo(registry);
        new FileDescriptorMetrics().bindTo(registry);
        new UptimeMetrics().bindTo(registry);
    }

    /** The figures of now. */
    synchronized String text() {
        List<MultiGauge.Row<?>> rows = new ArrayList<>();
        figures.watches()
                .get()
                .forEach((id, mode) ->
                        rows.add(MultiGauge.Row.of(Tags.of("project", id, "mode", mode), 1)));
        watches.register(rows, true);
        return registry.scrape();
    }

    private double oldestSeconds() {
        return figures.journal().oldest().get().map(Duration::toMillis).orElse(0L) / MILLIS;
    }

    /** Micrometer's own histograms are fed, not asked; this one is fed on the hot path. */
    private static HistogramSnapshot lag(Lag lag) {
        return HistogramSnapshot.builder()
                .name("sightline_lag_seconds")
                .help("From the disk to a socket.")
                .dataPoint(
                        HistogramDataPointSnapshot.builder()
                                .classicHistogramBuckets(
                                        ClassicHistogramBuckets.of(Lag.endsSeconds(), lag.counts()))
                                .sum(lag.sumSeconds())
                                .build())
                .build();
    }

    private void gauge(String name, String help, LongSupplier figure, String... tags) {
        // By a strong reference, else the supplier is collected and the gauge says NaN.
        Gauge.builder(name, figure::getAsLong)
                .strongReference(true)
                .description(help)
                .tags(tags)
                .register(registry);
    }

    private void counter(String name, String help, LongSupplier figure, String... tags) {
        // The registry holds the counted object weakly; the figures live as long as we do.
        FunctionCounter.builder(name, figures, all -> figure.getAsLong())
                .description(help)
                .tags(tags)
                .register(registry);
    }
}
