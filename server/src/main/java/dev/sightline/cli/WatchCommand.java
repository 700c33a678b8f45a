package dev.sightline.cli;

import dev.sightline.json.Json;
import dev.sightline.watch.Change;
import dev.sightline.watch.Ignore;
import dev.sightline.watch.Stamp;
import dev.sightline.watch.Watch;
import dev.sightline.watch.WatchRequest;
import dev.sightline.watch.Watcher;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** {@code sightline watch PATH}: prints settled changes, one a line, until interrupted. */
@Command(
        name = "sightline watch",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = "Print settled changes, one a line, until interrupted.")
public final class WatchCommand implements Callable<Integer> {
    /** When the reader of our output is slower than the disk, the watcher waits for it. */
    private static final int WAITING = 65_536;

    private static final long PATIENCE_MILLIS = 100;

    private final PrintStream out;

    /** Set when nobody prints any more, so that the watcher's thread waits for nobody. */
    private volatile boolean ended;

    @Spec private @Nullable CommandSpec spec;

    @Parameters(paramLabel = "PATH", description = "A file, or a directory with all beneath it.")
    private @Nullable Path path;

    @Option(names = "--json", description = "One JSON object a line.")
    private boolean json;

    public WatchCommand(PrintStream out) {
        this.out = out;
    }

    @Override
    public Integer call() throws Exception {
        Path target =
                Objects.requireNonNull(path, "picocli fills it in").toAbsolutePath().normalize();
        if (!Files.exists(target)) {
            throw new ParameterException(
                    Objects.requireNonNull(spec, "picocli fills it in").commandLine(),
                    "no such file or directory: " + target);
        }
        boolean file = !Files.isDirectory(target);
        Predicate<Change> wanted = file ? change -> concerns(target, change) : change -> true;
        BlockingQueue<Change> changes = new ArrayBlockingQueue<>(WAITING);
        try (Watcher watcher = Watcher.open()) {
            WatchRequest request =
                    file
                            ? watcher.watch(Objects.requireNonNull(target.getParent()))
                            : watcher.watch(target).recursively().ignoring(Ignore.defaults());
            try (Watch watch =
                    request.deliver(change -> {
                        if (wanted.test(change)) put(changes, change);
                    })) {
                System.err.println("Watching " + watch.path());
                print(changes);
            }
        }
        // Whoever read our output has gone.
        return 0;
    }

    private void print(BlockingQueue<Change> changes) throws InterruptedException {
        try {
            while (!out.checkError()) {
                out.println(json ? jsonLine(changes.take()) : textLine(changes.take()));
            }
        } finally {
            // Before the watch is closed, which waits for the delivery under way.
            ended = true;
        }
    }

    private void put(BlockingQueue<Change> changes, Change change) {
        try {
            while (!ended && !changes.offer(change, PATIENCE_MILLIS, TimeUnit.MILLISECONDS)) {
                // Whoever reads our output is slower than the disk.
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static boolean concerns(Path file, Change change) {
        return switch (change) {
            case Change.Moved moved -> moved.from().equals(file) || moved.path().equals(file);
            case Change.RescanBegins begins -> true;
            case Change.RescanEnds ends -> true;
            case Change.RootGone gone -> true;
            case Change.RootBack back -> true;
            default -> change.path().equals(file);
        };
    }

    private static String textLine(Change change) {
        String line = kind(change) + " " + Logs.escaped(change.path().toString());
        return change instanceof Change.Moved moved
                ? line + " from " + Logs.escaped(moved.from().toString())
                : line;
    }

    private static String jsonLine(Change change) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("kind", kind(change));
        fields.put("path", change.path().toString());
        fields.put("from", change instanceof Change.Moved moved ? moved.from().toString() : null);
        @Nullable Stamp stamp =
                switch (change) {
                    case Change.Created created -> created.stamp();
                    case Change.Modified modified -> modified.stamp();
                    case Change.Moved moved -> moved.stamp();
                    default -> null;
                };
        fields.put("size", stamp == null ? null : stamp.size());
        fields.put("mtime_ns", stamp == null ? null : stamp.mtimeNanos());
        fields.put("settled_us", settledMicros(change));
        return new String(Json.bytes(fields), StandardCharsets.UTF_8);
    }

    private static @Nullable Long settledMicros(Change change) {
        return switch (change) {
            case Change.Created created -> created.settledMicros();
            case Change.Modified modified -> modified.settledMicros();
            case Change.Moved moved -> moved.settledMicros();
            case Change.Deleted deleted -> deleted.settledMicros();
            default -> null;
        };
    }

    private static String kind(Change change) {
        return switch (change) {
            case Change.Created created -> "created";
            case Change.Modified modified -> "modified";
            case Change.Moved moved -> "moved";
            case Change.Deleted deleted -> "deleted";
            case Change.RescanBegins begins -> "rescan_begins";
            case Change.RescanEnds ends -> "rescan_ends";
            case Change.RootGone gone -> "root_gone";
            case Change.RootBack back -> "root_back";
        };
    }
}
