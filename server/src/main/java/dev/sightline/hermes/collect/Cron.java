package dev.sightline.hermes.collect;

import dev.sightline.hermes.home.Arguments;
import dev.sightline.hermes.home.Collector;
import dev.sightline.hermes.home.Home;
import dev.sightline.hermes.home.Part;
import dev.sightline.hermes.home.Unreadable;
import dev.sightline.project.FileStamp;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** What the agent does by the clock, and what came of it last. */
public final class Cron implements Collector {
    private static final String FILE = "cron/jobs.json";
    private static final String OUTPUT = "cron/output";
    private static final int OUTPUTS = 5;

    /** A next run that we reckon ourselves is over at some time. */
    private static final Duration LIFE = Duration.ofMinutes(1);

    @Override
    public String path() {
        return "cron";
    }

    @Override
    public Set<Part> reads() {
        return Set.of(Part.CRON, Part.OUTPUTS);
    }

    @Override
    public Duration life() {
        return LIFE;
    }

    @Override
    public Map<String, @Nullable Object> collect(Home home, Arguments arguments) throws Unreadable {
        return fields(
                home.json(FILE).map(Tree::plain),
                home.files(Part.OUTPUTS),
                home.path().resolve(OUTPUT).toString(),
                home.clock());
    }

    /**
     * Whether there is a job of this name.
     *
     * @throws Unreadable where nothing can tell
     */
    public static boolean has(Home home, String id) throws Unreadable {
        Optional<JsonNode> file = home.json(FILE);
        return !id.isEmpty()
                && file.isPresent()
                && jobs(Tree.plain(file.get())).stream().anyMatch(job -> job.id().equals(id));
    }

    /** A file that is a bare list has no time of its own. */
    private static List<CronJob> jobs(@Nullable Object file) {
        List<?> all = file instanceof List<?> list ? list : Tree.of(file).list("jobs");
        return all.stream()
                .filter(one -> one instanceof Map<?, ?>)
                .map(one -> new CronJob(Tree.of(one)))
                .toList();
    }

    /**
     * @param file plain; empty where there is none
     * @param outputs what jobs have written, by path relative to the home
     * @param folder of those, absolute
     */
    static Map<String, @Nullable Object> fields(
            Optional<Object> file,
            NavigableMap<String, FileStamp> outputs,
            String folder,
            Clock clock) {
        List<CronJob> jobs = jobs(file.orElse(null));
        List<Map<String, @Nullable Object>> told = new ArrayList<>();
        for (CronJob job : jobs) told.add(job.fields(clock, outputs(outputs, job.id())));
        return Fields.orNull(
                "jobs", told,
                "updated_at", Tree.of(file.orElse(null)).text("updated_at").orElse(null),
                "output_dir", file.isPresent() ? folder : "",
                "active", jobs.stream().filter(CronJob::isActive).count(),
                "has_errors", jobs.stream().anyMatch(CronJob::hasError),
                "paused", jobs.stream().filter(CronJob::isPaused).count(),
                "total", jobs.size());
    }

    /** As it is without a file. */
    static Map<String, @Nullable Object> none() {
        return fields(Optional.empty(), new TreeMap<>(), "", Clock.systemUTC());
    }

    private static List<Map<String, @Nullable Object>> outputs(
            NavigableMap<String, FileStamp> all, String id) {
        if (id.isEmpty()) return List.of();
        String prefix = OUTPUT + "/" + id + "/";
        return all.tailMap(prefix, true).entrySet().stream()
                .takeWhile(one -> one.getKey().startsWith(prefix))
                .sorted(
                        Comparator.comparing(
                                (Map.Entry<String, FileStamp> one) -> one.getValue().mtimeNanos(),
                                Comparator.reverseOrder()))
                .limit(OUTPUTS)
                .map(one ->
                        Fields.orNull(
                                "name", one.getKey().substring(OUTPUT.length() + 1),
                                "size", one.getValue().size(),
                                "modified_at", one.getValue().mtime().toString()))
                .toList();
    }
}
