package dev.sightline.build;

import dev.sightline.build.format.BuildEvent;
import dev.sightline.build.format.BuildFile;
import dev.sightline.build.format.Checkpoint;
import dev.sightline.build.format.CheckpointFile;
import dev.sightline.build.format.Difference;
import dev.sightline.build.format.Reading;
import dev.sightline.disk.Content;
import dev.sightline.disk.Trouble;
import dev.sightline.event.Event;
import dev.sightline.journal.Kept;
import dev.sightline.project.Arrivals;
import dev.sightline.project.FileStamp;
import dev.sightline.project.Project;

import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * From what was told of a build's files to what is told now. A start tells what changed since the
 * end of the node before, and a project that was never followed begins with what is there.
 */
final class Course {
    /** Checkpoints that the trail has. */
    static final int TRAIL = 200;

    /** Of the files of those that are held as they were read. */
    private static final long RECENT_BYTES = 4L * 1024 * 1024;

    private static final String BEGUN = "begun";
    private static final String FILE = "file/";

    private final Project project;
    private final Around around;
    private final String space;
    private volatile BuildState state = BuildState.NONE;

    // Of the thread that looks.
    private NavigableMap<String, FileStamp> files = new TreeMap<>();
    private boolean begun;
    private boolean recalled;

    /** By file: what the newest of them that was read says is in the state too. */
    private final NavigableMap<String, TrailStep> trail = new TreeMap<>();

    private Optional<BuildState.Newest> newest = Optional.empty();

    /** The newest that were read, as far as they are not too large to be kept. */
    private final NavigableMap<String, Checkpoint> recent = new TreeMap<>();

    /** The one that the parts were last told by. */
    private Optional<BuildState.Newest> told = Optional.empty();

    private final TreeMap<String, BuildState.Problem> problems = new TreeMap<>();

    Course(Project project, Around around) {
        this.project = project;
        this.around = around;
        this.space = "build/" + project.id();
    }

    /** As it was told last, or is about to be. */
    BuildState state() {
        return state;
    }

    /** Looks at what is new, and tells it. Calls the system, and waits for the journal. */
    void look(Arrivals.Batch batch) {
        recall();
        boolean tells = begun;
        Map<String, Optional<FileStamp>> changed = changed(batch);
        List<Event> events = new ArrayList<>();
        List<Kept> rows = new ArrayList<>();
        for (var one : changed.entrySet()) {
            String path = one.getKey();
            @Nullable FileStamp before = files.get(path);
            one.getValue().ifPresentOrElse(now -> files.put(path, now), () -> files.remove(path));
            rows.add(row(path, one.getValue()));
            events.add(fileChange(path, before, one.getValue()));
        }
        // At a start, what was told of before is not in our memory either.
        Set<String> unread = new HashSet<>(changed.keySet());
        if (batch.isAll()) unread.addAll(files.keySet());
        read(unread, changed.keySet(), events);
        state =
                new BuildState(
                        new TreeMap<>(files),
                        newest,
                        newestSteps(),
                        List.copyOf(recent.values()),
                        new TreeMap<>(problems));
        tell(events, rows, batch.seenNanos());
        // One that was there before says nothing of who observes since.
        newest.filter(one -> tells && changed.containsKey(one.file()))
                .ifPresent(one -> around.sessions().observed(project.id(), one.checkpoint()));
    }

    private void recall() {
        if (recalled) return;
        around.sequence()
                .kept(space)
                .forEach((key, value) -> {
                    begun |= key.equals(BEGUN);
                    if (!key.startsWith(FILE)) return;
                    FileStamp.parse(value)
                            .ifPresent(stamp -> files.put(key.substring(FILE.length()), stamp));
                });
        recalled = true;
    }

    /** What is otherwise than it was told. */
    private Map<String, Optional<FileStamp>> changed(Arrivals.Batch batch) {
        Map<String, Optional<FileStamp>> changed = new TreeMap<>();
        batch.changed()
                .forEach((path, now) -> {
                    if (!now.equals(Optional.ofNullable(files.get(path)))) changed.put(path, now);
                });
        if (batch.isAll()) {
            for (String path : files.keySet()) {
                if (!batch.changed().containsKey(path)) changed.put(path, Optional.empty());
            }
        }
        return changed;
    }

    private List<TrailStep> newestSteps() {
        List<TrailStep> all = List.copyOf(trail.values());
        return all.subList(Math.max(0, all.size() - TRAIL), all.size());
    }

    private void read(Set<String> unread, Set<String> changed, List<Event> events) {
        List<String> checkpoints = checkpoints(files.keySet());
        told = newest;
        trail.keySet().retainAll(checkpoints);
        recent.keySet().retainAll(checkpoints);
        problems.keySet().retainAll(files.keySet());
        if (newest.filter(one -> files.containsKey(one.file())).isEmpty())
            newest = Optional.empty();
        List<String> due = checkpoints(unread);
        boolean isLast = due.isEmpty() || newest.isEmpty() || isBehind(due.getFirst());
        // One in the midst is another: what those after it changed is so too.
        if (!isLast || (newest.isEmpty() && !checkpoints.isEmpty())) {
            trail.clear();
            recent.clear();
            newest = Optional.empty();
            due = checkpoints;
        }
        Set<String> shown =
                Set.copyOf(
                        checkpoints.subList(
                                Math.max(0, checkpoints.size() - TRAIL), checkpoints.size()));
        for (String file : due) {
            if (!shown.contains(file)) continue;
            readOne(file, changed.contains(file) ? events : new ArrayList<>());
        }
        // The last one is gone: what was before it is so again.
        if (newest.isPresent() && told.filter(one -> !files.containsKey(one.file())).isPresent()) {
            tellMoves(newest.get().checkpoint(), told.map(BuildState.Newest::checkpoint), events);
        }
    }

    private boolean isBehind(String file) {
        return newest.filter(one -> file.compareTo(one.file()) > 0).isPresent();
    }

    /** By name: the last is the latest. */
    private List<String> checkpoints(Set<String> some) {
        return some.stream()
                .filter(files::containsKey)
                .filter(path -> BuildFile.of(path).equals(Optional.of(BuildFile.CHECKPOINT)))
                .sorted()
                .toList();
    }

    private void readOne(String file, List<Event> events) {
        Optional<Content> content;
        try {
            content = around.read(project, file);
        } catch (Trouble trouble) {
            broken(file, trouble.detail(), trouble.kind().code(), events);
            return;
        }
        // The next look hears that it is gone.
        if (content.isEmpty()) return;
        byte[] bytes = content.get().text().content().getBytes(StandardCharsets.UTF_8);
        switch (CheckpointFile.read(BuildFiles.name(file), bytes, around.zone())) {
            case Reading.Read read -> {
                if (read.problems().isEmpty()) problems.remove(file);
                else {
                    var first = read.problems().getFirst();
                    problem(file, first.detail(), first.code(), events);
                }
                took(file, read.checkpoint(), events);
            }
            case Reading.Broken broken ->
                    broken(file, broken.problem().detail(), broken.problem().code(), events);
            case Reading.Foreign _ -> problems.remove(file);
        }
    }

    private void took(String file, Checkpoint now, List<Event> events) {
        Optional<Checkpoint> before = newest.map(BuildState.Newest::checkpoint);
        TrailStep step = TrailStep.of(file, files.get(file), before, now);
        trail.put(file, step);
        remember(file, now);
        newest = Optional.of(new BuildState.Newest(file, now));
        events.add(checkpointUpdate(file, now));
        if (told.filter(one -> file.compareTo(one.file()) < 0).isPresent()) return;
        // One that is written anew is compared with what was told of it.
        tellMoves(now, told.map(BuildState.Newest::checkpoint).or(() -> before), events);
        told = newest;
    }

    private void remember(String file, Checkpoint now) {
        recent.put(file, now);
        long bytes = 0;
        String oldest = file;
        for (String one : recent.descendingKeySet()) {
            FileStamp stamp = files.get(one);
            bytes += stamp == null ? 0 : stamp.size();
            if (bytes <= RECENT_BYTES) oldest = one;
        }
        recent.headMap(oldest).clear();
    }

    private void tellMoves(Checkpoint now, Optional<Checkpoint> before, List<Event> events) {
        Difference.between(before, now).updates().forEach(update -> events.add(event(update)));
        Map<String, @Nullable Object> progress = BuildEvent.BuildProgress.of(now).fields();
        progress.put("status", now.status().word());
        events.add(event("build_progress", progress));
    }

    private void broken(String file, String detail, String code, List<Event> events) {
        trail.put(file, TrailStep.broken(file, files.get(file), detail));
        problem(file, detail, code, events);
    }

    /** Told once, and again when it is back. */
    private void problem(String file, String detail, String code, List<Event> events) {
        BuildState.Problem now = new BuildState.Problem(detail, code);
        if (now.equals(problems.put(file, now))) return;
        Map<String, @Nullable Object> data = new LinkedHashMap<>();
        data.put("path", file);
        data.put("detail", detail);
        data.put("code", code);
        events.add(Event.of("problem", project.id(), data));
    }

    private void tell(List<Event> events, List<Kept> rows, long seen) {
        if (!begun) {
            begun = true;
            rows.add(new Kept(space, BEGUN, "1"));
            around.sequence().keep(rows);
            return;
        }
        for (int i = 0; i < events.size(); i++) {
            boolean last = i == events.size() - 1;
            around.sequence().append(events.get(i).seenAt(seen), last ? rows : List.of());
        }
        if (events.isEmpty() && !rows.isEmpty()) around.sequence().keep(rows);
    }

    private Kept row(String path, Optional<FileStamp> stamp) {
        return new Kept(space, FILE + path, stamp.map(FileStamp::text).orElse(null));
    }

    private Event fileChange(String path, @Nullable FileStamp before, Optional<FileStamp> now) {
        String change = now.isEmpty() ? "deleted" : before == null ? "created" : "modified";
        Map<String, @Nullable Object> data = new LinkedHashMap<>();
        data.put("file_path", path);
        data.put("change_type", change);
        data.put("file_type", BuildFile.of(path).orElse(BuildFile.BUILDRUNNER).word());
        return event("file_change", data);
    }

    private Event event(String type, Map<String, @Nullable Object> data) {
        Map<String, @Nullable Object> all = new LinkedHashMap<>();
        all.put("session_id", around.sessions().activeOf(project.id()).orElse(null));
        all.putAll(data);
        return Event.of(type, project.id(), all);
    }

    private Event event(BuildEvent event) {
        return event(event.type(), event.fields());
    }

    private Event checkpointUpdate(String file, Checkpoint now) {
        BuildEvent update = BuildEvent.CheckpointUpdate.of(now);
        Map<String, @Nullable Object> data = new LinkedHashMap<>(update.fields());
        data.put("file", file);
        data.put("status", now.status().word());
        data.put("progress", now.completion());
        return event(update.type(), data);
    }
}
