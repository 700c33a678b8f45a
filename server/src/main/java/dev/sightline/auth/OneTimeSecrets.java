package dev.sightline.auth;

import org.jspecify.annotations.Nullable;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Secrets that open once: launch links and stream tickets. Each speaks for an identity. They live
 * in memory only, so a restart voids them, and no more than {@code limit} wait at a time: the
 * oldest gives way.
 */
public final class OneTimeSecrets {
    private record Waiting(Instant expiry, Identity identity) {}

    private final Clock clock;
    private final Duration life;
    private final Map<String, Waiting> byDigest;

    public OneTimeSecrets(Clock clock, Duration life, int limit) {
        this.clock = clock;
        this.life = life;
        this.byDigest =
                new LinkedHashMap<>() {
                    private static final long serialVersionUID = 1L;

                    @Override
                    protected boolean removeEldestEntry(Map.Entry<String, Waiting> eldest) {
                        return size() > limit;
                    }
                };
    }

    /**
     * @param identity for whom the secret will speak, as long as it stands
     */
    public synchronized String mint(Identity identity) {
        String secret = Secret.random();
        byDigest.put(Secret.digest(secret), new Waiting(clock.instant().plus(life), identity));
        return secret;
    }

    /** The identity, the first time that a living secret is shown; empty ever after. */
    public synchronized Optional<Identity> redeem(String secret) {
        @Nullable Waiting waiting = byDigest.remove(Secret.digest(secret));
        return Optional.ofNullable(waiting)
                .filter(one -> clock.instant().isBefore(one.expiry()))
                .map(Waiting::identity)
                .filter(identity -> identity.standing().holds());
    }
}
