package dev.sightline.node;

import dev.sightline.disk.Root;
import dev.sightline.watch.Watch;
import dev.sightline.watch.Watcher;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** One watch of the directory of each root that is no project, for the page to show. */
public final class RootWatches implements AutoCloseable {
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

    @Override
    public void close() {
        watches.values().forEach(Watch::close);
    }
}
