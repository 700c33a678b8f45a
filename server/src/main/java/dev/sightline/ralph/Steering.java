package dev.sightline.ralph;

import dev.sightline.disk.Disk;
import dev.sightline.git.Git;
import dev.sightline.journal.Sequence;
import dev.sightline.project.Programs;
import dev.sightline.project.Trusted;

import java.util.Optional;

/** What the routes that change something, or start another program, need. */
public final class Steering {
    private static final String TRUSTED = "ralph-trusted";

    private final Disk disk;
    private final Owned owned;
    private final Control control;
    private final Git git;

    /**
     * @param path of the environment, where programs are looked for
     */
    public Steering(Disk disk, Owned owned, Sequence sequence, Optional<String> path) {
        this.disk = disk;
        this.owned = owned;
        this.control =
                new Control(
                        disk,
                        owned,
                        new Commands(new Programs(disk, path)),
                        new Trusted(sequence, TRUSTED));
        this.git = new Git(path);
    }

    Disk disk() {
        return disk;
    }

    Owned owned() {
        return owned;
    }

    Control control() {
        return control;
    }

    Git git() {
        return git;
    }
}
