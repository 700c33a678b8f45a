package dev.sightline.auth;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The rules of the gate one by one; what they stop over real sockets is in {@code security}. */
class GateTest {
    private static final String OURS = "http://localhost:8888";
    private static final Access VIEW = new Access.Needs(Role.VIEWER);

    private static final SigningKey KEY = new SigningKey(SigningKey.random());
    private static final User ADA =
            new User("ada", PasswordHash.ofNobody(), Role.EDITOR, 1, Instant.EPOCH);

    private final KnownAccounts accounts = new KnownAccounts();
    private Sessions sessions;
    private OneTimeSecrets tickets;
    private Gate gate;
    private Gate lax;
    private Gate strict;

    @BeforeEach
    void setUp() throws Exception {
        sessions = new Sessions(Clock.systemUTC(), new InMemory(), KEY);
        tickets = new OneTimeSecrets(Clock.systemUTC(), Duration.ofSeconds(30), 8);
        Names names = Names.of(8888, List.of("box.example"), List.of("https://app.example"));
        gate = new Gate(AuthMode.LAUNCH, names, credentials(AuthMode.LAUNCH));
        lax = new Gate(AuthMode.NONE, names, credentials(AuthMode.NONE));
        strict = new Gate(AuthMode.PASSWORD, names, credentials(AuthMode.PASSWORD));
    }

    private Credentials credentials(AuthMode mode) {
        return new Credentials(
                Clock.systemUTC(),
                mode,
                new Credentials.NodeTokens("good-token", Optional.of("metrics-token")),
                sessions,
                tickets,
                accounts,
                new UserTokens(Clock.systemUTC(), KEY, accounts));
    }

    @Test
    void asksForTheHostBeforeAnythingElse() {
        Knock rebound = new KnockBuilder("GET").host("evil.test:8888").bearer("good-token").build();

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
        Knock knock = get().urlToken(tickets.mint(Identity.PROGRAM)).build();
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
        KnockBuilder whole = post().cookie(cookie).origin(OURS).json().marked();

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
        KnockBuilder friend = get().origin("https://app.example");

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
            Knock knock = new KnockBuilder("GET").host(host).bearer("good-token").build();
            assertThat(role(gate.judge(knock, VIEW))).as(host).contains(Role.ADMIN);
        }
        Knock otherPort =
                new KnockBuilder("GET").host("box.example:9").bearer("good-token").build();
        assertThat(status(gate.judge(otherPort, VIEW))).isEqualTo(421);
    }

    @Test
    void asksNobodyWhoTheyAreWithoutAuthButStillForJson() {
        assertThat(role(lax.judge(get().build(), VIEW))).contains(Role.ADMIN);
        assertThat(role(lax.judge(post().json().build(), VIEW))).contains(Role.ADMIN);
        assertThat(status(lax.judge(post().build(), VIEW))).isEqualTo(415);
    }

    @Test
    void givesATicketTheRoleAndTheEndOfWhoAskedForIt() {
        boolean[] stands = {true};
        Identity viewer = new Identity("ada", Role.VIEWER, () -> stands[0]);
        Access stream = new Access.Streams(Role.VIEWER);
        Access write = new Access.Streams(Role.EDITOR);

        assertThat(role(gate.judge(get().urlToken(tickets.mint(viewer)).build(), stream)))
                .contains(Role.VIEWER);
        assertThat(status(gate.judge(get().urlToken(tickets.mint(viewer)).build(), write)))
                .isEqualTo(403);
        String late = tickets.mint(viewer);
        stands[0] = false;
        assertThat(status(gate.judge(get().urlToken(late).build(), stream))).isEqualTo(401);
    }

    @Test
    void opensTheMetricsToTheirTokenAndNothingElse() {
        KnockBuilder collector = get().bearer("metrics-token").urlToken("metrics-token");

        assertThat(status(gate.judge(collector.build(), new Access.Metrics()))).isEqualTo(200);
        for (Access other :
                List.of(VIEW, new Access.Streams(Role.VIEWER), new Access.Needs(Role.ADMIN))) {
            assertThat(status(gate.judge(collector.build(), other))).isEqualTo(401);
        }
        assertThat(gate.judge(collector.build(), new Access.Socket(Role.VIEWER)))
                .isInstanceOf(Verdict.Unidentified.class);
        assertThat(status(gate.judge(get().build(), new Access.Metrics()))).isEqualTo(401);
        assertThat(role(gate.judge(get().bearer("good-token").build(), new Access.Metrics())))
                .contains(Role.ADMIN);
    }

    @Test
    void opensTheMetricsToNoEditor() throws Exception {
        accounts.know(ADA);
        String cookie = sessions.begin(ADA).value();

        assertThat(status(strict.judge(get().cookie(cookie).build(), new Access.Metrics())))
                .isEqualTo(403);
    }

    @Test
    void opensASocketForWhoSaysNothingYetButTellsWhoSaysAWrongThing() {
        Access socket = new Access.Socket(Role.VIEWER);

        assertThat(gate.judge(get().build(), socket))
                .isEqualTo(new Verdict.Unidentified("Not authenticated", true));
        assertThat(gate.judge(get().bearer("wrong").build(), socket))
                .isEqualTo(new Verdict.Unidentified("Invalid access token", false));
        assertThat(gate.judge(get().urlToken("wrong").build(), socket))
                .isEqualTo(new Verdict.Unidentified("Invalid access token", false));
        assertThat(role(gate.judge(get().urlToken("good-token").build(), socket)))
                .contains(Role.ADMIN);
        assertThat(role(gate.judge(get().bearer("good-token").build(), socket)))
                .contains(Role.ADMIN);
        assertThat(status(gate.judge(get().origin("http://evil.test").build(), socket)))
                .isEqualTo(403);
    }

    @Test
    void opensASocketByCookieOnlyToAPageOfOurs() throws Exception {
        Access socket = new Access.Socket(Role.VIEWER);
        String cookie = sessions.begin();

        assertThat(role(gate.judge(get().cookie(cookie).origin(OURS).build(), socket)))
                .contains(Role.ADMIN);
        assertThat(gate.judge(get().cookie(cookie).build(), socket))
                .isEqualTo(new Verdict.Unidentified("Not authenticated", true));
    }

    @Test
    void tellsWhoLacksTheRoleOfASocketByStatus() throws Exception {
        accounts.know(ADA);
        Knock knock = get().cookie(sessions.begin(ADA).value()).origin(OURS).build();

        assertThat(status(strict.judge(knock, new Access.Socket(Role.ADMIN)))).isEqualTo(403);
    }

    @Test
    void takesASessionOnlyInTheModeThatItWasBegunIn() throws Exception {
        accounts.know(ADA);
        Knock launched = get().cookie(sessions.begin()).build();
        Knock loggedIn = get().cookie(sessions.begin(ADA).value()).build();

        assertThat(role(gate.judge(launched, VIEW))).contains(Role.ADMIN);
        assertThat(status(strict.judge(launched, VIEW))).isEqualTo(401);
        assertThat(role(strict.judge(loggedIn, VIEW))).contains(Role.EDITOR);
        assertThat(status(gate.judge(loggedIn, VIEW))).isEqualTo(401);
    }

    @Test
    void takesAUsersTokenOnlyWherePasswordsCount() throws Exception {
        accounts.know(ADA);
        String access = new UserTokens(Clock.systemUTC(), KEY, accounts).issue(ADA).access();

        assertThat(role(strict.judge(get().bearer(access).build(), VIEW))).contains(Role.EDITOR);
        assertThat(status(gate.judge(get().bearer(access).build(), VIEW))).isEqualTo(401);
    }

    @Test
    void endsTheStandingOfAllThatAUserHasWithTheNextPassword() throws Exception {
        accounts.know(ADA);
        String access = new UserTokens(Clock.systemUTC(), KEY, accounts).issue(ADA).access();
        Identity byToken = identity(strict.judge(get().bearer(access).build(), VIEW));
        Knock withCookie = get().cookie(sessions.begin(ADA).value()).build();
        Identity byCookie = identity(strict.judge(withCookie, VIEW));
        assertThat(byToken.standing().holds()).isTrue();
        assertThat(byCookie.standing().holds()).isTrue();

        accounts.know(new User("ada", PasswordHash.ofNobody(), Role.EDITOR, 2, Instant.EPOCH));

        assertThat(byToken.standing().holds()).isFalse();
        assertThat(byCookie.standing().holds()).isFalse();
        assertThat(status(strict.judge(get().bearer(access).build(), VIEW))).isEqualTo(401);
        assertThat(status(strict.judge(withCookie, VIEW))).isEqualTo(401);
    }

    @Test
    void takesAnApiTokenUntilItEndsOrIsRevoked() {
        Instant soon = Instant.now().plusSeconds(60);
        ApiToken good = token("good", soon, false);
        accounts.know(good);
        accounts.know(token("late", Instant.now().minusSeconds(1), false));
        accounts.know(token("revoked", soon, true));

        Identity identity = identity(gate.judge(get().bearer("good").build(), VIEW));
        assertThat(identity.role()).isEqualTo(Role.VIEWER);
        assertThat(identity.name()).isEqualTo("token:id-good");
        for (String bad : List.of("late", "revoked", good.digest(), good.id())) {
            assertThat(status(gate.judge(get().bearer(bad).build(), VIEW))).as(bad).isEqualTo(401);
        }
        accounts.know(token("good", soon, true));
        assertThat(identity.standing().holds()).isFalse();
    }

    @Test
    void bringsACookieToAnOpenRouteOnlyFromOurOwnPage() {
        KnockBuilder page = post().json().cookie("x").origin(OURS).marked();

        assertThat(gate.ownCookie(page.build())).contains("x");
        assertThat(gate.ownCookie(post().json().cookie("x").origin(OURS).build())).isEmpty();
        assertThat(gate.ownCookie(post().json().cookie("x").marked().build())).isEmpty();
        for (String origin : List.of("https://app.example", "http://evil.test")) {
            KnockBuilder other = post().json().cookie("x").origin(origin).marked();
            assertThat(gate.ownCookie(other.build())).as(origin).isEmpty();
        }
        assertThat(gate.ownCookie(page.site("cross-site").build())).isEmpty();
    }

    @Test
    void keepsNoMoreOneTimeSecretsThanItsLimit() {
        String first = tickets.mint(Identity.PROGRAM);
        for (int i = 0; i < 8; i++) tickets.mint(Identity.PROGRAM);

        assertThat(tickets.redeem(first)).isEmpty();
    }

    private static ApiToken token(String secret, Instant expires, boolean revoked) {
        return new ApiToken(
                "id-" + secret,
                "ci",
                Role.VIEWER,
                Secret.digest(secret),
                Instant.EPOCH,
                expires,
                Optional.empty(),
                revoked);
    }

    private static Identity identity(Verdict verdict) {
        return ((Verdict.Admitted) verdict).identity().orElseThrow();
    }

    private static int status(Verdict verdict) {
        return verdict instanceof Verdict.Refused refused ? refused.status() : 200;
    }

    private static Optional<Role> role(Verdict verdict) {
        return verdict instanceof Verdict.Admitted admitted
                ? admitted.identity().map(Identity::role)
                : Optional.empty();
    }

    private static KnockBuilder get() {
        return new KnockBuilder("GET").host("localhost:8888");
    }

    private static KnockBuilder post() {
        return new KnockBuilder("POST").host("localhost:8888");
    }
}
