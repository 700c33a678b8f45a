package dev.sightline.auth;

import org.jspecify.annotations.Nullable;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;

/** The secrets that a node takes, and whom each of them speaks for. Nothing here ever waits. */
public final class Credentials {
    /**
     * @param program of the node, for its owner's programs
     * @param metrics opens the metrics and nothing else
     */
    public record NodeTokens(String program, Optional<String> metrics) {}

    private final Clock clock;
    private final AuthMode mode;
    private final String programDigest;
    private final Optional<String> metricsDigest;
    private final Sessions sessions;
    private final OneTimeSecrets tickets;
    private final Accounts accounts;
    private final UserTokens userTokens;

    /**
     * @param tickets single-use secrets for a stream's URL
     */
    public Credentials(
            Clock clock,
            AuthMode mode,
            NodeTokens tokens,
            Sessions sessions,
            OneTimeSecrets tickets,
            Accounts accounts,
            UserTokens userTokens) {
        this.clock = clock;
        this.mode = mode;
        this.programDigest = Secret.digest(tokens.program());
        this.metricsDigest = tokens.metrics().map(Secret::digest);
        this.sessions = sessions;
        this.tickets = tickets;
        this.accounts = accounts;
        this.userTokens = userTokens;
    }

    /** Whom a bearer token speaks for: the node's own, an API token, or a user's access token. */
    Optional<Identity> byToken(String token) {
        String digest = Secret.digest(token);
        if (digest.equals(programDigest)) return Optional.of(Identity.PROGRAM);
        Optional<Identity> program = byApiToken(digest);
        return program.isPresent() || mode != AuthMode.PASSWORD
                ? program
                : userTokens.identify(token);
    }

    /**
     * Whom a token speaks for that came by {@code ?token=} or as the first message of a WebSocket:
     * any bearer token, or a ticket, which is used up by this. What the identity may do, and for
     * how long it stands, is still to be asked.
     */
    public Optional<Identity> byStreamToken(String token) {
        return byToken(token).or(() -> tickets.redeem(token));
    }

    Optional<Identity> byMetricsToken(String token) {
        return metricsDigest.filter(Secret.digest(token)::equals).map(digest -> Identity.METRICS);
    }

    /** A session counts in the mode that it was begun in, and in no other. */
    Optional<Identity> byCookie(String value) {
        Optional<Session> session = sessions.open(value);
        if (session.isEmpty()) return Optional.empty();
        return switch (session.get()) {
            case Session.Launched launched ->
                    mode == AuthMode.LAUNCH
                            ? Optional.of(Identity.OWNER.lasting(() -> sessions.isAwake(value)))
                            : Optional.empty();
            case Session.LoggedIn loggedIn ->
                    mode == AuthMode.PASSWORD ? byLogin(value, loggedIn) : Optional.empty();
        };
    }

    private Optional<Identity> byLogin(String cookie, Session.LoggedIn session) {
        return accounts.now()
                .user(session.user(), session.tokenVersion())
                .map(user ->
                        new Identity(
                                user.name(),
                                user.role(),
                                () ->
                                        sessions.isAwake(cookie)
                                                && accounts.now()
                                                        .user(user.name(), user.tokenVersion())
                                                        .filter(now -> now.role() == user.role())
                                                        .isPresent()));
    }

    private Optional<Identity> byApiToken(String digest) {
        Instant now = clock.instant();
        @Nullable ApiToken token = accounts.now().tokens().get(digest);
        if (token == null || !token.holds(now)) return Optional.empty();
        accounts.used(token, LocalDate.ofInstant(now, ZoneOffset.UTC));
        return Optional.of(
                new Identity(
                        "token:" + token.id(), token.role(), () -> stands(digest, token.role())));
    }

    private boolean stands(String digest, Role role) {
        @Nullable ApiToken token = accounts.now().tokens().get(digest);
        return token != null && token.holds(clock.instant()) && token.role() == role;
    }
}
