package dev.sightline.oracle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.sightline.event.Position;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** What was missed is gone: the client is told once, starts anew, and is right again. */
class LostRangeTest {
    private static final int CLIENTS_OF_EACH = 10;
    private static final long SEED = Long.getLong("oracle.seed", 7);

    @TempDir Path temp;

    @Test
    void resetsOnceWhoStayedAwayForLongerThanEventsAreKept() throws Exception {
        try (Scene scene = new Scene(temp, 2, "--journal-mib", "1")) {
            Follower witness = scene.witness();
            scene.crowd().join(witness);
            scene.crowd().join(CLIENTS_OF_EACH, 0, SEED);
            write(scene, "before", 20);
            scene.settle();
            List<Follower> sleepers =
                    scene.crowd().followers().stream().filter(one -> one != witness).toList();
            sleepers.forEach(Follower::sleep);

            // Four times of what is kept, and then some.
            write(scene, "meanwhile", 2_500);
            awaitFile(witness, "meanwhile");
            sleepers.forEach(Follower::wake);
            await().atMost(Scene.PATIENCE)
                    .until(() -> sleepers.stream().allMatch(LostRangeTest::isBack));
            write(scene, "after", 20);
            scene.settle();

            List<Entry.Told> events = Scene.told(witness);
            Position oldest = scene.oldestKept(events.getLast().position());
            assertThat(scene.judge(new Truth().with(events).keptFrom(oldest))).isEmpty();
            for (Follower one : sleepers) {
                assertThat(resets(one)).as(one.nature().name()).isEqualTo(hadPlace(one));
            }
        }
    }

    @Test
    void resetsOnceEveryoneWhenTheJournalIsNew() throws Exception {
        try (Scene scene = new Scene(temp, 2)) {
            scene.crowd().join(CLIENTS_OF_EACH, 0, SEED);
            write(scene, "before", 20);
            scene.settle();
            Truth truth = new Truth().with(scene.events());

            scene.node().kill();
            forgetJournal(scene.node().state());
            scene.node().start();
            await().atMost(Scene.PATIENCE)
                    .until(() ->
                            scene.crowd().followers().stream().allMatch(LostRangeTest::isBack));
            write(scene, "after", 20);
            scene.settle();

            List<Entry.Told> events = scene.events();
            assertThat(scene.judge(truth.with(events))).isEmpty();
            for (Follower one : scene.crowd().followers()) {
                assertThat(resets(one)).as(one.nature().name()).isEqualTo(hadPlace(one));
            }
        }
    }

    private static void forgetJournal(Path state) throws IOException {
        try (Stream<Path> all = Files.walk(state)) {
            List<Path> journals =
                    all.filter(path -> path.getFileName().toString().startsWith("journal"))
                            .toList();
            assertThat(journals).isNotEmpty();
            for (Path one : journals) Files.delete(one);
        }
    }

    /** Long names make long events. */
    private static void write(Scene scene, String name, int count) throws IOException {
        for (Path directory : scene.directories()) {
            for (int i = 0; i < count; i++) {
                Files.writeString(directory.resolve(longName(name, i)), "x");
            }
        }
    }

    private static String longName(String name, int i) {
        return name + "-" + i + "-" + "long".repeat(50);
    }

    private static void awaitFile(Follower witness, String name) {
        String last = longName(name, 2_499);
        await().atMost(Scene.PATIENCE)
                .until(() ->
                        witness.nature().projects().stream()
                                .allMatch(id -> witness.mirror().has(id, last)));
    }

    /** Connected again, and reset if it has to be. */
    private static boolean isBack(Follower follower) {
        long asked = follower.history().stream().filter(Entry.Asked.class::isInstance).count();
        return asked > 1 && resets(follower) >= hadPlace(follower);
    }

    private static long resets(Follower follower) {
        return follower.history().stream().filter(Entry.Reset.class::isInstance).count();
    }

    /** One for who had a place from which to resume. */
    private static long hadPlace(Follower follower) {
        List<Entry> history = follower.history();
        Entry last = history.getFirst();
        long places = 0;
        for (Entry entry : history) {
            if (entry instanceof Entry.Asked asked && last instanceof Entry.Ended) {
                places = Math.max(places, asked.since().isPresent() ? 1 : 0);
            }
            last = entry;
        }
        return places;
    }
}
