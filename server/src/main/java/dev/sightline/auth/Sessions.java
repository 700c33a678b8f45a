package dev.sightline.auth;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/**
 * Browser sessions: who traded a launch secret for a cookie. They outlive a restart of the node and
 * end after {@link #LIFE}; kept by digest, so that the file gives no session away.
 */
public final class Sessions {
    public static final Duration LIFE = Duration.ofDays(30);

    /** So many browsers of one person; the session nearest to its end gives way. */
    private static final int LIMIT = 256;

    /** Where sessions survive: digest of the cookie to the end of the session. */
    public interface Store {
        Map<String, Instant> load() throws IOException;

        void save(Map<String, Instant> expiryByDigest) throws IOException;
    }

    private final Clock clock;
    private final Store store;
    private final Map<String, Instant> expiryByDigest;

    public Sessions(Clock clock, Store store) throws IOException {
        this.clock = clock;
        this.store = store;
        this.expiryByDigest = new HashMap<>(store.load());
    }

    /** A new session; the value is the cookie's, and is kept nowhere. */
    public synchronized String begin() throws IOException {
        Instant now = clock.instant();
        expiryByDigest.values().removeIf(expiry -> !now.isBefore(expiry));
        if (expiryByDigest.size() >= LIMIT) {
            expiryByDigest.entrySet().stream()
                    .min(Map.Entry.comparingByValue())
                    .map(Map.Entry::getKey)
                    .ifPresent(expiryByDigest::remove);
        }
        String value = Secret.random();
        expiryByDigest.put(Secret.digest(value), now.plus(LIFE));
        store.save(expiryByDigest);
        return value;
    }

    synchronized boolean isLive(String value) {
        @Nullable Instant expiry = expiryByDigest.get(Secret.digest(value));
        return expiry != null && clock.instant().isBefore(expiry);
    }
}
