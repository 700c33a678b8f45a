package dev.sightline.auth;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * The tokens that a login gives to programs: one for 15 minutes, and one for 7 days that gets new
 * ones and can be revoked; what it got ends with it.
 */
public final class UserTokens {
    public static final Duration ACCESS = Duration.ofMinutes(15);
    public static final Duration REFRESH = Duration.ofDays(7);

    /** A login's answer. */
    public record Pair(String access, String refresh) {}

    private final Clock clock;
    private final Jwt jwt;
    private final Accounts accounts;

    public UserTokens(Clock clock, SigningKey key, Accounts accounts) {
        this.clock = clock;
        this.jwt = new Jwt(key);
        this.accounts = accounts;
    }

    public Pair issue(User user) throws IOException {
        Instant now = clock.instant();
        String id = Secret.random();
        Instant expires = now.plus(REFRESH);
        accounts.remember(new RefreshToken(id, user.name(), expires, false));
        Jwt.Claims refresh =
                new Jwt.Claims(Jwt.Type.REFRESH, id, id, user.name(), user.tokenVersion(), expires);
        return new Pair(access(refresh, now), jwt.sign(refresh, now));
    }

    /** A new access token, if the refresh token still holds. */
    public Optional<String> refresh(String refreshToken) throws IOException {
        Instant now = clock.instant();
        Optional<Jwt.Claims> claims = jwt.read(refreshToken, Jwt.Type.REFRESH, now);
        if (claims.isEmpty()) return Optional.empty();
        Register register = accounts.now();
        // Another node may have handed it out a moment ago.
        if (register.refreshToken(claims.get().id()).isEmpty()) register = accounts.fresh();
        boolean kept =
                register.refreshToken(claims.get().id())
                        .filter(token -> !token.revoked())
                        .filter(token -> token.user().equals(claims.get().user()))
                        .isPresent();
        if (!kept || register.user(claims.get().user(), claims.get().tokenVersion()).isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(access(claims.get(), now));
    }

    /** Ends a refresh token; anything else is left as it is. */
    public void revoke(String refreshToken) throws IOException {
        Optional<Jwt.Claims> claims = jwt.read(refreshToken, Jwt.Type.REFRESH, clock.instant());
        if (claims.isPresent()) accounts.revokeRefreshToken(claims.get().id());
    }

    Optional<Identity> identify(String accessToken) {
        return jwt.read(accessToken, Jwt.Type.ACCESS, clock.instant())
                .flatMap(claims ->
                        holder(claims)
                                .map(user ->
                                        new Identity(
                                                user.name(),
                                                user.role(),
                                                () -> stands(claims, user.role()))));
    }

    private boolean stands(Jwt.Claims claims, Role role) {
        return clock.instant().isBefore(claims.expires())
                && holder(claims).filter(user -> user.role() == role).isPresent();
    }

    private Optional<User> holder(Jwt.Claims claims) {
        Register register = accounts.now();
        boolean revoked =
                register.refreshToken(claims.origin()).map(RefreshToken::revoked).orElse(false);
        return revoked ? Optional.empty() : register.user(claims.user(), claims.tokenVersion());
    }

    private String access(Jwt.Claims refresh, Instant now) {
        return jwt.sign(
                new Jwt.Claims(
                        Jwt.Type.ACCESS,
                        Secret.random(),
                        refresh.id(),
                        refresh.user(),
                        refresh.tokenVersion(),
                        now.plus(ACCESS)),
                now);
    }
}
