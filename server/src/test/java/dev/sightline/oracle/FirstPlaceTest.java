package dev.sightline.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sightline.event.Position;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A stream that is not told where to begin says where it does, and begins there. */
class FirstPlaceTest {
    private static final int STREAMS = 200;
    private static final long PACE_NANOS = 1_000;

    @TempDir Path temp;

    @Test
    void isTheOneBeforeTheFirstEvent() throws Exception {
        try (Scene scene = new Scene(temp, 1);
                ExecutorService threads = Executors.newSingleThreadExecutor()) {
            Path directory = scene.directories().getFirst();
            Hand hand = new Hand(directory, scene.elsewhere(), 1, PACE_NANOS);
            threads.execute(hand);
            try {
                for (int i = 0; i < STREAMS; i++) assertBeginsWhereItSays(scene);
            } finally {
                hand.stop();
            }
        }
    }

    private static void assertBeginsWhereItSays(Scene scene) throws Exception {
        Line.Request request =
                new Line.Request(
                        Interest.ALL, Optional.empty(), scene.node().token(), Line.Papers.HEADER);
        try (Line line =
                new SseLine(
                        scene.node().address(),
                        Cuts.none(),
                        scene.world().hearing(),
                        request,
                        true)) {
            Position begun = ((Entry.Begun) line.next()).position();
            Position first = ((Entry.Told) line.next()).position();
            assertThat(List.of(first.epoch(), first.seq()))
                    .isEqualTo(List.of(begun.epoch(), begun.seq() + 1));
        }
    }
}
