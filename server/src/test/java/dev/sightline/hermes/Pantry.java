package dev.sightline.hermes;

import dev.sightline.disk.Attic;
import dev.sightline.disk.Disk;
import dev.sightline.disk.Place;
import dev.sightline.disk.Root;
import dev.sightline.disk.Roots;
import dev.sightline.disk.Rules;
import dev.sightline.hermes.home.Arguments;
import dev.sightline.hermes.home.Home;
import dev.sightline.hermes.home.Marks;
import dev.sightline.http.Refusal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;

/** A cache with a home that nobody watches, on a clock of the test's. */
final class Pantry implements AutoCloseable {
    final Told told = new Told();
    final Marks marks = new Marks();

    /** Near where {@link System#nanoTime} turns over. */
    final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 1_000);

    final ExecutorService threads = Executors.newFixedThreadPool(4);
    final Home home;
    final Cache cache;
    private final Path folder;
    private final Disk disk;

    Pantry(Path temp) throws IOException {
        folder = Files.createDirectory(temp.toRealPath().resolve("agent"));
        Root root = new Root(folder, folder, Root.Kind.TREE, Optional.empty());
        Attic attic = new Attic(temp.resolve("attic"), 1024);
        disk = new Disk(new Roots(List.of(root)), Rules.ofReader(root), attic);
        home = new Home(disk, new Place(root, Path.of("")), marks, Clock.systemUTC());
        cache = new Cache(home, marks, new Problems(told), threads, nanos::get);
    }

    String ask(Made collector) throws Refusal {
        return text(cache.of(collector, Arguments.NONE));
    }

    String ask(Made collector, String q) throws Refusal {
        return text(cache.of(collector, new Arguments(Map.of("q", q), List.of())));
    }

    static String text(Cache.Answer answer) {
        return new String(answer.json(), StandardCharsets.UTF_8);
    }

    Map<String, Object> tally(String path) {
        Map<String, Object> tally = new TreeMap<>();
        Object all = cache.stats(List.of()).get("collectors");
        if (all instanceof Map<?, ?> each && each.get(path) instanceof Map<?, ?> one) {
            one.forEach((name, count) -> tally.put(String.valueOf(name), count));
        }
        return tally;
    }

    void write(String name, String text) throws IOException {
        Files.writeString(folder.resolve(name), text);
    }

    @Override
    public void close() {
        threads.shutdownNow();
        disk.close();
    }
}
