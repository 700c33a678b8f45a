package dev.sightline.auth;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;

/** Users and tokens without a file; the tests of the real one are in {@code state}. */
public final class KnownAccounts implements Accounts {
    private final Map<String, User> users = new HashMap<>();
    private final Map<String, ApiToken> tokens = new HashMap<>();
    private final Map<String, RefreshToken> refreshTokens = new HashMap<>();

    void know(User user) {
        users.put(user.name(), user);
    }

    void know(ApiToken token) {
        tokens.put(token.digest(), token);
    }

    void forget(String user) {
        users.remove(user);
    }

    @Override
    public Register now() {
        return new Register(users, tokens, refreshTokens);
    }

    @Override
    public Register fresh() {
        return now();
    }

    @Override
    public void remember(RefreshToken token) {
        refreshTokens.put(token.id(), token);
    }

    @Override
    public void revokeRefreshToken(String id) {
        refreshTokens.computeIfPresent(
                id, (key, old) -> new RefreshToken(id, old.user(), old.expires(), true));
    }

    @Override
    public void used(ApiToken token, LocalDate day) {}
}
