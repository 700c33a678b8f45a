package dev.sightline.auth;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Browser sessions: who traded a launch secret, or a name and a password, for a cookie. They
 * outlive a restart of the node; kept by digest, so that the file gives no session away.
 *
 * <p>The cookie of a launch is one secret for {@link #LIFE}. That of a login is {@code id.secret},
 * and each refresh replaces the secret by one that follows from it: two tabs that refresh at once
 * get the same, and who missed the answer may ask again. Whoever shows an older one has stolen it,
 * or was stolen from; nobody can say which, so the session ends.
 */
public final class Sessions {
    public static final Duration LIFE = Duration.ofDays(30);

    /** So many browsers of one person; the session nearest to its end gives way. */
    private static final int LIMIT = 256;

    /** So many users with so many browsers; above it the one nearest to its end gives way. */
    private static final int TOTAL = 8192;

    /** Where sessions survive, by the digest of what identifies them. */
    public interface Store {
        Map<String, Session> load() throws IOException;

        void save(Map<String, Session> byDigest) throws IOException;
    }

    /**
     * A session and the cookie that opens it.
     *
     * @param value the cookie's, kept nowhere
     */
    public record Opened(String value, Session.LoggedIn session) {}

    private final Clock clock;
    private final Store store;
    private final SigningKey key;

    /** Read without a lock, for the gate waits for nobody; written by who holds the monitor. */
    private final Map<String, Session> byDigest;

    /**
     * @param key from which the secrets of refreshed cookies follow
     */
    public Sessions(Clock clock, Store store, SigningKey key) throws IOException {
        this.clock = clock;
        this.store = store;
        this.key = key;
        this.byDigest = new ConcurrentHashMap<>(store.load());
    }

    /** A new session of a launch; the value is the cookie's, and is kept nowhere. */
    public synchronized String begin() throws IOException {
        String value = Secret.random();
        add(value, new Session.Launched(clock.instant().plus(LIFE)));
        return value;
    }

    /** A new session of a login. */
    public synchronized Opened begin(User user) throws IOException {
        Instant now = clock.instant();
        String id = Secret.random();
        String secret = Secret.random();
        Session.LoggedIn session =
                new Session.LoggedIn(
                        user.name(),
                        user.tokenVersion(),
                        Secret.digest(secret),
                        Optional.empty(),
                        Instant.EPOCH,
                        now.plus(Session.LoggedIn.WINDOW),
                        now.plus(Session.LoggedIn.LIFE));
        add(id, session);
        return new Opened(id + "." + secret, session);
    }

    private void add(String id, Session session) throws IOException {
        Instant now = clock.instant();
        byDigest.values().removeIf(other -> !now.isBefore(other.ends()));
        makeRoom(owner(session), LIMIT);
        makeRoom(Optional.empty(), TOTAL);
        byDigest.put(Secret.digest(id), session);
        store.save(new HashMap<>(byDigest));
    }

    /**
     * @param of a user's sessions, or all
     */
    private void makeRoom(Optional<String> of, int limit) {
        Comparator<Map.Entry<String, Session>> byEnd =
                Comparator.comparing(entry -> entry.getValue().ends());
        long count = byDigest.values().stream().filter(session -> isOf(session, of)).count();
        if (count < limit) return;
        byDigest.entrySet().stream()
                .filter(entry -> isOf(entry.getValue(), of))
                .min(byEnd)
                .ifPresent(entry -> byDigest.remove(entry.getKey()));
    }

    private static boolean isOf(Session session, Optional<String> user) {
        return user.isEmpty() || owner(session).equals(user);
    }

    /** Launch sessions are all of the node's owner, whom no user's name can be. */
    private static Optional<String> owner(Session session) {
        return Optional.of(
                switch (session) {
                    case Session.Launched launched -> "";
                    case Session.LoggedIn loggedIn -> loggedIn.user();
                });
    }

    /** The session that a cookie opens now. */
    Optional<Session> open(String value) {
        Instant now = clock.instant();
        @Nullable Session session = byDigest.get(key(value));
        if (session == null || !now.isBefore(session.ends())) return Optional.empty();
        return switch (session) {
            case Session.Launched launched -> Optional.of(launched);
            case Session.LoggedIn loggedIn ->
                    now.isBefore(loggedIn.until())
                                    && loggedIn.isOpenedBy(Secret.digest(secret(value)), now)
                            ? Optional.of(loggedIn)
                            : Optional.empty();
        };
    }

    /** Whether the session that a cookie once opened is still awake; its secret may be another. */
    boolean isAwake(String value) {
        Instant now = clock.instant();
        @Nullable Session session = byDigest.get(key(value));
        return session != null
                && now.isBefore(session.ends())
                && (!(session instanceof Session.LoggedIn loggedIn)
                        || now.isBefore(loggedIn.until()));
    }

    /**
     * A new cookie for a login's, which may sleep already; a former cookie that is no longer good
     * ends the session.
     */
    public synchronized Optional<Opened> refresh(String value) throws IOException {
        Instant now = clock.instant();
        if (!(byDigest.get(key(value)) instanceof Session.LoggedIn session)
                || !now.isBefore(session.ends())) {
            return Optional.empty();
        }
        String digest = Secret.digest(secret(value));
        String next = key.successor(value);
        String id = value.substring(0, value.indexOf('.'));
        if (digest.equals(session.secret())) {
            Session.LoggedIn rotated = session.rotated(Secret.digest(next), now);
            byDigest.put(key(value), rotated);
            store.save(new HashMap<>(byDigest));
            return Optional.of(new Opened(id + "." + next, rotated));
        }
        if (session.isOpenedBy(digest, now) && Secret.digest(next).equals(session.secret())) {
            return Optional.of(new Opened(id + "." + next, session));
        }
        end(value);
        return Optional.empty();
    }

    /** Ends the session of a cookie, if it has one. */
    public synchronized void end(String value) throws IOException {
        if (byDigest.remove(key(value)) != null) store.save(new HashMap<>(byDigest));
    }

    private static String key(String value) {
        int dot = value.indexOf('.');
        return Secret.digest(dot < 0 ? value : value.substring(0, dot));
    }

    private static String secret(String value) {
        return value.substring(value.indexOf('.') + 1);
    }
}
