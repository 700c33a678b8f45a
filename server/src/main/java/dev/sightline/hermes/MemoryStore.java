package dev.sightline.hermes;

import dev.sightline.disk.Condition;
import dev.sightline.disk.Content;
import dev.sightline.disk.Disk;
import dev.sightline.disk.LockFile;
import dev.sightline.disk.Place;
import dev.sightline.disk.Saved;
import dev.sightline.disk.Trouble;
import dev.sightline.files.Refusals;
import dev.sightline.hermes.home.Home;
import dev.sightline.hermes.home.Marks;
import dev.sightline.hermes.home.MemoryFile;
import dev.sightline.http.Refusal;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Writes what an agent remembers, as the agent itself does: under the lock that both take, the file
 * as a whole, and what it was before is kept. Who writes without the lock is seen by the content:
 * then it is read again.
 */
final class MemoryStore {
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final int TRIES = 5;

    /**
     * @param count of entries
     * @param isOver whether it is more than the agent lets the file have
     */
    record Written(int count, boolean isOver, String etag) {}

    private final Disk disk;
    private final Home home;
    private final Marks marks;
    private final Duration patience;

    MemoryStore(Disk disk, Home home, Marks marks) {
        this(disk, home, marks, PATIENCE);
    }

    MemoryStore(Disk disk, Home home, Marks marks, Duration patience) {
        this.disk = disk;
        this.home = home;
        this.marks = marks;
        this.patience = patience;
    }

    /**
     * @param wanted the etag that the file must have, if any
     * @throws Refusal 404, 409, 412, 503, and what may be wrong with a file
     */
    Written write(MemoryFile file, MemoryEdit edit, Optional<String> wanted) throws Refusal {
        Place place = home.place(file.path());
        try {
            disk.makeDirectory(place.folder());
            try (LockFile _ = lock(file)) {
                Written written = writeLocked(file, place, edit, wanted);
                marks.changed(file.part());
                return written;
            }
        } catch (Trouble trouble) {
            throw Refusals.of(trouble);
        }
    }

    private LockFile lock(MemoryFile file) throws Trouble, Refusal {
        return disk.lock(home.place(file.path() + ".lock"), patience)
                .orElseThrow(() ->
                        new Refusal(
                                503,
                                "busy",
                                "Someone else is writing %s; try again".formatted(file.path())));
    }

    private Written writeLocked(
            MemoryFile file, Place place, MemoryEdit edit, Optional<String> wanted)
            throws Trouble, Refusal {
        for (int tries = 0; tries < TRIES; tries++) {
            Optional<Content> before = read(place);
            Optional<String> etag = before.map(Content::etag);
            if (wanted.isPresent() && !wanted.equals(etag)) throw Refusals.stale(etag);
            List<String> entries =
                    edit.apply(
                            MemoryFile.entries(
                                    before.map(content -> content.text().content()).orElse("")),
                            home.redactor()::redact);
            String text = MemoryFile.text(entries);
            Condition condition =
                    etag.isPresent() ? new Condition.Unchanged(etag.get()) : new Condition.Absent();
            switch (disk.save(place, text, condition)) {
                case Saved.Done done -> {
                    int most = file.limit(home.config());
                    boolean isOver = text.codePointCount(0, text.length()) > most;
                    return new Written(entries.size(), isOver, done.etag());
                }
                case Saved.Stale stale -> {
                    // Someone who takes no lock.
                }
            }
        }
        throw new Refusal(
                503, "busy", "Someone else keeps writing %s; try again".formatted(file.path()));
    }

    private Optional<Content> read(Place place) throws Trouble {
        try {
            return Optional.of(disk.read(place));
        } catch (Trouble trouble) {
            if (trouble.kind() == Trouble.Kind.NOT_FOUND) return Optional.empty();
            throw trouble;
        }
    }
}
