package dev.sightline.ralph;

import dev.sightline.ralph.format.Clue;
import dev.sightline.ralph.format.Costs;
import dev.sightline.ralph.format.Iteration;
import dev.sightline.ralph.format.Money;
import dev.sightline.ralph.format.Plan;
import dev.sightline.ralph.format.PlanFile;
import dev.sightline.ralph.format.Relative;
import dev.sightline.ralph.format.Signs;
import dev.sightline.ralph.format.Task;
import dev.sightline.ralph.log.LogIndex;

import org.jspecify.annotations.Nullable;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** A loop at a glance, for its own page (openapi.yaml, Loop). */
record Glance(Loop.Snapshot of, LogIndex.Counted counted, Figures figures) {
    /**
     * @param note that waits, as the file has it now: no event tells of it, so that who has just
     *     written one would else be shown none
     */
    Map<String, @Nullable Object> fields(
            String id, Map<String, @Nullable Object> trust, Optional<String> note) {
        LoopState state = of.state();
        Plan plan = state.plan().strict();
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("id", id);
        fields.put("status", state.status().word().word());
        fields.put("previous", state.previous().map(word -> word.word()).orElse(null));
        fields.put("since", text(state.status().since()));
        fields.put("evidence", state.status().evidence().stream().map(Clue::fields).toList());
        fields.put("process", state.process().map(Glance::process).orElse(null));
        fields.put("paused", state.paused());
        fields.put("current", running().map(this::current).orElse(null));
        fields.put("last_output_at", text(state.lastOutput()));
        fields.put("last_lines", state.lastLines());
        fields.put("tasks_done", plan.done());
        fields.put("tasks_total", plan.total());
        fields.put("cost", cost(figures.costs(of)));
        fields.put("waiting_note", note.orElse(null));
        fields.put("trust", trust);
        fields.put("files", state.files());
        fields.put("relative", state.relative().map(Relative::fields).orElse(null));
        fields.put("indexed", Map.of("bytes", counted.bytes(), "of", counted.of()));
        return fields;
    }

    private static @Nullable String text(Optional<Instant> moment) {
        return moment.map(Instant::toString).orElse(null);
    }

    private static Map<String, @Nullable Object> process(Signs.Process process) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("pid", process.pid());
        fields.put("alive", process.alive());
        fields.put("ours", process.ours());
        fields.put("started_at", text(process.startedAt()));
        return fields;
    }

    private Optional<Iteration> running() {
        return of.iterations().reversed().stream().filter(Iteration::running).findFirst();
    }

    private Map<String, @Nullable Object> current(Iteration one) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("number", one.number());
        fields.put("max_iterations", one.max().orElse(0));
        fields.put("started_at", text(one.start().flatMap(this::begun)));
        fields.put("tokens", one.tokens().orElse(null));
        fields.put("task", firstOpen(of.state().plan()).orElse(null));
        return fields;
    }

    /** It runs now: a time of day is that of today, or of yesterday where it is still to come. */
    private Optional<Instant> begun(String written) {
        try {
            return Optional.of(OffsetDateTime.parse(written).toInstant());
        } catch (DateTimeException noDate) {
            return timeOfDay(written);
        }
    }

    private Optional<Instant> timeOfDay(String written) {
        try {
            ZonedDateTime now = figures.now().atZone(figures.zone());
            ZonedDateTime today =
                    now.toLocalDate().atTime(LocalTime.parse(written)).atZone(now.getZone());
            return Optional.of((today.isAfter(now) ? today.minusDays(1) : today).toInstant());
        } catch (DateTimeException noTime) {
            return Optional.empty();
        }
    }

    private static Optional<String> firstOpen(PlanFile file) {
        Plan plan = file.strict().total() > 0 ? file.strict() : file.lenient().orElse(Plan.NONE);
        return plan.phases().stream()
                .flatMap(phase -> phase.tasks().stream())
                .filter(task -> !task.done())
                .findFirst()
                .map(Glance::named);
    }

    private static String named(Task task) {
        return task.id().isEmpty() ? task.description() : task.id() + " " + task.description();
    }

    private static Map<String, @Nullable Object> cost(Costs costs) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("total", costs.total().fields());
        fields.put("today", costs.today().fields());
        fields.put("projected", costs.projected().map(Money::fields).orElse(null));
        return fields;
    }
}
