package dev.sightline.auth;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The rules of the gate one by one; what they stop over real sockets is in {@code security}. */
class GateTest {
    private static final String OURS = "http://localhost:8888";
    private static final Access VIEW = new Access.Needs(Role.VIEWER);

    private Sessions sessions;
    private OneTimeSecrets tickets;
    private Gate gate;
    private Gate lax;

    @BeforeEach
    void setUp() throws Exception {
        sessions = new Sessions(Clock.systemUTC(), new InMemory());
        tickets = new OneTimeSecrets(Clock.systemUTC(), Duration.ofSeconds(30), 8);
        Names names = Names.of(8888, List.of("box.example"), List.of("https://app.example"));
        Credentials credentials = new Credentials("good-token", sessions, tickets);
        gate = new Gate(AuthMode.LAUNCH, names, credentials);
        lax = new Gate(AuthMode.NONE, names, credentials);
    }

    @Test
    void asksForTheHostBeforeAnythingElse() {
        Knock rebound = new Builder("GET").host("evil.test:8888").bearer("good-token").build();

        assertThat(status(gate.judge(rebound, new Access.Open()))).isEqualTo(421);
    }

    @Test
    void takesTwoHostsForNone() {
        Knock two = get().host("localhost:8888").host("evil.test").build();

        assertThat(status(gate.judge(two, new Access.Open()))).isEqualTo(421);
    }

    @Test
    void takesAPageOfAnotherSchemeForForeign() throws Exception {
        String cookie = sessions.begin();
        Knock tunnel = get().origin(OURS).cookie(cookie).build();
        Knock plainUnderTls = get().over("https").origin(OURS).cookie(cookie).build();
        Knock plain = get().over("http").origin(OURS).cookie(cookie).build();

        assertThat(role(gate.judge(tunnel, VIEW))).contains(Role.ADMIN);
        assertThat(role(gate.judge(plain, VIEW))).contains(Role.ADMIN);
        assertThat(status(gate.judge(plainUnderTls, VIEW))).isEqualTo(403);
    }

    @Test
    void admitsAProgramWithTheToken() {
        assertThat(role(gate.judge(get().bearer("good-token").build(), VIEW))).contains(Role.ADMIN);
        assertThat(status(gate.judge(get().bearer("bad-token").build(), VIEW))).isEqualTo(401);
    }

    @Test
    void takesATokenInTheUrlForStreamsOnly() {
        Knock knock = get().urlToken("good-token").build();

        assertThat(status(gate.judge(knock, VIEW))).isEqualTo(401);
        assertThat(role(gate.judge(knock, new Access.Streams(Role.VIEWER)))).contains(Role.ADMIN);
    }

    @Test
    void takesATicketOnce() {
        Knock knock = get().urlToken(tickets.mint()).build();
        Access stream = new Access.Streams(Role.VIEWER);

        assertThat(role(gate.judge(knock, stream))).contains(Role.ADMIN);
        assertThat(status(gate.judge(knock, stream))).isEqualTo(401);
    }

    @Test
    void readsWithACookieAlone() throws Exception {
        assertThat(role(gate.judge(get().cookie(sessions.begin()).build(), VIEW)))
                .contains(Role.ADMIN);
        assertThat(status(gate.judge(get().cookie("forged").build(), VIEW))).isEqualTo(401);
    }

    @Test
    void writesWithACookieOnlyFromOurOwnPage() throws Exception {
        String cookie = sessions.begin();
        Builder whole = post().cookie(cookie).origin(OURS).json().marked();

        assertThat(role(gate.judge(whole.build(), VIEW))).contains(Role.ADMIN);
        assertThat(status(gate.judge(post().cookie(cookie).json().marked().build(), VIEW)))
                .isEqualTo(403);
        assertThat(status(gate.judge(post().cookie(cookie).origin(OURS).json().build(), VIEW)))
                .isEqualTo(403);
        assertThat(status(gate.judge(post().cookie(cookie).origin(OURS).marked().build(), VIEW)))
                .isEqualTo(415);
    }

    @Test
    void refusesAForeignOriginEvenWithTheToken() {
        for (String origin :
                List.of("null", "http://localhost:9999", "http://localhost:8888.evil.com")) {
            Knock knock = get().origin(origin).bearer("good-token").build();
            assertThat(status(gate.judge(knock, VIEW))).as(origin).isEqualTo(403);
        }
    }

    @Test
    void refusesWhatABrowserCallsCrossSite() throws Exception {
        for (String site : List.of("cross-site", "same-site")) {
            Knock knock = get().cookie(sessions.begin()).site(site).build();
            assertThat(status(gate.judge(knock, VIEW))).as(site).isEqualTo(403);
            assertThat(status(lax.judge(get().site(site).build(), VIEW))).as(site).isEqualTo(403);
        }
    }

    @Test
    void letsAFriendInWithTheTokenAndNeverWithACookie() throws Exception {
        Builder friend = get().origin("https://app.example");

        Verdict verdict = gate.judge(friend.bearer("good-token").build(), VIEW);
        assertThat(verdict)
                .isInstanceOfSatisfying(
                        Verdict.Admitted.class,
                        admitted -> assertThat(admitted.friend()).contains("https://app.example"));
        Knock withCookie = get().origin("https://app.example").cookie(sessions.begin()).build();
        assertThat(status(gate.judge(withCookie, VIEW))).isEqualTo(401);
        assertThat(status(lax.judge(withCookie, VIEW))).isEqualTo(401);
    }

    @Test
    void answersToAllowedNamesWithAndWithoutOurPort() {
        for (String host : List.of("box.example", "BOX.example:8888", "[::1]:8888")) {
            Knock knock = new Builder("GET").host(host).bearer("good-token").build();
            assertThat(role(gate.judge(knock, VIEW))).as(host).contains(Role.ADMIN);
        }
        Knock otherPort = new Builder("GET").host("box.example:9").bearer("good-token").build();
        assertThat(status(gate.judge(otherPort, VIEW))).isEqualTo(421);
    }

    @Test
    void asksNobodyWhoTheyAreWithoutAuthButStillForJson() {
        assertThat(role(lax.judge(get().build(), VIEW))).contains(Role.ADMIN);
        assertThat(role(lax.judge(post().json().build(), VIEW))).contains(Role.ADMIN);
        assertThat(status(lax.judge(post().build(), VIEW))).isEqualTo(415);
    }

    @Test
    void endsASessionAfterItsLife() throws Exception {
        InMemory store = new InMemory();
        Instant start = Instant.parse("2026-01-01T00:00:00Z");
        String cookie = new Sessions(fixed(start), store).begin();

        assertThat(new Sessions(fixed(start.plus(Duration.ofDays(29))), store).isLive(cookie))
                .isTrue();
        assertThat(new Sessions(fixed(start.plus(Duration.ofDays(30))), store).isLive(cookie))
                .isFalse();
    }

    @Test
    void keepsNoMoreOneTimeSecretsThanItsLimit() {
        String first = tickets.mint();
        for (int i = 0; i < 8; i++) tickets.mint();

        assertThat(tickets.redeem(first)).isFalse();
    }

    private static Clock fixed(Instant instant) {
        return Clock.fixed(instant, java.time.ZoneOffset.UTC);
    }

    private static int status(Verdict verdict) {
        return verdict instanceof Verdict.Refused refused ? refused.status() : 200;
    }

    private static Optional<Role> role(Verdict verdict) {
        return verdict instanceof Verdict.Admitted admitted
                ? admitted.identity().map(Identity::role)
                : Optional.empty();
    }

    private static Builder get() {
        return new Builder("GET").host("localhost:8888");
    }

    private static Builder post() {
        return new Builder("POST").host("localhost:8888");
    }

    private static final class InMemory implements Sessions.Store {
        private Map<String, Instant> kept = Map.of();

        @Override
        public Map<String, Instant> load() {
            return kept;
        }

        @Override
        public void save(Map<String, Instant> expiryByDigest) {
            kept = new HashMap<>(expiryByDigest);
        }
    }

    private static final class Builder {
        private final String method;
        private final List<String> hosts = new java.util.ArrayList<>();
        private final List<String> origins = new java.util.ArrayList<>();
        private Optional<String> scheme = Optional.empty();
        private Optional<String> site = Optional.empty();
        private Optional<String> contentType = Optional.empty();
        private boolean marked;
        private Optional<String> authorization = Optional.empty();
        private Optional<String> cookie = Optional.empty();
        private Optional<String> urlToken = Optional.empty();

        Builder(String method) {
            this.method = method;
        }

        Builder host(String host) {
            hosts.add(host);
            return this;
        }

        Builder origin(String origin) {
            origins.add(origin);
            return this;
        }

        Builder site(String value) {
            site = Optional.of(value);
            return this;
        }

        Builder over(String value) {
            scheme = Optional.of(value);
            return this;
        }

        Builder json() {
            contentType = Optional.of("application/json; charset=utf-8");
            return this;
        }

        Builder marked() {
            marked = true;
            return this;
        }

        Builder bearer(String token) {
            authorization = Optional.of("Bearer " + token);
            return this;
        }

        Builder cookie(String value) {
            cookie = Optional.of(value);
            return this;
        }

        Builder urlToken(String token) {
            urlToken = Optional.of(token);
            return this;
        }

        Knock build() {
            return new Knock(
                    method,
                    hosts,
                    origins,
                    scheme,
                    site,
                    contentType,
                    marked,
                    authorization,
                    cookie,
                    urlToken);
        }
    }
}
