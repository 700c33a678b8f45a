package dev.sightline.ralph;

import dev.sightline.disk.Content;
import dev.sightline.disk.FolderEntry;
import dev.sightline.disk.Trouble;
import dev.sightline.project.Project;
import dev.sightline.ralph.format.Notification;
import dev.sightline.watch.FileKind;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.stream.Stream;

/** What the loop says to people: the pending notification, and those that tools have kept. */
final class Notices {
    private static final String ROW = "said";
    private static final String NEWEST = "said/newest";

    /** Ids that are remembered, so that none is told twice. */
    private static final int REMEMBERED = 500;

    /** The newest are shown. */
    private static final int SHOWN = 200;

    private final Around around;
    private final Project project;
    private final Teller teller;
    private final Problems problems;
    private final SequencedSet<String> told = new LinkedHashSet<>();
    private boolean listed;

    /** When the newest that was seen was said: an older one that comes into view is no news. */
    private Instant newest = Instant.EPOCH;

    private Optional<Notification> pending = Optional.empty();
    private List<Notification> kept = List.of();

    /** Was pending and is not any more; those that nobody has kept. */
    private final List<Notification> past = new ArrayList<>();

    Notices(
            Around around,
            Project project,
            Teller teller,
            Problems problems,
            Map<String, String> rows) {
        this.around = around;
        this.project = project;
        this.teller = teller;
        this.problems = problems;
        @Nullable String ids = rows.get(ROW);
        this.listed = ids != null;
        if (ids != null && !ids.isEmpty()) told.addAll(List.of(ids.split(" ", -1)));
        @Nullable String seen = rows.get(NEWEST);
        if (seen != null) newest = Instant.parse(seen);
    }

    Optional<Notification> pending() {
        return pending;
    }

    /** The newest first, the pending one included, no id twice. */
    List<Notification> all() {
        Map<String, Notification> byId = new LinkedHashMap<>();
        Stream.of(pending.stream(), kept.stream(), past.stream())
                .flatMap(some -> some)
                .forEach(one -> byId.putIfAbsent(one.eventId(), one));
        return byId.values().stream()
                .sorted(Comparator.comparing(Notification::at).reversed())
                .limit(SHOWN)
                .toList();
    }

    void lookAtPending() {
        try {
            Optional<Notification> now =
                    around.read(project, Part.PENDING_FILE)
                            .flatMap(file -> parsed(file, Part.PENDING_FILE, true));
            pending.filter(before -> !isSame(before, now)).ifPresent(this::passed);
            pending = now;
            problems.none(Part.PENDING_FILE);
        } catch (Trouble trouble) {
            problems.with(Part.PENDING_FILE, trouble);
        }
    }

    private static boolean isSame(Notification before, Optional<Notification> now) {
        return now.filter(one -> one.eventId().equals(before.eventId())).isPresent();
    }

    private void passed(Notification one) {
        past.addFirst(inactive(one));
        if (past.size() > SHOWN) past.removeLast();
    }

    private static Notification inactive(Notification one) {
        return new Notification(
                one.eventId(),
                one.timestamp(),
                one.prefix(),
                one.kind(),
                one.severity(),
                false,
                one.message(),
                one.iteration(),
                one.details(),
                one.status(),
                one.source(),
                one.logTail());
    }

    void lookAtKept() {
        List<Notification> all = new ArrayList<>();
        for (String folder : Part.SAID) {
            for (FolderEntry entry : entries(folder)) {
                String path = folder + "/" + entry.name();
                if (entry.kind() == FileKind.FILE) all.addAll(read(path));
            }
        }
        all.sort(Comparator.comparing(Notification::at).reversed());
        kept = all.size() > SHOWN ? all.subList(0, SHOWN) : all;
    }

    private List<FolderEntry> entries(String folder) {
        try {
            return around.disk().list(Around.place(project, folder), 1).entries();
        } catch (Trouble none) {
            return List.of();
        }
    }

    private List<Notification> read(String path) {
        try {
            Optional<Content> file = around.read(project, path);
            problems.none(path);
            if (file.isEmpty()) return List.of();
            if (!path.endsWith(".jsonl")) return parsed(file.get(), path, false).stream().toList();
            return file.get()
                    .text()
                    .content()
                    .lines()
                    .flatMap(line ->
                            Notification.parse(line, file.get().mtime(), path, false).stream())
                    .toList();
        } catch (Trouble trouble) {
            problems.with(path, trouble);
            return List.of();
        }
    }

    private static Optional<Notification> parsed(Content file, String path, boolean active) {
        return Notification.parse(file.text().content(), file.mtime(), path, active);
    }

    /** Those that were not told yet, the oldest first. */
    List<News> fresh() {
        List<News> news = new ArrayList<>();
        boolean first = !listed;
        listed = true;
        Instant before = newest;
        for (Notification one : all().reversed()) {
            if (one.at().isAfter(newest)) newest = one.at();
            if (!told.add(one.eventId())) continue;
            while (told.size() > REMEMBERED) told.removeFirst();
            boolean old = !one.active() && one.at().isBefore(before);
            news.add(
                    News.of(
                                    teller.event("notification", one.fields()),
                                    teller.kept(ROW, String.join(" ", told)),
                                    teller.kept(NEWEST, newest.toString()))
                            .quietIf(first || old));
        }
        if (first && news.isEmpty()) teller.keep(List.of(teller.kept(ROW, "")));
        return news;
    }

    /** Of an event that is to be told. */
    Optional<Notification> of(News news) {
        return all().stream()
                .filter(one -> one.eventId().equals(news.event().data().get("event_id")))
                .findFirst();
    }
}
