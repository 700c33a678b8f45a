package dev.sightline.hermes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.sightline.hermes.home.Part;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** What was made, for as long as it is good. */
class CacheTest {
    @TempDir Path temp;

    private Pantry pantry;

    @BeforeEach
    void setUp() throws Exception {
        pantry = new Pantry(temp);
    }

    @AfterEach
    void tearDown() {
        pantry.close();
    }

    /** Says how often it was made. */
    private static Made counting(String path, Part... reads) {
        AtomicInteger made = new AtomicInteger();
        return Made.of(path, Set.of(reads), (home, asked) -> List.of(made.incrementAndGet()));
    }

    @Test
    void makesAnAnswerOnce() throws Exception {
        Made memory = counting("memory", Part.MEMORY);

        assertThat(pantry.ask(memory)).isEqualTo("[1]");
        assertThat(pantry.ask(memory)).isEqualTo("[1]");
        assertThat(memory.times()).hasValue(1);
    }

    @Test
    void makesAnotherForOtherArguments() throws Exception {
        Made search = counting("sessions/search", Part.STATE);

        assertThat(
                        List.of(
                                pantry.ask(search, "a"),
                                pantry.ask(search, "b"),
                                pantry.ask(search, "a")))
                .containsExactly("[1]", "[2]", "[1]");
    }

    @Test
    void makesAnewExactlyWhatDependsOnAChange() throws Exception {
        Made memory = counting("memory", Part.MEMORY, Part.CONFIG);
        Made cron = counting("cron", Part.CRON);
        Made dashboard = counting("dashboard", Part.MEMORY, Part.CRON);
        for (Made one : List.of(memory, cron, dashboard)) pantry.ask(one);

        pantry.marks.changed(Part.MEMORY);
        for (Made one : List.of(memory, cron, dashboard)) pantry.ask(one);

        assertThat(memory.times()).hasValue(2);
        assertThat(dashboard.times()).hasValue(2);
        assertThat(cron.times()).hasValue(1);
        assertThat(pantry.tally("cron")).containsEntry("hits", 1L).containsEntry("misses", 1L);
        assertThat(pantry.tally("memory")).containsEntry("hits", 0L).containsEntry("misses", 2L);
    }

    @Test
    void makesAnewWhatIsOlderThanItsLife() throws Exception {
        Made gateway = counting("gateway", Part.GATEWAY).living(Duration.ofSeconds(5));

        pantry.ask(gateway);
        pantry.nanos.addAndGet(TimeUnit.SECONDS.toNanos(5) - 1);
        assertThat(pantry.ask(gateway)).isEqualTo("[1]");
        pantry.nanos.addAndGet(1);

        assertThat(pantry.ask(gateway)).isEqualTo("[2]");
    }

    @Test
    void makesOnceWhatManyAskForAtTheSameTime() throws Exception {
        CountDownLatch go = new CountDownLatch(1);
        Made slow =
                Made.of(
                        "slow",
                        Set.of(Part.STATE),
                        (home, asked) -> {
                            awaitOpen(go);
                            return List.of("made");
                        });
        List<Future<String>> asking = new ArrayList<>();
        try (ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 50; i++) asking.add(clients.submit(() -> pantry.ask(slow)));
            await().until(() -> asked(slow) == 50);
            go.countDown();
            for (Future<String> one : asking) assertThat(one.get()).isEqualTo("[\"made\"]");
        }

        assertThat(slow.times()).hasValue(1);
        assertThat(pantry.tally("slow")).containsEntry("misses", 1L).containsEntry("hits", 49L);
    }

    private long asked(Made collector) {
        Map<String, Object> stats = pantry.cache.stats(List.of(collector));
        return (long) stats.getOrDefault("hits", 0L) + (long) stats.getOrDefault("misses", 0L);
    }

    private static void awaitOpen(CountDownLatch latch) {
        try {
            assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void doesNotTakeForGoodWhatAChangeCameAmidst() throws Exception {
        AtomicInteger made = new AtomicInteger();
        Made memory =
                Made.of(
                        "memory",
                        Set.of(Part.MEMORY),
                        (home, asked) -> {
                            int time = made.incrementAndGet();
                            // What it has read by now is old.
                            if (time == 1) pantry.marks.changed(Part.MEMORY);
                            return List.of(time);
                        });

        assertThat(pantry.ask(memory)).isEqualTo("[1]");
        assertThat(pantry.ask(memory)).isEqualTo("[2]");
        assertThat(pantry.ask(memory)).isEqualTo("[2]");
    }

    @Test
    void doesNotWaitForWhatIsMadeOfOlderFiles() throws Exception {
        CountDownLatch go = new CountDownLatch(1);
        CountDownLatch begun = new CountDownLatch(1);
        AtomicInteger made = new AtomicInteger();
        Made memory =
                Made.of(
                        "memory",
                        Set.of(Part.MEMORY),
                        (home, asked) -> {
                            int time = made.incrementAndGet();
                            begun.countDown();
                            if (time == 1) awaitOpen(go);
                            return List.of(time);
                        });
        Future<String> first = pantry.threads.submit(() -> pantry.ask(memory));
        awaitOpen(begun);

        pantry.marks.changed(Part.MEMORY);
        pantry.nanos.incrementAndGet();

        assertThat(pantry.ask(memory)).isEqualTo("[2]");
        go.countDown();
        assertThat(first.get()).isEqualTo("[1]");
        // The late one does not take the place of the newer one.
        assertThat(pantry.ask(memory)).isEqualTo("[2]");
        assertThat(memory.times()).hasValue(2);
    }

    @Test
    void keepsNothingOfWhatWasUnderWayWhenItWasCleared() throws Exception {
        CountDownLatch go = new CountDownLatch(1);
        CountDownLatch begun = new CountDownLatch(1);
        Made memory =
                Made.of(
                        "memory",
                        Set.of(),
                        (home, asked) -> {
                            begun.countDown();
                            awaitOpen(go);
                            return List.of();
                        });
        Future<String> first = pantry.threads.submit(() -> pantry.ask(memory));
        awaitOpen(begun);

        assertThat(pantry.cache.clear()).isZero();
        go.countDown();
        assertThat(first.get()).isEqualTo("[]");

        pantry.ask(memory);
        assertThat(memory.times()).hasValue(2);
        assertThat(pantry.cache.clear()).isEqualTo(1);
        pantry.ask(memory);
        assertThat(memory.times()).hasValue(3);
    }

    @Test
    void forgetsWhatWasAskedForLongestAgo() throws Exception {
        Made search = counting("search", Part.STATE);
        for (int i = 0; i < 300; i++) pantry.ask(search, "q" + i);

        assertThat(pantry.cache.stats(List.of(search))).containsEntry("total_entries", 256);
        assertThat(pantry.ask(search, "q299")).isEqualTo("[300]");
        assertThat(pantry.ask(search, "q0")).isEqualTo("[301]");
    }

    @Test
    void isBoundedInBytesToo() throws Exception {
        String large = "x".repeat(10 * 1024 * 1024);
        Made big = Made.of("big", Set.of(), (home, asked) -> List.of(large));
        for (int i = 0; i < 8; i++) pantry.ask(big, "q" + i);

        Map<String, Object> stats = pantry.cache.stats(List.of(big));

        assertThat((long) stats.getOrDefault("bytes", 0L)).isLessThan(64L * 1024 * 1024);
        assertThat(stats).containsEntry("total_entries", 6);
    }

    @Test
    void saysWhatItHoldsTheOldestFirst() throws Exception {
        Made cron = counting("cron", Part.CRON);
        Made memory = counting("memory", Part.MEMORY);
        pantry.ask(cron);
        pantry.nanos.addAndGet(TimeUnit.SECONDS.toNanos(2));
        pantry.ask(memory, "x");
        pantry.ask(counting("stale", Part.SOUL));
        pantry.marks.changed(Part.SOUL);

        Map<String, Object> stats = pantry.cache.stats(List.of(cron, memory));

        assertThat(stats.get("entries"))
                .isEqualTo(
                        List.of(
                                Map.of("key", "cron", "age_seconds", 2.0, "bytes", 3),
                                Map.of("key", "memory q=x", "age_seconds", 0.0, "bytes", 3)));
        assertThat(stats).containsEntry("hits", 0L).containsEntry("misses", 3L);
    }
}
