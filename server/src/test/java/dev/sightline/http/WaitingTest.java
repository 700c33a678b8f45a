package dev.sightline.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

class WaitingTest {
    private final Waiting waiting = new Waiting(10, 50);

    @Test
    void keepsTheOrder() {
        waiting.offer(message("1"));
        waiting.putState(message("2").asStateOf("a"));
        waiting.offer(message("3"));

        assertThat(all()).containsExactly("1", "2", "3");
        assertThat(waiting.bytes()).isZero();
    }

    @Test
    void refusesWhatDoesNotFit() {
        assertThat(waiting.offer(message("123456"))).isTrue();
        assertThat(waiting.offer(message("12345"))).isFalse();
        assertThat(waiting.offer(message("1234"))).isTrue();
        assertThat(all()).containsExactly("123456", "1234");
    }

    @Test
    void takesALargeMessageWhereNothingWaits() {
        assertThat(waiting.offer(message("123456789012345"))).isTrue();
        assertThat(waiting.offer(message("1"))).isFalse();
    }

    @Test
    void dropsStatesThatNewerOnesReplaceOnlyWhenFull() {
        waiting.offer(message("a1").asStateOf("a"));
        waiting.offer(message("b1").asStateOf("b"));
        waiting.offer(message("a2").asStateOf("a"));
        waiting.offer(message("xy"));
        assertThat(waiting.bytes()).isEqualTo(8);

        assertThat(waiting.offer(message("b22").asStateOf("b"))).isTrue();

        assertThat(all()).containsExactly("a2", "xy", "b22");
    }

    @Test
    void hasOneStateOfEachKeyInItsFirstPlaceAndCountsNone() {
        waiting.putState(message("a1").asStateOf("a"));
        waiting.putState(message("b1").asStateOf("b"));
        waiting.putState(message("a2, which is long").asStateOf("a"));

        assertThat(waiting.bytes()).isZero();
        assertThat(all()).containsExactly("a2, which is long", "b1");
    }

    @Test
    void startsANewStateOnceTheOldOneIsOut() {
        waiting.putState(message("a1").asStateOf("a"));
        assertThat(all()).containsExactly("a1");
        waiting.putState(message("a2").asStateOf("a"));
        assertThat(all()).containsExactly("a2");
    }

    @Test
    void refusesStatesThatDoNotFitWhateverTheirKeys() {
        assertThat(waiting.putState(message("x".repeat(30)).asStateOf("a"))).isTrue();
        assertThat(waiting.putState(message("y".repeat(20)).asStateOf("b"))).isTrue();
        assertThat(waiting.putState(message("z").asStateOf("c"))).isFalse();
        assertThat(waiting.putState(message("w".repeat(31)).asStateOf("a"))).isFalse();
        assertThat(waiting.putState(message("w").asStateOf("a"))).isTrue();
        assertThat(waiting.stateBytes()).isEqualTo(21);

        assertThat(all()).containsExactly("w", "y".repeat(20));
        assertThat(waiting.stateBytes()).isZero();
        assertThat(waiting.putState(message("v".repeat(60)).asStateOf("a"))).isTrue();
    }

    private static Message message(String text) {
        return Message.of(text.getBytes(StandardCharsets.UTF_8));
    }

    private List<String> all() {
        List<String> all = new ArrayList<>();
        for (@Nullable Message next = waiting.poll(); next != null; next = waiting.poll()) {
            all.add(new String(next.json(), StandardCharsets.UTF_8));
        }
        return all;
    }
}
