package dev.sightline.hermes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.sightline.disk.Attic;
import dev.sightline.disk.Disk;
import dev.sightline.disk.Place;
import dev.sightline.disk.Root;
import dev.sightline.disk.Roots;
import dev.sightline.disk.Rules;
import dev.sightline.hermes.home.Arguments;
import dev.sightline.hermes.home.Home;
import dev.sightline.hermes.home.Marks;
import dev.sightline.hermes.home.Part;
import dev.sightline.hermes.home.Unreadable;
import dev.sightline.http.Refusal;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** What was made, for as long as it is good. */
class CacheTest {
    @TempDir Path temp;

    private final Told told = new Told();
    private final Marks marks = new Marks();
    private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 1_000);
    private final ExecutorService threads = Executors.newFixedThreadPool(4);
    private Disk disk;
    private Path folder;
    private Home home;
    private Cache cache;

    @BeforeEach
    void setUp() throws Exception {
        folder = Files.createDirectory(temp.toRealPath().resolve("agent"));
        Root root = new Root(folder, folder, Root.Kind.TREE, Optional.empty());
        disk =
                new Disk(
                        new Roots(List.of(root)),
                        Rules.ofReader(root),
                        new Attic(temp.resolve("attic"), 1024));
        home = new Home(disk, new Place(root, Path.of("")), marks, Clock.systemUTC());
        cache = new Cache(home, marks, new Problems(told), threads, nanos::get);
    }

    @AfterEach
    void tearDown() {
        threads.shutdownNow();
        disk.close();
    }

    private String ask(Made collector) throws Refusal {
        return text(cache.of(collector, Arguments.NONE));
    }

    private String ask(Made collector, String q) throws Refusal {
        return text(cache.of(collector, new Arguments(Map.of("q", q), List.of())));
    }

    private static String text(Cache.Answer answer) {
        return new String(answer.json(), StandardCharsets.UTF_8);
    }

    /** Says how often it was made. */
    private static Made counting(String path, Part... reads) {
        AtomicInteger made = new AtomicInteger();
        return Made.of(path, Set.of(reads), (home, asked) -> List.of(made.incrementAndGet()));
    }

    @Test
    void makesAnAnswerOnce() throws Exception {
        Made memory = counting("memory", Part.MEMORY);

        assertThat(ask(memory)).isEqualTo("[1]");
        assertThat(ask(memory)).isEqualTo("[1]");
        assertThat(memory.times()).hasValue(1);
    }

    @Test
    void makesAnotherForOtherArguments() throws Exception {
        Made search = counting("sessions/search", Part.STATE);

        assertThat(List.of(ask(search, "a"), ask(search, "b"), ask(search, "a")))
                .containsExactly("[1]", "[2]", "[1]");
    }

    @Test
    void makesAnewExactlyWhatDependsOnAChange() throws Exception {
        Made memory = counting("memory", Part.MEMORY, Part.CONFIG);
        Made cron = counting("cron", Part.CRON);
        Made dashboard = counting("dashboard", Part.MEMORY, Part.CRON);
        for (Made one : List.of(memory, cron, dashboard)) ask(one);

        marks.changed(Part.MEMORY);
        for (Made one : List.of(memory, cron, dashboard)) ask(one);

        assertThat(memory.times()).hasValue(2);
        assertThat(dashboard.times()).hasValue(2);
        assertThat(cron.times()).hasValue(1);
        assertThat(tally("cron")).containsEntry("hits", 1L).containsEntry("misses", 1L);
        assertThat(tally("memory")).containsEntry("hits", 0L).containsEntry("misses", 2L);
    }

    private Map<String, Object> tally(String path) {
        Map<String, Object> tally = new TreeMap<>();
        Object all = cache.stats(List.of()).get("collectors");
        if (all instanceof Map<?, ?> each && each.get(path) instanceof Map<?, ?> one) {
            one.forEach((name, count) -> tally.put(String.valueOf(name), count));
        }
        return tally;
    }

    @Test
    void makesAnewWhatIsOlderThanItsLife() throws Exception {
        Made gateway = counting("gateway", Part.GATEWAY).living(Duration.ofSeconds(5));

        ask(gateway);
        nanos.addAndGet(TimeUnit.SECONDS.toNanos(5) - 1);
        assertThat(ask(gateway)).isEqualTo("[1]");
        nanos.addAndGet(1);

        assertThat(ask(gateway)).isEqualTo("[2]");
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
            for (int i = 0; i < 50; i++) asking.add(clients.submit(() -> ask(slow)));
            await().until(() -> asked(slow) == 50);
            go.countDown();
            for (Future<String> one : asking) assertThat(one.get()).isEqualTo("[\"made\"]");
        }

        assertThat(slow.times()).hasValue(1);
        assertThat(tally("slow")).containsEntry("misses", 1L).containsEntry("hits", 49L);
    }

    private long asked(Made collector) {
        Map<String, Object> stats = cache.stats(List.of(collector));
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
                            if (time == 1) marks.changed(Part.MEMORY);
                            return List.of(time);
                        });

        assertThat(ask(memory)).isEqualTo("[1]");
        assertThat(ask(memory)).isEqualTo("[2]");
        assertThat(ask(memory)).isEqualTo("[2]");
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
        Future<String> first = threads.submit(() -> ask(memory));
        awaitOpen(begun);

        marks.changed(Part.MEMORY);
        nanos.incrementAndGet();

        assertThat(ask(memory)).isEqualTo("[2]");
        go.countDown();
        assertThat(first.get()).isEqualTo("[1]");
        // The late one does not take the place of the newer one.
        assertThat(ask(memory)).isEqualTo("[2]");
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
        Future<String> first = threads.submit(() -> ask(memory));
        awaitOpen(begun);

        assertThat(cache.clear()).isZero();
        go.countDown();
        assertThat(first.get()).isEqualTo("[]");

        ask(memory);
        assertThat(memory.times()).hasValue(2);
        assertThat(cache.clear()).isEqualTo(1);
        ask(memory);
        assertThat(memory.times()).hasValue(3);
    }

    /** Fails for as long as it is told to. */
    private Made failing(AtomicBoolean isBroken) {
        return Made.of(
                "cron",
                Set.of(Part.CRON),
                (home, asked) -> {
                    if (isBroken.get()) {
                        throw new Unreadable("cron/jobs.json", "bad_json", "no JSON at line 3");
                    }
                    return Map.of("jobs", 1);
                });
    }

    @Test
    void answersWithTheLastGoodOneWhileAFileIsBrokenAndTellsThatOnce() throws Exception {
        AtomicBoolean isBroken = new AtomicBoolean();
        Made cron = failing(isBroken);
        assertThat(cache.of(cron, Arguments.NONE).problem()).isEmpty();

        isBroken.set(true);
        marks.changed(Part.CRON);
        for (int i = 0; i < 3; i++) {
            Cache.Answer answer = cache.of(cron, Arguments.NONE);
            assertThat(text(answer)).isEqualTo("{\"jobs\":1}");
            assertThat(answer.problem().map(Unreadable::code)).contains("bad_json");
        }

        assertThat(told.all("problem")).hasSize(1);
        assertThat(told.all("problem").getFirst().get("path")).isEqualTo("cron/jobs.json");
        assertThat(tally("cron")).containsEntry("failures", 3L);
    }

    @Test
    void tellsAProblemAgainWhenItComesBack() throws Exception {
        AtomicBoolean isBroken = new AtomicBoolean();
        Made cron = failing(isBroken);
        for (boolean broken : new boolean[] {false, true, false, true}) {
            isBroken.set(broken);
            marks.changed(Part.CRON);
            assertThat(cache.of(cron, Arguments.NONE).problem().isPresent()).isEqualTo(broken);
        }

        assertThat(told.all("problem")).hasSize(2);
    }

    @Test
    void refusesWhereNothingGoodWasEverMade() {
        Made cron = failing(new AtomicBoolean(true));

        assertThatThrownBy(() -> ask(cron))
                .isInstanceOfSatisfying(
                        Refusal.class,
                        refusal -> {
                            assertThat(refusal.status()).isEqualTo(503);
                            assertThat(refusal.code()).isEqualTo("bad_json");
                        });
    }

    @Test
    void passesOnARefusal() {
        Made messages =
                Made.of(
                        "messages",
                        Set.of(),
                        (home, asked) -> {
                            throw new Refusal(404, "not_found", "Session not found");
                        });

        assertThatThrownBy(() -> ask(messages)).isInstanceOf(Refusal.class);
        assertThat(told.events).isEmpty();
    }

    @Test
    void letsNobodyWaitForACollectorThatFellOver() {
        for (Throwable bug :
                List.of(
                        new IllegalStateException("bug canary4f9d17e2"),
                        new StackOverflowError(),
                        new AssertionError())) {
            Made buggy =
                    Made.of(
                            "buggy",
                            Set.of(),
                            (home, asked) -> {
                                if (bug instanceof RuntimeException e) throw e;
                                throw (Error) bug;
                            });
            assertThatThrownBy(() -> ask(buggy))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("buggy");
        }
    }

    @Test
    void takesSecretsOutOfAnswersProblemsAndBugs() throws Exception {
        Files.writeString(folder.resolve(".env"), "A_KEY=canary4f9d17e2\n");
        home.learnSecrets();
        Made memory =
                Made.of("memory", Set.of(), (home, asked) -> Map.of("text", "canary4f9d17e2"));
        Made broken =
                Made.of(
                        "broken",
                        Set.of(),
                        (home, asked) -> {
                            throw new Unreadable("x", "bad_yaml", "near canary4f9d17e2");
                        });
        Made buggy =
                Made.of(
                        "buggy",
                        Set.of(),
                        (home, asked) -> {
                            throw new NumberFormatException("canary4f9d17e2");
                        });

        assertThat(ask(memory)).isEqualTo("{\"text\":\"[redacted]\"}");
        assertThatThrownBy(() -> ask(broken)).hasMessageNotContaining("canary");
        assertThatThrownBy(() -> ask(buggy))
                .hasStackTraceContaining("buggy")
                .satisfies(e -> assertThat(stack(e)).doesNotContain("canary"));
        assertThat(told.all("problem").toString()).doesNotContain("canary");
    }

    private static String stack(Throwable thrown) {
        StringWriter text = new StringWriter();
        thrown.printStackTrace(new PrintWriter(text));
        return text.toString();
    }

    @Test
    void takesOutWhatWasLearnedToBeSecretWhileItWasMade() throws Exception {
        Made memory =
                Made.of(
                        "memory",
                        Set.of(),
                        (home, asked) -> {
                            write(".env", "A_KEY=canary4f9d17e2\n");
                            home.learnSecrets();
                            return List.of("canary4f9d17e2");
                        });

        assertThat(ask(memory)).isEqualTo("[\"[redacted]\"]");
    }

    private void write(String name, String text) {
        try {
            Files.writeString(folder.resolve(name), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void forgetsWhatWasAskedForLongestAgo() throws Exception {
        Made search = counting("search", Part.STATE);
        for (int i = 0; i < 300; i++) ask(search, "q" + i);

        assertThat(cache.stats(List.of(search))).containsEntry("total_entries", 256);
        assertThat(ask(search, "q299")).isEqualTo("[300]");
        assertThat(ask(search, "q0")).isEqualTo("[301]");
    }

    @Test
    void isBoundedInBytesToo() throws Exception {
        String large = "x".repeat(10 * 1024 * 1024);
        Made big = Made.of("big", Set.of(), (home, asked) -> List.of(large));
        for (int i = 0; i < 8; i++) ask(big, "q" + i);

        Map<String, Object> stats = cache.stats(List.of(big));

        assertThat((long) stats.getOrDefault("bytes", 0L)).isLessThan(64L * 1024 * 1024);
        assertThat(stats).containsEntry("total_entries", 6);
    }

    @Test
    void saysWhatItHoldsTheOldestFirst() throws Exception {
        Made cron = counting("cron", Part.CRON);
        Made memory = counting("memory", Part.MEMORY);
        ask(cron);
        nanos.addAndGet(TimeUnit.SECONDS.toNanos(2));
        ask(memory, "x");
        ask(counting("stale", Part.SOUL));
        marks.changed(Part.SOUL);

        Map<String, Object> stats = cache.stats(List.of(cron, memory));

        assertThat(stats.get("entries"))
                .isEqualTo(
                        List.of(
                                Map.of("key", "cron", "age_seconds", 2.0, "bytes", 3),
                                Map.of("key", "memory q=x", "age_seconds", 0.0, "bytes", 3)));
        assertThat(stats).containsEntry("hits", 0L).containsEntry("misses", 3L);
    }
}
