package dev.sightline.ralph;

import dev.sightline.disk.Condition;
import dev.sightline.disk.Content;
import dev.sightline.disk.Disk;
import dev.sightline.disk.Saved;
import dev.sightline.files.Refusals;
import dev.sightline.http.Refusal;
import dev.sightline.project.Project;
import dev.sightline.ralph.format.LoopConfig;

import org.jspecify.annotations.Nullable;

import java.util.Map;
import java.util.Optional;

/** {@code .ralph/config.json} on the disk, read and changed. */
final class ConfigFile {
    /**
     * As it is now.
     *
     * @param etag empty where there is no file, and the defaults hold
     */
    record Now(LoopConfig config, Optional<String> etag) {}

    private static final int TRIES = 3;

    private final OwnFile file;

    ConfigFile(Disk disk, Project project) {
        this.file = new OwnFile(disk, project, Part.CONFIG_FILE);
    }

    /**
     * @throws Refusal 422 where it cannot be understood: what it says might be what starts the loop
     */
    Now read() throws Refusal {
        Optional<Content> content = file.read();
        if (content.isEmpty()) return new Now(LoopConfig.defaults(), Optional.empty());
        try {
            return new Now(
                    LoopConfig.parse(content.get().text().content()),
                    Optional.of(content.get().etag()));
        } catch (LoopConfig.Wrong wrong) {
            throw new Refusal(422, "bad_config", String.valueOf(wrong.getMessage()));
        }
    }

    /**
     * @param changes null removes a key
     * @param wanted the etag that it must have
     * @throws Refusal 400 for changes that it cannot have, 412
     */
    Now change(Map<String, @Nullable Object> changes, Optional<String> wanted) throws Refusal {
        file.makeFolder();
        for (int tries = 0; tries < TRIES; tries++) {
            Now before = read();
            if (wanted.isPresent() && !wanted.equals(before.etag())) {
                throw Refusals.stale(before.etag());
            }
            LoopConfig after = changed(before.config(), changes);
            Condition condition =
                    before.etag()
                            .<Condition>map(Condition.Unchanged::new)
                            .orElse(new Condition.Absent());
            if (file.trySave(after.text(), condition) instanceof Saved.Done done) {
                return new Now(after, Optional.of(done.etag()));
            }
        }
        throw new Refusal(503, "unstable", "Someone else keeps writing config.json; try again");
    }

    private static LoopConfig changed(LoopConfig config, Map<String, @Nullable Object> changes)
            throws Refusal {
        try {
            return config.with(changes);
        } catch (LoopConfig.Wrong wrong) {
            throw new Refusal(400, "bad_config", String.valueOf(wrong.getMessage()));
        }
    }
}
