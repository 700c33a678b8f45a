package dev.sightline.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sightline.TestNode;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Reads and saves of two files while their names, and that of their folder, are swapped against
 * links to the secret: whoever checks a path and then opens it loses this race.
 */
final class LinkRace {
    /** So many requests were answered, each by a file inside or by a refusal. */
    record Tally(long reads, long saves) {}

    private static final String INSIDE = "inside";
    private static final int READERS = 3;

    /** All that may be answered to a path under which things change. */
    private static final Set<Integer> EXPECTED = Set.of(200, 403, 404, 503);

    private final Premises premises;
    private final TestNode node;
    private final Map<Integer, AtomicInteger> reads = new ConcurrentHashMap<>();
    private final Map<Integer, AtomicInteger> saves = new ConcurrentHashMap<>();
    private long deadline;
    private final AtomicInteger next = new AtomicInteger();

    LinkRace(Premises premises, TestNode node) {
        this.premises = premises;
        this.node = node;
    }

    /**
     * @param atMost time; slow machines do less of it
     * @return what was answered
     */
    Tally run(int readCount, int saveCount, Duration atMost) throws Exception {
        deadline = System.nanoTime() + atMost.toNanos();
        premises.write("file.py", INSIDE);
        premises.write("folder/secret.py", INSIDE);
        try (Swapper files =
                        new Swapper(
                                premises.data,
                                "file.py",
                                "link",
                                Path.of("../data-secret/secret.py"));
                Swapper folders =
                        new Swapper(premises.data, "folder", "link-folder", premises.outside)) {
            race(readCount, saveCount);
            assertThat(files.swaps()).isGreaterThan(sum(reads));
            assertThat(folders.swaps()).isGreaterThan(sum(reads));
        }
        premises.assertOutsideUntouched();
        assertThat(reads.keySet()).isSubsetOf(EXPECTED);
        assertThat(saves.keySet()).isSubsetOf(EXPECTED);
        // Both ends of the race were seen, else there was none.
        assertThat(reads).containsKeys(200, 403);
        assertThat(saves).containsKeys(200, 403);
        return new Tally(sum(reads), sum(saves));
    }

    private static long sum(Map<Integer, AtomicInteger> counts) {
        return counts.values().stream().mapToLong(AtomicInteger::get).sum();
    }

    private void race(int readCount, int saveCount) throws Exception {
        List<Callable<Void>> work = new ArrayList<>();
        for (int i = 0; i < READERS; i++) work.add(() -> read(readCount / READERS));
        work.add(() -> save(saveCount));
        try (ExecutorService threads = Executors.newFixedThreadPool(work.size())) {
            for (Future<Void> one : threads.invokeAll(work)) one.get();
        }
    }

    private Void read(int count) throws Exception {
        List<String> targets =
                List.of(
                        "/api/read-file?path=" + path("file.py"),
                        "/api/read-file?path=" + path("folder/secret.py"),
                        "/api/list-files?path=" + path("folder"));
        for (int i = 0; i < count && System.nanoTime() < deadline; i++) {
            HttpResponse<String> answer = node.get(targets.get(i % targets.size()));
            assertThat(answer.body()).doesNotContain(Premises.CANARY);
            counted(reads, answer.statusCode());
        }
        return null;
    }

    private Void save(int count) throws Exception {
        for (int i = 0; i < count && System.nanoTime() < deadline; i++) {
            String name =
                    switch (i % 3) {
                        case 0 -> "file.py";
                        case 1 -> "folder/secret.py";
                        default -> "folder/new" + next.getAndIncrement() % 16 + ".py";
                    };
            String body = Wire.saveBody(premises.data.resolve(name).toString(), INSIDE + " " + i);
            counted(saves, node.post("/api/save-file", body).statusCode());
        }
        return null;
    }

    private static void counted(Map<Integer, AtomicInteger> counts, int status) {
        counts.computeIfAbsent(status, key -> new AtomicInteger()).incrementAndGet();
    }

    private String path(String name) {
        return TestNode.encoded(premises.data.resolve(name));
    }
}
