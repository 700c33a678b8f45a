package dev.sightline.oracle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/**
 * Hands that change files, a hundred clients that are cut, and a node that is killed and comes
 * back, again and again; then silence, and the judgement.
 *
 * @param clients of each transport
 * @param cuts of each client
 * @param kills of the node
 */
record Storm(int clients, int cuts, int kills, Duration patience) {
    /** What happened, for who wants to know whether it was a storm. */
    record Tally(int cuts, int kills, int steps, int events, long heard) {}

    private static final int PROJECTS = 4;
    private static final long PACE_NANOS = TimeUnit.MILLISECONDS.toNanos(40);

    /** Every second kill comes while the node is still catching up with the one before. */
    private static final int SOON_MILLIS = 300;

    Tally rage(Path temp, long seed) throws Exception {
        try (Scene scene = new Scene(temp, PROJECTS)) {
            List<Hand> hands = new ArrayList<>();
            for (int i = 0; i < PROJECTS; i++) {
                Path directory = scene.directories().get(i);
                hands.add(new Hand(directory, scene.elsewhere(), seed + i, PACE_NANOS));
            }
            ExecutorService threads = Executors.newFixedThreadPool(PROJECTS);
            try {
                List<Future<?>> work = new ArrayList<>();
                for (Hand hand : hands) work.add(threads.submit(hand));
                scene.crowd().join(clients, cuts, seed);
                kill(scene, new Random(seed));
                scene.crowd().awaitCalm(patience);
                hands.forEach(Hand::stop);
                for (Future<?> one : work) one.get();
            } finally {
                hands.forEach(Hand::stop);
                threads.shutdownNow();
            }
            return judgement(scene, hands, seed);
        }
    }

    private void kill(Scene scene, Random random) throws Exception {
        int all = 2 * clients * cuts;
        for (int i = 1; i <= kills; i++) {
            int due = all * i / (kills + 1);
            await().atMost(patience).until(() -> scene.crowd().cuts() >= due);
            scene.node().kill();
            scene.node().start();
            if (i % 2 == 0) {
                TimeUnit.MILLISECONDS.sleep(random.nextInt(SOON_MILLIS));
                scene.node().kill();
                scene.node().start();
            }
        }
    }

    private Tally judgement(Scene scene, List<Hand> hands, long seed) throws Exception {
        scene.settle();
        List<Entry.Told> events = scene.events();
        List<Fault> faults = scene.judge(new Truth().with(events));
        assertThat(faults)
                .as(
                        "seed %d, %d faults; the node wrote:%n%s",
                        seed, faults.size(), scene.node().log())
                .isEmpty();
        long heard = 0;
        for (Follower one : scene.crowd().followers()) heard += Scene.told(one).size();
        int steps = hands.stream().mapToInt(Hand::steps).sum();
        return new Tally(scene.crowd().cuts(), kills + kills / 2, steps, events.size(), heard);
    }
}
