package dev.sightline.hermes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.sightline.hermes.home.Arguments;
import dev.sightline.hermes.home.Collector;
import dev.sightline.hermes.home.Gatherer;
import dev.sightline.hermes.home.Home;
import dev.sightline.hermes.home.Part;
import dev.sightline.hermes.home.Unreadable;
import dev.sightline.http.Refusal;

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
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/** Answers that are put together from others, of which only those that changed are made anew. */
class CacheGatheringTest {
    @TempDir Path temp;

    private Pantry pantry;

    private final Made memory =
            Made.of("memory", Set.of(Part.MEMORY), (home, asked) -> Map.of("says", "memory"));
    private final Made cron =
            Made.of("cron", Set.of(Part.CRON), (home, asked) -> List.of(1, 2.5, "three"));
    private final Gatherer both = new Both("both", List.of(memory, cron));

    @BeforeEach
    void setUp() throws Exception {
        pantry = new Pantry(temp);
    }

    @AfterEach
    void tearDown() {
        pantry.close();
    }

    private record Both(String path, List<Collector> parts) implements Gatherer {
        @Override
        public Set<Part> reads() {
            return Set.of(Part.MEMORY, Part.CRON);
        }

        @Override
        public Duration life() {
            return FOREVER;
        }

        @Override
        public Object gather(Home home, Others others) {
            List<Object> all = new ArrayList<>();
            for (Collector part : parts) {
                try {
                    Said said = others.of(part);
                    all.add(
                            List.of(
                                    String.valueOf(said.value()),
                                    said.problem().map(Unreadable::detail).orElse("good")));
                } catch (Refusal refusal) {
                    throw new AssertionError(refusal);
                }
            }
            return all;
        }
    }

    private String ask(Gatherer gatherer) throws Refusal {
        return Pantry.text(pantry.cache.of(gatherer, Arguments.NONE));
    }

    @Test
    void makesOnlyThePartsAnewThatHangOnTheChange() throws Exception {
        assertThat(ask(both))
                .isEqualTo("[[\"{says=memory}\",\"good\"],[\"[1, 2.5, three]\",\"good\"]]");
        pantry.marks.changed(Part.CRON);
        ask(both);
        pantry.ask(memory);

        assertThat(memory.times()).hasValue(1);
        assertThat(cron.times()).hasValue(2);
        assertThat(pantry.tally("memory")).containsEntry("hits", 2L).containsEntry("misses", 1L);
    }

    @Test
    void goesOnWithWhatWasLastGoodOfAPartThatCannotBeRead() throws Exception {
        AtomicBoolean broken = new AtomicBoolean(true);
        Made frail =
                Made.of(
                        "frail",
                        Set.of(Part.MEMORY),
                        (home, asked) -> {
                            if (broken.get()) throw new Unreadable("x", "bad_json", "x is no JSON");
                            return List.of("once");
                        });
        Both gathered = new Both("gathered", List.of(frail, cron));

        assertThat(ask(gathered))
                .isEqualTo("[[\"null\",\"x is no JSON\"],[\"[1, 2.5, three]\",\"good\"]]");
        broken.set(false);
        pantry.marks.changed(Part.MEMORY);
        assertThat(ask(gathered)).startsWith("[[\"[once]\",\"good\"]");
        broken.set(true);
        pantry.marks.changed(Part.MEMORY);
        assertThat(ask(gathered)).startsWith("[[\"[once]\",\"x is no JSON\"]");

        // Not every reason to be unreadable is a change of a file.
        broken.set(false);
        assertThat(ask(gathered)).startsWith("[[\"[once]\",\"good\"]");
    }

    @Test
    void letsNobodyWaitForWhatIsNotMadeAtTheEnd() throws Exception {
        CountDownLatch all = new CountDownLatch(4);
        CountDownLatch never = new CountDownLatch(1);
        // Nobody waits for these where one of them waits for ever.
        ExecutorService clients =
                Executors.newFixedThreadPool(5, Thread.ofPlatform().daemon().factory());
        for (int i = 0; i < 4; i++) {
            Made slow =
                    Made.of(
                            "slow" + i,
                            Set.of(Part.MEMORY),
                            (home, asked) -> {
                                all.countDown();
                                try {
                                    never.await();
                                } catch (InterruptedException end) {
                                    Thread.currentThread().interrupt();
                                }
                                return Map.of();
                            });
            var _ = clients.submit(() -> pantry.ask(slow));
        }
        all.await();
        // Every thread is taken: this one waits for its turn, which does not come.
        Future<String> waits = clients.submit(() -> pantry.ask(cron));
        await().until(() -> !pantry.tally("cron").isEmpty());

        pantry.threads.shutdownNow();
        pantry.cache.end();

        assertThatThrownBy(() -> waits.get(30, TimeUnit.SECONDS))
                .isInstanceOf(ExecutionException.class)
                .hasMessageContaining("the node ends");
        clients.shutdown();
    }

    @Test
    void hasPartsWithNamesAsLongAndListsAsDeepAsTheyAre() throws Exception {
        Object deep = "x".repeat(2_000);
        for (int i = 0; i < 200; i++) deep = List.of(deep);
        Object value = Map.of("n".repeat(2_000), deep);
        Made odd = Made.of("odd", Set.of(Part.MEMORY), (home, asked) -> value);

        assertThat(ask(new Both("gathered", List.of(odd)))).contains("n".repeat(2_000));
    }

    @Test
    void waitsForNoThreadHoweverManyAreGathering() throws Exception {
        // More than the cache has threads, all of the same parts, which are made anew each time.
        try (ExecutorService clients = Executors.newFixedThreadPool(32)) {
            for (int round = 0; round < 50; round++) {
                pantry.marks.changed(Part.MEMORY);
                pantry.marks.changed(Part.CRON);
                List<Future<String>> answers = new ArrayList<>();
                for (int i = 0; i < 16; i++) {
                    Both one = new Both("both" + i, List.of(memory, cron));
                    Both other = new Both("other" + i, List.of(cron, memory));
                    for (Both asked : List.of(one, other)) {
                        answers.add(
                                clients.submit(
                                        () -> Pantry.text(pantry.cache.of(asked, Arguments.NONE))));
                    }
                }
                for (Future<String> answer : answers) {
                    assertThat(answer.get()).contains("memory", "three");
                }
            }
        }
        assertThat(memory.times()).hasValue(50);
        assertThat(cron.times()).hasValue(50);
    }
}
