package dev.sightline.ralph;

import dev.sightline.journal.Kept;
import dev.sightline.journal.Sequence;
import dev.sightline.process.Family;
import dev.sightline.process.Identity;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The processes that this node has started, one a project, kept over a restart. They alone are ever
 * signalled, whatever a pid file says.
 */
public final class Owned {
    private static final String SPACE = "ralph-owned";
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Sequence sequence;

    /** By the id of the project. */
    private final Map<String, Family> families = new ConcurrentHashMap<>();

    public Owned(Sequence sequence) {
        this.sequence = sequence;
        sequence.kept(SPACE)
                .forEach((project, text) ->
                        parse(text).ifPresent(family -> families.put(project, family)));
    }

    /** The last one that was started for this project, whether it still runs or not. */
    Optional<Identity> of(String project) {
        return family(project).map(Family::leader);
    }

    /** The same with all that it has started itself. */
    Optional<Family> family(String project) {
        return Optional.ofNullable(families.get(project));
    }

    /**
     * Safe on the disk when it returns, but where the disk takes nothing for a while: what runs
     * must be known at once and can be stopped all the same, the more so where it fills the disk.
     */
    void keep(String project, Family family) {
        families.put(project, family);
        String text = family.leader().text() + " " + family.mark();
        Thread keeping =
                Thread.startVirtualThread(() -> {
                    sequence.keep(List.of(new Kept(SPACE, project, text)));
                    // Reading waits for what was said before.
                    sequence.kept(SPACE);
                });
        try {
            var _ = keeping.join(PATIENCE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static Optional<Family> parse(String text) {
        int mark = text.lastIndexOf(' ');
        if (mark < 0) return Optional.empty();
        return Identity.parse(text.substring(0, mark))
                .map(leader -> new Family(leader, text.substring(mark + 1)));
    }
}
