package dev.sightline.hermes.collect;

import dev.sightline.hermes.home.Arguments;
import dev.sightline.hermes.home.Collector;
import dev.sightline.hermes.home.EachFile;
import dev.sightline.hermes.home.Home;
import dev.sightline.hermes.home.Part;
import dev.sightline.hermes.home.Unreadable;
import dev.sightline.project.FileStamp;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What the agent can do, and what of it came to it by itself. */
final class Skills implements Collector {
    /** So many that came in the same minute were installed together. */
    private static final int BULK = 5;

    private static final int RECENT = 10;

    private final EachFile<Skill> files =
            new EachFile<>(Part.SKILLS, Skills::read, (path, stamp) -> of(path, stamp, ""));

    @Override
    public String path() {
        return "skills";
    }

    @Override
    public Set<Part> reads() {
        return Set.of(Part.SKILLS);
    }

    @Override
    public Duration life() {
        return FOREVER;
    }

    @Override
    public Map<String, @Nullable Object> collect(Home home, Arguments arguments) {
        return fields(all(home), home.path().toString());
    }

    /** By path. */
    List<Skill> all(Home home) {
        return files.of(home);
    }

    private static Skill read(Home home, String path, FileStamp stamp) throws Unreadable {
        return of(path, stamp, home.text(path).orElse(""));
    }

    /** One that cannot be read is known by its place. */
    private static Skill of(String path, FileStamp stamp, String text) {
        return Skill.of(path, stamp.mtime(), stamp.size(), text);
    }

    static Map<String, @Nullable Object> fields(List<Skill> skills, String home) {
        List<Told> told = told(skills, home);
        Map<String, @Nullable Object> byCategory = new LinkedHashMap<>();
        for (String category : counts(skills).keySet()) {
            byCategory.put(
                    category,
                    told.stream()
                            .filter(one -> one.skill().category().equals(category))
                            .map(Told::fields)
                            .toList());
        }
        return Fields.orNull(
                "skills", told.stream().map(Told::fields).toList(),
                "custom_count", told.stream().filter(Told::isCustom).count(),
                "total", told.size(),
                "by_category", byCategory,
                "category_counts", counts(skills),
                "recently_modified", recent(told, RECENT));
    }

    /** What was not installed together with many others. */
    static List<Skill> custom(List<Skill> skills) {
        Map<Instant, Integer> together = new HashMap<>();
        skills.forEach(skill -> together.merge(minute(skill), 1, Integer::sum));
        return skills.stream()
                .filter(skill -> together.getOrDefault(minute(skill), 0) < BULK)
                .toList();
    }

    private static Instant minute(Skill skill) {
        return skill.modified().truncatedTo(ChronoUnit.MINUTES);
    }

    private record Told(Skill skill, boolean isCustom, Map<String, @Nullable Object> fields) {}

    private static List<Told> told(List<Skill> skills, String home) {
        Set<Skill> custom = Set.copyOf(custom(skills));
        return skills.stream()
                .map(skill -> {
                    boolean isCustom = custom.contains(skill);
                    return new Told(skill, isCustom, skill.fields(home, isCustom));
                })
                .toList();
    }

    private static Map<String, @Nullable Object> counts(List<Skill> skills) {
        Map<String, Integer> counts = new LinkedHashMap<>();
        skills.forEach(skill -> counts.merge(skill.category(), 1, Integer::sum));
        return new LinkedHashMap<>(counts);
    }

    private static List<Map<String, @Nullable Object>> recent(List<Told> told, int most) {
        return told.stream()
                .sorted(
                        Comparator.comparing(
                                (Told one) -> one.skill().modified(), Comparator.reverseOrder()))
                .limit(most)
                .map(Told::fields)
                .toList();
    }
}
