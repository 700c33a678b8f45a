package dev.sightline.auth;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Secrets that open once: launch links and stream tickets. They live in memory only, so a restart
 * voids them, and no more than {@code limit} wait at a time: the oldest gives way.
 */
public final class OneTimeSecrets {
    private final Clock clock;
    private final Duration life;
    private final Map<String, Instant> expiryByDigest;

    public OneTimeSecrets(Clock clock, Duration life, int limit) {
        this.clock = clock;
        this.life = life;
        this.expiryByDigest =
                new LinkedHashMap<>() {
                    private static final long serialVersionUID = 1L;

                    @Override
                    protected boolean removeEldestEntry(Map.Entry<String, Instant> eldest) {
                        return size() > limit;
                    }
                };
    }

    public synchronized String mint() {
        String secret = Secret.random();
        expiryByDigest.put(Secret.digest(secret), clock.instant().plus(life));
        return secret;
    }

    /** True the first time that a living secret is shown, false ever after. */
    public synchronized boolean redeem(String secret) {
        Instant expiry = expiryByDigest.remove(Secret.digest(secret));
        return expiry != null && clock.instant().isBefore(expiry);
    }
}
