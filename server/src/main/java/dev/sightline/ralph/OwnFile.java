package dev.sightline.ralph;

import dev.sightline.disk.Condition;
import dev.sightline.disk.Content;
import dev.sightline.disk.Disk;
import dev.sightline.disk.Place;
import dev.sightline.disk.Saved;
import dev.sightline.disk.Trouble;
import dev.sightline.files.Refusals;
import dev.sightline.http.Refusal;
import dev.sightline.project.Project;

import java.util.Optional;

/**
 * A file of a project that the routes read and write.
 *
 * @param relative to the project
 */
record OwnFile(Disk disk, Project project, String relative) {
    /** Empty where there is none. */
    Optional<Content> read() throws Refusal {
        try {
            return Optional.of(disk.read(place()));
        } catch (Trouble trouble) {
            if (trouble.kind() == Trouble.Kind.NOT_FOUND) return Optional.empty();
            throw Refusals.of(trouble);
        }
    }

    /**
     * @throws Refusal 412 where it is another one
     */
    Saved.Done save(String content, Condition condition) throws Refusal {
        return switch (trySave(content, condition)) {
            case Saved.Done done -> done;
            case Saved.Stale(Optional<String> etag) -> throw Refusals.stale(etag);
        };
    }

    Saved trySave(String content, Condition condition) throws Refusal {
        try {
            return disk.save(place(), content, condition);
        } catch (Trouble trouble) {
            throw Refusals.of(trouble);
        }
    }

    /**
     * Empty where there was none.
     *
     * @throws Refusal 412 where it is another one
     */
    Optional<Saved.Done> delete(Condition condition) throws Refusal {
        try {
            return switch (disk.delete(place(), condition)) {
                case Saved.Done done -> Optional.of(done);
                case Saved.Stale(Optional<String> etag) -> throw Refusals.stale(etag);
            };
        } catch (Trouble trouble) {
            if (trouble.kind() == Trouble.Kind.NOT_FOUND) return Optional.empty();
            throw Refusals.of(trouble);
        }
    }

    /** Makes the directory in which it lies. */
    void makeFolder() throws Refusal {
        try {
            disk.makeDirectory(place().folder());
        } catch (Trouble trouble) {
            throw Refusals.of(trouble);
        }
    }

    Place place() throws Trouble {
        return disk.locateFile(project.path().resolve(relative).toString());
    }
}
