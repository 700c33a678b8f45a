package dev.sightline.auth;

import java.util.Optional;

/** The secrets of one node, and whom each of them speaks for. */
public final class Credentials {
    private final String tokenDigest;
    private final Sessions sessions;
    private final OneTimeSecrets tickets;

    /**
     * @param token the bearer token of programs
     * @param tickets single-use secrets for a stream's URL
     */
    public Credentials(String token, Sessions sessions, OneTimeSecrets tickets) {
        this.tokenDigest = Secret.digest(token);
        this.sessions = sessions;
        this.tickets = tickets;
    }

    Optional<Identity> byToken(String token) {
        return Secret.digest(token).equals(tokenDigest)
                ? Optional.of(Identity.PROGRAM)
                : Optional.empty();
    }

    /** Whom a token speaks for that comes in a URL, or as the first message of a WebSocket. */
    public Optional<Identity> byUrlToken(String token) {
        return byToken(token)
                .or(() -> tickets.redeem(token) ? Optional.of(Identity.PROGRAM) : Optional.empty());
    }

    Optional<Identity> byCookie(String value) {
        return sessions.isLive(value) ? Optional.of(Identity.OWNER) : Optional.empty();
    }
}
