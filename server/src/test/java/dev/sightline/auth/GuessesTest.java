package dev.sightline.auth;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** How often a password may be tried. */
class GuessesTest {
    private static final String HOME = "203.0.113.7";

    private final Hands clock = new Hands();
    private final Guesses guesses = new Guesses(clock);

    @Test
    void pausesLongerAfterEachFailureFromTheFifthOn() {
        for (int i = 0; i < 5; i++) assertThat(guesses.admit("ada", HOME)).isEmpty();

        List<Long> pauses = new ArrayList<>();
        for (int i = 0; i < 9; i++) {
            Duration pause = guesses.admit("ada", HOME).orElseThrow();
            pauses.add(pause.toSeconds());
            clock.turn(pause);
            assertThat(guesses.admit("ada", HOME)).isEmpty();
        }
        assertThat(pauses).containsExactly(1L, 2L, 4L, 8L, 16L, 32L, 60L, 60L, 60L);
    }

    @Test
    void forgetsTheFailuresOfWhoKnowsThePassword() {
        for (int i = 0; i < 5; i++) guesses.admit("ada", HOME);
        clock.turn(Duration.ofSeconds(1));
        assertThat(guesses.admit("ada", HOME)).isEmpty();
        guesses.succeeded("ada", HOME);

        for (int i = 0; i < 5; i++) assertThat(guesses.admit("ada", HOME)).isEmpty();
    }

    @Test
    void slowsNobodyElseDown() {
        for (int i = 0; i < 9; i++) guesses.admit("ada", HOME);

        assertThat(guesses.admit("bob", HOME)).isEmpty();
        assertThat(guesses.admit("ada", "203.0.113.8")).isEmpty();
    }

    @Test
    void admitsTwentyAMinuteOfOneAddressWhoeverIsGuessed() {
        for (int minute = 0; minute < 3; minute++) {
            int admitted = 0;
            for (int i = 0; i < 600; i++) {
                if (guesses.admit("user-" + minute + "-" + i, HOME).isEmpty()) admitted++;
                clock.turn(Duration.ofMillis(100));
            }
            assertThat(admitted).isEqualTo(20);
        }
    }

    @Test
    void countsNoSuccessAgainstAnAddress() {
        for (int i = 0; i < 100; i++) {
            assertThat(guesses.admit("ada", HOME)).isEmpty();
            guesses.succeeded("ada", HOME);
        }
    }

    @Test
    void countsNoTryThatWasNotMade() {
        for (int i = 0; i < 100; i++) {
            assertThat(guesses.admit("ada", HOME)).isEmpty();
            guesses.withdrawn("ada", HOME);
        }
    }

    @Test
    void takesAllAddressesOfANetworkForOne() {
        int admitted = 0;
        for (int i = 0; i < 100; i++) {
            if (guesses.admit("user-" + i, "2001:db8:1:2::" + Integer.toHexString(i)).isEmpty()) {
                admitted++;
            }
        }
        assertThat(admitted).isEqualTo(20);
        assertThat(guesses.admit("ada", "2001:db8:1:3::1")).isEmpty();
    }

    @Test
    void slowsWhoGuessesOneAccountFromAnyNumberOfAddresses() {
        int admitted = 0;
        for (int second = 0; second < 100; second++) {
            for (int i = 0; i < 10; i++) {
                if (guesses.admit("ada", "10." + second + ".0." + i).isEmpty()) admitted++;
            }
            clock.turn(Duration.ofSeconds(1));
        }
        assertThat(admitted).isEqualTo(20 + 19);
    }

    @Test
    void neverSlowsAnAccountWhereItHasLoggedInBecauseOfOthers() {
        guesses.admit("ada", HOME);
        guesses.succeeded("ada", HOME);
        for (int i = 0; i < 30; i++) guesses.admit("ada", "10.0.0." + i);

        assertThat(guesses.admit("ada", "10.0.0.99")).isPresent();
        assertThat(guesses.admit("ada", HOME)).isEmpty();
    }
}
