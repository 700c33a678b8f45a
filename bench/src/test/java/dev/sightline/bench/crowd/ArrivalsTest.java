package dev.sightline.bench.crowd;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ArrivalsTest {

    private final Arrivals arrivals = new Arrivals(10, 2, 3);

    @Test
    void givesTheReceiptsOfAnEventInTheOrderOfTime() {
        arrivals.add(10, 30);
        arrivals.add(11, 99);
        arrivals.add(10, 20);
        assertThat(arrivals.of(10)).containsExactly(20, 30);
        assertThat(arrivals.of(11)).containsExactly(99);
    }

    @Test
    void passesOverEventsOfOtherBlocksAndMoreReceiptsThanClients() {
        arrivals.add(9, 1);
        arrivals.add(12, 1);
        for (int nanos = 1; nanos <= 4; nanos++) {
            arrivals.add(10, nanos);
        }
        assertThat(arrivals.of(10)).containsExactly(1, 2, 3);
        assertThat(arrivals.of(11)).isEmpty();
    }

    @Test
    void waitsForTheLastClientOnlyAsLongAsItMay() throws InterruptedException {
        arrivals.add(10, 1);
        arrivals.add(10, 2);
        assertThat(arrivals.await(10, 1)).isFalse();
        Thread.ofPlatform().start(() -> arrivals.add(10, 3));
        assertThat(arrivals.await(10, 10_000_000_000L)).isTrue();
    }
}
