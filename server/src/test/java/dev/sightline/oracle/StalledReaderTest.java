package dev.sightline.oracle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Five clients that read nothing, among fifty that do. */
class StalledReaderTest {
    private static final int LIVE_OF_EACH = 25;
    private static final int STALLED = 5;
    private static final int FILES = 4_000;

    @TempDir Path temp;

    @Test
    void costsTheOthersNothingAndIsToldOnce() throws Exception {
        try (Scene scene = new Scene(temp, 1)) {
            scene.crowd().join(LIVE_OF_EACH, 0, 1);
            List<Follower> live = scene.crowd().followers();
            List<Follower> stalled = new ArrayList<>();
            for (int i = 0; i < STALLED; i++) stalled.add(stalled(scene, i));
            try (Crowd apart = new Crowd(scene.world(), List.of())) {
                stalled.forEach(apart::join);
                await().atMost(Scene.PATIENCE)
                        .until(() -> stalled.stream().allMatch(one -> one.cuts().areOver()));
                Path directory = scene.directories().getFirst();
                for (int i = 0; i < FILES; i++) {
                    Files.writeString(directory.resolve(i + "-" + "long".repeat(60)), "x");
                }
                scene.settle();
                for (Follower one : live) assertThat(connections(one)).isEqualTo(1);

                stalled.forEach(one -> one.cuts().release());
                stalled.forEach(scene.crowd()::adopt);
                scene.settle();
            }
            assertThat(scene.judge(new Truth().with(scene.events()))).isEmpty();
            // One that hung while it still heard what was before is waited for, and not cut for
            // what it cannot take: the journal has it.
            for (Follower one : stalled) {
                assertThat(connections(one)).as(one.nature().name()).isBetween(1L, 2L);
            }
            assertThat(stalled).anyMatch(one -> connections(one) == 2);
        }
    }

    private static Follower stalled(Scene scene, int i) {
        Follower.Transport transport =
                i % 2 == 0 ? Follower.Transport.WEBSOCKET : Follower.Transport.SSE_BY_HEADER;
        return new Follower(
                new Follower.Nature(
                        "stalled " + i + " (" + transport + ")",
                        transport,
                        Line.Papers.HEADER,
                        Interest.ALL,
                        Follower.Start.BEGINNING,
                        scene.projects(),
                        true),
                scene.world(),
                Cuts.hanging());
    }

    private static long connections(Follower follower) {
        return follower.history().stream().filter(Entry.Asked.class::isInstance).count();
    }
}
