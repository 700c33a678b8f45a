package dev.sightline.node;

import dev.sightline.disk.Root;
import dev.sightline.watch.Watch;
import dev.sightline.watch.Watcher;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** One watch of the directory of each root that is no project, for the page to show. */
public final class RootWatches implements AutoCloseable, Part {
    private final Map<Root, Watch> watches = new LinkedHashMap<>();

    public RootWatches(Watcher watcher, Iterable<Root> roots) throws IOException {
        for (Root root : roots) {
            watches.put(root, watcher.watch(root.path()).deliver(change -> {}));
        }
    }

    /** {@code live}, {@code polling} or {@code gone}. */
    public String mode(Root root) {
        @Nullable Watch watch = watches.get(root);
        return watch == null ? "gone" : watch.mode().name().toLowerCase(Locale.ROOT);
    }

    /** How each root is watched, by its path. */
    public Map<String, String> modes() {
        Map<String, String> modes = new LinkedHashMap<>();
        watches.keySet().forEach(root -> modes.put(root.label(), mode(root)));
        return modes;
    }

    @Override
    public List<Report> reports() {
        List<Report> reports = new ArrayList<>();
        watches.forEach((root, watch) -> {
            switch (watch.mode()) {
                case LIVE -> {}
                case POLLING ->
                        reports.add(
                                new Note(
                                        "watch",
                                        root.path()
                                                + " is compared with the disk every 2 s; `sightline"
                                                + " doctor` says why"));
                case GONE ->
                        reports.add(
                                new Problem(
                                        "watch",
                                        root.path() + " is gone; it goes on when it is back"));
                case CLOSED ->
                        reports.add(new Problem("watch", root.path() + " is watched no more"));
            }
        });
        return reports;
    }

    @Override
    public void close() {
        watches.values().forEach(Watch::close);
    }
}
