package dev.sightline.auth;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;

/** What a cookie opens, for how long, and what happens when it is copied. */
class SessionsTest {
    private static final SigningKey KEY = new SigningKey(SigningKey.random());
    private static final User ADA =
            new User("ada", PasswordHash.ofNobody(), Role.EDITOR, 7, Instant.EPOCH);

    private final Hands clock = new Hands();
    private final InMemory store = new InMemory();
    private Sessions sessions;

    @BeforeEach
    void setUp() throws Exception {
        sessions = restarted();
    }

    private Sessions restarted() throws IOException {
        return new Sessions(clock, store, KEY);
    }

    @Test
    void endsThatOfALaunchAfterItsLife() throws Exception {
        String cookie = sessions.begin();

        clock.turn(Duration.ofDays(29));
        assertThat(restarted().open(cookie)).isPresent();
        clock.turn(Duration.ofDays(1));
        assertThat(restarted().open(cookie)).isEmpty();
        assertThat(sessions.isAwake(cookie)).isFalse();
    }

    @Test
    void sleepsAfterItsWindowAndWakesByARefresh() throws Exception {
        String cookie = sessions.begin(ADA).value();
        clock.turn(Session.LoggedIn.WINDOW);

        assertThat(sessions.open(cookie)).isEmpty();
        assertThat(sessions.isAwake(cookie)).isFalse();
        String next = sessions.refresh(cookie).orElseThrow().value();
        assertThat(next).isNotEqualTo(cookie);
        assertThat(sessions.open(next)).isPresent();
        assertThat(sessions.isAwake(cookie)).as("its streams live on").isTrue();
    }

    @Test
    void isOverAfterSevenDaysHoweverOftenItIsRefreshed() throws Exception {
        String cookie = sessions.begin(ADA).value();
        for (int i = 0; i < 7 * 24 * 4; i++) {
            clock.turn(Duration.ofMinutes(14).plusSeconds(59));
            cookie = sessions.refresh(cookie).orElseThrow().value();
        }
        clock.turn(Duration.ofMinutes(15));

        assertThat(sessions.open(cookie)).isEmpty();
        assertThat(sessions.refresh(cookie)).isEmpty();
    }

    @Test
    void takesTheFormerCookieForAMinuteFromTabsInFlight() throws Exception {
        String first = sessions.begin(ADA).value();
        String second = sessions.refresh(first).orElseThrow().value();

        clock.turn(Duration.ofSeconds(59));
        assertThat(sessions.open(first)).isPresent();
        assertThat(sessions.refresh(first).orElseThrow().value())
                .as("two tabs that refresh at once get the same cookie")
                .isEqualTo(second);
        clock.turn(Duration.ofSeconds(1));
        assertThat(sessions.open(first)).isEmpty();
        assertThat(sessions.open(second)).isPresent();
    }

    @Test
    void endsAltogetherWhenAFormerCookieIsUsedLater() throws Exception {
        String first = sessions.begin(ADA).value();
        String second = sessions.refresh(first).orElseThrow().value();
        clock.turn(Duration.ofSeconds(60));

        assertThat(sessions.refresh(first)).isEmpty();

        assertThat(sessions.open(second)).isEmpty();
        assertThat(restarted().open(second)).isEmpty();
    }

    @Test
    void endsAltogetherWhenACookieOfLongAgoIsUsed() throws Exception {
        String first = sessions.begin(ADA).value();
        String second = sessions.refresh(first).orElseThrow().value();
        String third = sessions.refresh(second).orElseThrow().value();

        assertThat(sessions.open(first)).isEmpty();
        assertThat(sessions.refresh(first)).isEmpty();
        assertThat(sessions.open(third)).isEmpty();
    }

    @Test
    void survivesARestartAlsoInTheMiddleOfARefresh() throws Exception {
        String first = sessions.begin(ADA).value();
        String second = sessions.refresh(first).orElseThrow().value();

        Sessions after = restarted();

        assertThat(after.open(second)).isPresent();
        assertThat(after.refresh(first).orElseThrow().value()).isEqualTo(second);
    }

    @Test
    void keepsNoCookie() throws Exception {
        Sessions.Opened opened = sessions.begin(ADA);
        Sessions.Opened next = sessions.refresh(opened.value()).orElseThrow();
        String launched = sessions.begin();

        for (String cookie : new String[] {opened.value(), next.value(), launched}) {
            for (String part : cookie.split("\\.", -1)) {
                assertThat(store.load().toString()).doesNotContain(part);
            }
        }
    }

    @Test
    void isOpenedByNothingElse() throws Exception {
        String cookie = sessions.begin(ADA).value();
        String id = cookie.substring(0, cookie.indexOf('.'));

        for (String wrong :
                new String[] {"", ".", id, id + ".", id + ".x", "." + id, cookie + "."}) {
            assertThat(sessions.open(wrong)).as(wrong).isEmpty();
        }
        assertThat(sessions.open(cookie)).isPresent();
    }

    @Test
    void refreshesNoLaunch() throws Exception {
        String cookie = sessions.begin();

        assertThat(sessions.refresh(cookie)).isEmpty();
        assertThat(sessions.open(cookie)).isPresent();
    }

    @Test
    void makesRoomInOnesOwnSessionsAndInNobodyElses() throws Exception {
        String others = sessions.begin(ADA).value();
        User bob = new User("bob", PasswordHash.ofNobody(), Role.VIEWER, 8, Instant.EPOCH);
        String first = sessions.begin(bob).value();
        clock.turn(Duration.ofSeconds(1));
        for (int i = 0; i < 256; i++) sessions.begin(bob);

        assertThat(sessions.open(first)).isEmpty();
        assertThat(sessions.open(others)).isPresent();
    }
}
