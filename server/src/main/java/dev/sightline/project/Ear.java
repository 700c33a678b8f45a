package dev.sightline.project;

import dev.sightline.project.Inbox.News;
import dev.sightline.watch.Change;

import org.jspecify.annotations.Nullable;

import java.util.Set;
import java.util.function.Consumer;

/**
 * Hears one watch for a lane, on the watcher's thread. What is there at the start it gathers itself
 * and hands over as one list, however many files that are; what happens then it passes on.
 */
final class Ear implements Consumer<Change> {
    private final Inbox inbox;
    private final Set<String> known;
    private final int most;
    private @Nullable FileModel found;
    private boolean truncated;

    /**
     * @param found empty, to be filled
     * @param known paths that were told before, which come first where there are too many; nobody
     *     changes them until the list is handed over
     * @param most files that a project may have
     */
    Ear(Inbox inbox, FileModel found, Set<String> known, int most) {
        this.inbox = inbox;
        this.found = found;
        this.known = known;
        this.most = most;
    }

    @Override
    public void accept(Change change) {
        @Nullable FileModel gathering = found;
        if (gathering == null) {
            inbox.offer(new News.Changed(change, seen(change)));
            return;
        }
        switch (change) {
            case Change.RescanBegins _ -> {}
            case Change.RescanEnds _ -> {
                found = null;
                inbox.offer(new News.Listed(gathering.byPath(), truncated));
            }
            case Change.RootGone _, Change.RootBack _ ->
                    inbox.offer(new News.Changed(change, System.nanoTime()));
            case Change.Created _, Change.Modified _, Change.Moved _, Change.Deleted _ ->
                    gathering.meaning(change).forEach(meant -> gather(gathering, meant));
        }
    }

    private void gather(FileModel gathering, FileChange meant) {
        boolean more = meant instanceof FileChange.Created && !known.contains(meant.path());
        if (more && gathering.byPath().size() >= most) {
            truncated = true;
        } else {
            gathering.apply(meant);
        }
    }

    /** When the watcher first saw it. */
    private static long seen(Change change) {
        long micros =
                switch (change) {
                    case Change.Created created -> created.settledMicros();
                    case Change.Modified modified -> modified.settledMicros();
                    case Change.Moved moved -> moved.settledMicros();
                    case Change.Deleted deleted -> deleted.settledMicros();
                    case Change.RescanBegins _, Change.RescanEnds _ -> 0;
                    case Change.RootGone _, Change.RootBack _ -> 0;
                };
        return System.nanoTime() - micros * 1_000;
    }
}
