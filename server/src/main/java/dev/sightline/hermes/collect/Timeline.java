package dev.sightline.hermes.collect;

import dev.sightline.hermes.home.Arguments;
import dev.sightline.hermes.home.Collector;
import dev.sightline.hermes.home.Home;
import dev.sightline.hermes.home.MemoryFile;
import dev.sightline.hermes.home.Part;
import dev.sightline.hermes.home.StateDb;
import dev.sightline.hermes.home.StateDb.Row;
import dev.sightline.hermes.home.Unreadable;
import dev.sightline.http.Refusal;
import dev.sightline.project.FileStamp;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What happened in the home, the oldest first: sessions, skills taught, corrections kept. */
final class Timeline implements Collector {
    /** A skill that the agent or its user wrote. */
    record SkillChange(String name, String category, Instant when) {}

    /** Those of a home, from its files. */
    @FunctionalInterface
    interface Skills {
        List<SkillChange> of(Home home) throws Unreadable;
    }

    static final int MOST = 100_000;
    private static final int TEXTS = 3;
    private static final int TEXT = 60;

    private final Skills skills;

    Timeline(Skills skills) {
        this.skills = skills;
    }

    @Override
    public String path() {
        return "timeline";
    }

    @Override
    public List<String> asks() {
        return List.of("limit");
    }

    @Override
    public Set<Part> reads() {
        return Set.of(Part.STATE, Part.SKILLS, Part.MEMORY, Part.USER);
    }

    @Override
    public Duration life() {
        return FOREVER;
    }

    @Override
    public List<Map<String, Object>> collect(Home home, Arguments arguments)
            throws Refusal, Unreadable {
        int limit = arguments.number("limit", Integer.MAX_VALUE, 1, MOST);
        List<TimelineEvent> events =
                new ArrayList<>(home.fromStateDb(db -> ofSessions(db, limit)).orElse(List.of()));
        for (SkillChange skill : skills.of(home)) events.add(of(skill));
        for (MemoryFile file : MemoryFile.values()) {
            List<MemoryEntry> kept =
                    Corrections.remembered(home, file).stream()
                            .filter(one -> one.category() == MemoryEntry.Category.CORRECTION)
                            .toList();
            // When each was kept, nobody knows: when the file was written to last is the nearest.
            Instant when =
                    Optional.ofNullable(home.files(file.part()).get(file.path()))
                            .map(FileStamp::mtime)
                            .orElseGet(home.clock()::instant);
            if (!kept.isEmpty()) events.add(of(file, kept, when));
        }
        events.sort(Comparator.comparing(TimelineEvent::when));
        int older = Math.max(0, events.size() - limit);
        return events.stream().skip(older).map(TimelineEvent::fields).toList();
    }

    /**
     * In the order in which those of the same time are told.
     *
     * @param limit of sessions, the latest: no earlier one is among so many events
     */
    private static List<TimelineEvent> ofSessions(StateDb db, int limit) throws Unreadable {
        SessionList list = new SessionList(db, Tables.of(db));
        List<Row> latest = list.latest(limit);
        List<TimelineEvent> events = new ArrayList<>();
        if (latest.isEmpty()) return events;
        events.add(first(list.oldest()));
        latest.forEach(session -> events.add(of(session)));
        list.days().stream()
                .filter(day -> !"".equals(day.get("date")))
                .max(Comparator.comparingLong(day -> (Long) day.getOrDefault("messages", 0L)))
                .ifPresent(day -> events.add(busiest(day)));
        return events;
    }

    private static TimelineEvent first(Row session) {
        return new TimelineEvent(
                began(session),
                TimelineEvent.Kind.MILESTONE,
                "First session",
                "%s via %s"
                        .formatted(
                                title(session).orElse("Untitled"),
                                session.text("source").orElse("")),
                "★");
    }

    private static TimelineEvent of(Row session) {
        return new TimelineEvent(
                began(session),
                TimelineEvent.Kind.SESSION,
                title(session).orElse("Untitled session"),
                "%d msgs, %d tool calls (%s)"
                        .formatted(
                                session.whole("message_count"),
                                session.whole("tool_call_count"),
                                session.text("source").orElse("")),
                "▸");
    }

    private static Instant began(Row session) {
        return UnixTime.instant(session.real("started_at").orElse(0.0));
    }

    private static Optional<String> title(Row session) {
        return session.text("title").filter(title -> !title.isEmpty());
    }

    /** A day of UTC, as all days of sessions are. */
    private static TimelineEvent busiest(Map<String, Object> day) {
        String date = String.valueOf(day.get("date"));
        return new TimelineEvent(
                LocalDate.parse(date).atStartOfDay(ZoneOffset.UTC).toInstant(),
                TimelineEvent.Kind.MILESTONE,
                "Most active day: " + date,
                "%s sessions, %s messages, %s tool calls"
                        .formatted(day.get("sessions"), day.get("messages"), day.get("tool_calls")),
                "⚡");
    }

    private static TimelineEvent of(SkillChange skill) {
        return new TimelineEvent(
                skill.when(),
                TimelineEvent.Kind.SKILL,
                "Skill modified: " + skill.name(),
                "Category: " + skill.category(),
                "⚙");
    }

    private static TimelineEvent of(MemoryFile file, List<MemoryEntry> kept, Instant when) {
        return new TimelineEvent(
                when,
                TimelineEvent.Kind.MEMORY,
                "%d corrections %s"
                        .formatted(
                                kept.size(),
                                file == MemoryFile.MEMORY ? "stored in memory" : "in user profile"),
                kept.stream()
                        .limit(TEXTS)
                        .map(entry -> Excerpt.cut(entry.text(), TEXT))
                        .collect(Collectors.joining("; ")),
                "✦");
    }
}
