package dev.sightline.auth;

import java.util.Map;
import java.util.Optional;

/**
 * Who is known, at one moment: a value that is read without waiting.
 *
 * @param users by name
 * @param tokens by digest
 * @param refreshTokens by id
 */
public record Register(
        Map<String, User> users,
        Map<String, ApiToken> tokens,
        Map<String, RefreshToken> refreshTokens) {
    public static final Register EMPTY = new Register(Map.of(), Map.of(), Map.of());

    public Register {
        users = Map.copyOf(users);
        tokens = Map.copyOf(tokens);
        refreshTokens = Map.copyOf(refreshTokens);
    }

    public Optional<User> user(String name) {
        return Optional.ofNullable(users.get(name));
    }

    /** The user, if nothing has changed that ends what was handed out before. */
    Optional<User> user(String name, long tokenVersion) {
        return user(name).filter(user -> user.tokenVersion() == tokenVersion);
    }

    Optional<RefreshToken> refreshToken(String id) {
        return Optional.ofNullable(refreshTokens.get(id));
    }
}
